/** Model files: `runScript` evaluates, simulates and draws; `checkScript` only looks. */
export { checkScript, runScript } from './run-script.ts'
export type { ScriptOptions, ScriptReport, ScriptVariable } from './script-types.ts'
export type { DrawnFigure } from '../figures/index.ts'
export { RunStopper } from './library/brian2/stopper.ts'
export type { RecordedData } from './library/brian2/state.ts'
