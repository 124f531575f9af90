/** Model files: `runScript` evaluates, simulates and draws; `checkScript` only looks. */
export { checkScript, runScript, type ScriptOptions, type ScriptReport, type ScriptVariable } from './run-script.ts'
export { RunStopper } from './library/brian2/stopper.ts'
export type { BrianData } from './library/brian2/state.ts'
export { type Figure, type FigureData, toJSON, toSVG } from './figures/index.ts'
