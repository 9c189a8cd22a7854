// The engine in a module worker: the host behind Comlink.
import { expose } from 'comlink';
import { Host } from './host.js';

expose(new Host(15));
