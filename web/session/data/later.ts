// What the worker needs beyond the first look at a table: judging, the doctor, pictures and sounds. Fetched behind what is seen first.
export { complete, readWav } from 'vitrine/data';
export { examineTable, treat } from './doctor.ts';
export { Judge } from './judge.ts';
export { HeldImages } from './pictures.ts';
export { columnsBefore, readCleaning, replay } from './replay.ts';
export { HeldSounds } from './sounds.ts';
