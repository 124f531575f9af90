/** The host's inner door: what rooms that run networks, or know their manifests, need besides its public face. */
export { assign } from './assign.ts'
export { type Interval, interval } from './clock.ts'
export { Engine, type EngineOptions } from './engine.ts'
export { EventRecord } from './event-record.ts'
export { RateRecord } from './rate-record.ts'
export { SampleRecord } from './sample-record.ts'
export { type NumberArray, numberArrays } from './growing.ts'
export { largeRecordingsWarning } from './large-recordings.ts'
export { byteText } from './memory.ts'
export { shownName } from './names.ts'
export { delaySlots, pathwayElements } from './pathways.ts'
export { tileFor } from './placing.ts'
export { inUnit, quantityOf, unitValue } from './quantities.ts'
export {
  isSpikeMonitor,
  type MonitorKind,
  type MonitorOf,
  type MonitorRecord,
  type RecordOf,
  type Records,
} from './records.ts'
export { drawSeed, requireSeed } from './seed.ts'
export { NetworkState, requireStateOptions, type StateOptions } from './state.ts'
export { settingsOf } from './settings.ts'
export { withSharedMemory } from './shared-memory.ts'
export { aloneNote } from './threads/alone.ts'
export { troubleWarning } from './trouble.ts'
export { takeTurns } from './yield.ts'
export { type ModelConstant, shownConstants } from './model.ts'
export type { Settings } from './settings.ts'
