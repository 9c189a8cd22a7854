// The parts of the road for images.
import Content from './Content.svelte';
import Plan from './Plan.svelte';
import Predict from './Predict.svelte';

export default { Content, Plan, Predict, Code: () => import('./Code.svelte') };
