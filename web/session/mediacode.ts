// The writers of scripts for pictures and sounds: one file to be fetched behind what is seen first.
export { imagesToJavaScript } from './imagejavascript.ts';
export { imagesToPython } from './imagepython.ts';
export { mediaToJavaScript } from './mediajavascript.ts';
export { mediaToPython } from './mediapython.ts';
