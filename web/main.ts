// The page's entry: styles, one session, one tree of views.
import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import 'uplot/dist/uPlot.min.css';
import App from './App.svelte';

mount(App, { target: document.getElementById('page')! });
