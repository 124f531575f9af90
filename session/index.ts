/** Model files: `runScript` and `runNotebook` evaluate, simulate and draw; `checkScript` only looks, `checkText` even sooner. */
export { checkScript, runNotebook, runScript } from './run-script.ts'
export { checkText, type TextOptions } from './language/index.ts'
export type { CellReport, ScriptOptions, ScriptReport, ScriptVariable } from './script-types.ts'
export type { ScriptFiles } from './files.ts'
export type { DrawnFigure } from '../figures/index.ts'
export { RunStopper } from './library/brian2/stopper.ts'
export type { ConnectProgress } from '../network/index.ts'
export type { RecordedData } from './library/brian2/state.ts'
