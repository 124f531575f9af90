/** Hillock's main door: networks of neurons in TypeScript, with Brian 2's words. */
export type { Precision } from '../abi/index.ts'
export { type Diagnostic, format, type FormatOptions, HillockError } from '../diagnostics/index.ts'
export type { Assemble } from '../compiler/assemble/assemble.ts'
export type { BinomialNumbers, External, Namespace, Outside, TimedValues } from '../compiler/model/external.ts'
export type { ConnectProgress, Progress } from '../host/index.ts'
export { drawSeed, type NumberArray } from '../host/running.ts'
export type { AssignOptions, VariableValue, VariableValues, WriteOptions } from './assignment.ts'
export { assembleHere, remembering } from './assembler.ts'
export { BinomialFunction, type BinomialFunctionOptions } from './binomial-function.ts'
export { Clock, type ClockOptions } from './clock.ts'
export type { NetworkObject } from './describe.ts'
export { EquationFunction, type EquationFunctionOptions } from './equation-function.ts'
export { Equations, type Replacements } from './equations.ts'
export { EventMonitor, type EventMonitorOptions, SpikeMonitor, type SpikeMonitorOptions } from './event-monitor.ts'
export type { Group, GroupOptions } from './group.ts'
export type { Subgroup, SubgroupOptions } from './subgroup.ts'
export type { NeuronGroupOptions } from './group-arguments.ts'
export type { Member, ObjectType, ScheduleRow } from './members.ts'
export type { LinkOptions } from './link.ts'
export { Network } from './network.ts'
export type {
  Compiled,
  CompileOptions,
  NetworkOptions,
  ProfiledObject,
  RestoreOptions,
  RunEnd,
  RunOptions,
  Stepping,
} from './network-options.ts'
export { NetworkOperation, type NetworkOperationOptions, type Operation } from './network-operation.ts'
export type { MethodLike, MethodOptionsLike } from './methods.ts'
export { NeuronGroup } from './neuron-group.ts'
export { PoissonGroup, type PoissonGroupOptions, type Rates } from './poisson-group.ts'
export { PoissonInput, type PoissonInputOptions, type Weight } from './poisson-input.ts'
export { PopulationRateMonitor, type PopulationRateMonitorOptions, type RateOptions } from './rate-monitor.ts'
export type { BinnedRate, BinnedRates, SmoothingWindow } from './rates.ts'
export { RegularOperation, type RegularOptions } from './regular-operation.ts'
export { selectRecorded, type RecordedColumn } from './select-recorded.ts'
export { SpikeGeneratorGroup, type SpikeGeneratorOptions } from './spike-generator-group.ts'
export { ExplicitStateUpdater, type ExplicitStateUpdaterOptions } from './state-updater.ts'
export { StateMonitor, type StateMonitorOptions } from './state-monitor.ts'
export type { TimingOptions } from './timing.ts'
export type { SettableName, VariableName } from './equation-names.ts'
export type { NamespaceLike } from './namespace.ts'
export type { QuantityLike } from './quantities.ts'
export { RandomStreams } from './streams.ts'
export type { Text } from './text.ts'
export type { ConnectOptions, Neurons } from './connect-options.ts'
export { Synapses, type SynapsesOptions } from './synapses.ts'
export { TimedArray, type TimedArrayOptions } from './timed-array.ts'
export type { VariableInfo } from './variable-info.ts'
export type { VariableOwner } from './variables.ts'
