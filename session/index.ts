/** Model files: `runScript` and `runNotebook` evaluate, simulate and draw; `checkScript` only looks, `checkText` even sooner. */
export { checkScript, runNotebook, runScript } from './run-script.ts'
export {
  checkText,
  type Completion,
  type CompletionKind,
  completionsAt,
  type Edit,
  type Fix,
  fixesFor,
  type Hover,
  hoverAt,
  type TextOptions,
} from './language/index.ts'
export type { CellReport, ScriptFigure, ScriptOptions, ScriptReport, ScriptVariable } from './script-types.ts'
export type { ScriptFiles } from './files.ts'
export type { DrawnFigure } from '../figures/index.ts'
export { RunStopper } from './library/brian2/stopper.ts'
export type { ConnectProgress } from '../network/index.ts'
export type { RecordedData } from './library/brian2/state.ts'
export { openSession, type ScriptRun, type ScriptSession, type SessionRunOptions } from './open-session.ts'
export type { ScriptEnd, ScriptSynapses } from './pairs.ts'
export { type RunBegin, type RunBlock, RunControl, type RunControlOptions } from './run-control.ts'
export type { ScriptConstant, ScriptSize } from './script-constants.ts'
export type { WatchedGroup, WatchedRecords, WatchSelection } from './watched.ts'
