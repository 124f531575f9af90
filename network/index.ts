/** Hillock's main door: networks of neurons in TypeScript, with Brian 2's words. */
export { type Diagnostic, format, type FormatOptions, HillockError } from '../diagnostics/index.ts'
export type { Progress } from '../host/engine.ts'
export type { Assemble } from '../compiler/assemble/assemble.ts'
export type { External, Namespace } from '../compiler/model/external.ts'
export { assembleHere, remembering } from './assembler.ts'
export { SpikeMonitor, type SpikeMonitorOptions, StateMonitor, type StateMonitorOptions } from './monitors.ts'
export {
  type Compiled,
  type CompileOptions,
  Network,
  type NetworkObject,
  type NetworkOptions,
  type RunEnd,
  type RunOptions,
} from './network.ts'
export type { SettableName, VariableName } from './equation-names.ts'
export {
  type AssignOptions,
  NeuronGroup,
  type NeuronGroupOptions,
  type VariableInfo,
  type VariableValue,
  type VariableValues,
} from './neuron-group.ts'
export type { NamespaceLike, QuantityLike } from './quantities.ts'
export type { Values } from './storage.ts'
export { drawSeed, RandomStreams } from './streams.ts'
export type { Text } from './text.ts'
