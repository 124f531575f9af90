/** What is done before the first step: synapses are made by rules, and initial values assigned. */
import type { Manifest, ManifestGroup, ManifestInitial } from '../abi/manifest.ts'
import { streamKey } from '../abi/stream-key.ts'
import { type ConnectProgress, type ConnectRule, roomFor } from './connecting.ts'
import { hostError } from './errors.ts'
import { shownName } from './names.ts'
import type { Call, Passage, Rows } from './passage.ts'
import type { Binding, NetworkState } from './state.ts'

/** What it is done to. */
export interface InitialSetting {
  readonly manifest: Manifest
  readonly state: NetworkState
  readonly binding: Binding
  readonly seed: number
  readonly call: Call
  /** Makes room for what groups have become, keeping what is there. */
  readonly refit: () => void
  readonly onConnecting?: ((progress: ConnectProgress) => void) | undefined
}

type Kernel = Extract<ManifestInitial, { kind: 'kernel' }>

/**
 * Does all of it in order. The rows that it gives are gone through by whoever asks for the next ones, who hands in what came of them:
 * in one thread (`goThrough`) or in several.
 */
export function* initialRows(setting: InitialSetting): Generator<Rows, void, Passage> {
  const { manifest, state, binding, call } = setting
  call('prepare')
  for (const initial of manifest.initial) {
    if (initial.kind === 'connect') yield* connect(initial, setting)
    else if (initial.kind === 'kernel') yield* assign(initial, setting)
    else {
      const placed = binding.arrays[initial.array]
      if (placed !== undefined) state.writePlaced(placed, initial.values, initial.indices)
    }
  }
}

/** All synapses that there is room for, and once more those of the rows from the first one on that there was no room for. */
function* connect(rule: ConnectRule, setting: InitialSetting): Generator<Rows, void, Passage> {
  const { manifest, state, binding, call, refit, onConnecting } = setting
  const [synapses, neurons] = [manifest.groups[rule.group], manifest.groups[rule.neurons]]
  if (synapses === undefined || neurons === undefined) return
  const { start, stop } = rule.range ?? { start: 0, stop: state.size(neurons.name) ?? 0 }
  const rows = {
    export: rule.export,
    first: 0,
    end: stop - start,
    key: streamKey(rule.seed ?? setting.seed, rule.epoch),
    pieces: rule.pieces === true,
  }
  const told = (done: number, all: number): void => onConnecting?.({ name: shownName(synapses), fraction: done / all })
  const ends = endsOf(synapses)
  const before = state.size(synapses.name) ?? 0
  const { made, unfitting, fitting } = yield {
    ...rows,
    synapses: { rule, before, room: roomFor(synapses, binding), ends },
    tell: passage => told(passage.next, 2 * rows.end - passage.unfitting),
  }
  state.setSize(synapses.name, made)
  refit()
  const again = rows.end - unfitting
  if (again > 0)
    yield {
      ...rows,
      first: unfitting,
      synapses: { rule, before: fitting, room: made, ends },
      tell: passage => told(again + passage.next, rows.end + again),
    }
  call('prepare')
}

/** Where the neurons on both sides of synapses are kept. */
function endsOf({ variables }: ManifestGroup): { readonly pre: number; readonly post: number } {
  const array = (name: string): number => variables.find(variable => variable.name === name)?.array ?? -1
  return { pre: array('i'), post: array('j') }
}

/** Values of all elements, of a range of them, or of some. */
function* assign(kernel: Kernel, { manifest, state, seed, call }: InitialSetting): Generator<Rows, void, Passage> {
  const group = manifest.groups[kernel.group]
  const neurons = state.size(group?.name ?? '') ?? 0
  const elements = group?.ends === undefined ? 'neurons' : 'synapses'
  const key = streamKey(kernel.seed ?? seed, kernel.epoch)
  const { text, indices, range = { start: 0, stop: neurons } } = kernel
  if (range.stop > neurons)
    throw hostError('bad-value', `'${text}' assigns to ${elements} up to ${range.stop}, but there are only ${neurons}`)
  if (indices === undefined) {
    const [first, end] = [range.start, range.stop]
    if (kernel.pieces === true) yield { export: kernel.export, first, end, key, pieces: true }
    else call(kernel.export, first, end, ...key)
    return
  }
  for (const index of indices) {
    if (index >= neurons) {
      const message = `'${text}' assigns to ${elements.slice(0, -1)} ${index}, but there are only ${neurons}`
      throw hostError('bad-value', message)
    }
    call(kernel.export, index, index + 1, ...key)
  }
}
