// The Python module's front: Keras code in, network out, and back.
export { fromPython, type EvaluateCall, type FitCall, type FromPythonOptions, type PredictCall, type Script, type ScriptModel } from './script.js';
export type { DataNames } from './keras/arguments.js';
export type { NestedNumbers } from './evaluate/values.js';
export type { Note } from './problems.js';
export { pythonLiteral } from './write/literals.js';
export { pythonParts, toPython, type PythonParts, type ToPythonOptions } from './write/script.js';
