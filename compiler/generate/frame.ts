/**
 * One generated function: what it reads is loaded once into locals, as far outside the loops as it goes. Constants and
 * base addresses at the top, values of the step at the head of the step loop, a neuron's variables at the head of the
 * neuron loop.
 */
import { invariant } from '../../diagnostics/index.ts'
import type { IrRead, IrType, Place } from '../ir/ir.ts'
import { type Emission } from './expression.ts'
import { shifts } from './lanes.ts'
import type { Slot } from './layout.ts'
import { type ModuleContext, useRuntime } from './module-context.ts'
import { createNames, type Names } from './names.ts'

export interface Frame {
  readonly context: ModuleContext
  readonly group: number
  readonly names: Names
  /** Loads at the top of the function. */
  readonly top: string[]
  /** Loads at the head of the step loop. */
  readonly perStep: string[]
  /** How an element of the neuron at hand is addressed, and how its draws are read. */
  readonly neuron: NeuronAccess
  readonly seen: Set<string>
}

/** How generated code reaches what belongs to the neuron of the innermost loop. */
export interface NeuronAccess {
  /** Reads a state variable or derived array through a local; undefined outside neuron loops. */
  readonly read?: (place: Place, type: IrType, frame: Frame) => string
  /** Text of the current time step as i64. */
  readonly step: string
}

/** A function without loads yet. */
export function createFrame(context: ModuleContext, group: number, neuron: NeuronAccess): Frame {
  return { context, group, names: createNames(), top: [], perStep: [], neuron, seen: new Set() }
}

/** An emitter of expressions that loads into the frame. */
export function emissionOf(frame: Frame): Emission {
  return {
    lanes: frame.context.lanes,
    read: expr => readPlace(expr, frame),
    runtime: (file, name) => {
      frame.context.calls.set(name, (frame.context.calls.get(name) ?? 0) + 1)
      return useRuntime(frame.context, file, name)
    },
  }
}

function readPlace({ place, type }: IrRead, frame: Frame): string {
  switch (place.kind) {
    case 'constant':
      return loaded(frame, constantSlot(frame, place.name), identifier(place.name), type)
    case 'derived':
      return loaded(frame, derivedSlot(frame, place.name), place.name, type)
    case 'shared':
      return sharedValue(frame, place.name, type)
    case 'dt':
      return topLoad(frame, 'dt', 'dt', 'load<f64>(DT)')
    case 'size':
      return topLoad(frame, 'size', 'N', `<i64>load<i32>(${sizeSlot(frame.context, frame.group).symbol})`)
    case 'time':
      return stepLoad(frame, 'time', 't', `<f64>${stepNumber(frame)} * ${topLoad(frame, 'dt', 'dt', 'load<f64>(DT)')}`)
    case 'step':
      return stepNumber(frame)
    case 'track':
      return trackValue(frame, place.name, type)
    case 'local':
      return frame.names.of(`local ${place.name}`, place.name.replace(/^_+/, '') || 'value')
    case 'index':
      return 'n'
    case 'variable':
    case 'derived-array':
    case 'draw': {
      const { read } = frame.neuron
      invariant(read !== undefined, `${place.kind} to be read inside a neuron loop`)
      return read(place, type, frame)
    }
  }
}

/** The current step, as a local of the step loop. */
export function stepNumber(frame: Frame): string {
  return stepLoad(frame, 'step', 'now', frame.neuron.step)
}

/** A name as generated text can have it. */
function identifier(name: string): string {
  return name.replaceAll(/\W+/g, '_')
}

function loaded(frame: Frame, slot: Slot, stem: string, type: IrType): string {
  const text = type === 'bool' ? `load<i32>(${slot.symbol}) != 0` : `load<${type}>(${slot.symbol})`
  return topLoad(frame, slot.symbol, stem, text)
}

/** A `const` at the top of the function. */
export function topLoad(frame: Frame, key: string, stem: string, text: string): string {
  return loadOnce(frame, frame.top, `top ${key}`, stem, text)
}

/** A `const` at the head of the step loop. */
export function stepLoad(frame: Frame, key: string, stem: string, text: string): string {
  return loadOnce(frame, frame.perStep, `step ${key}`, stem, text)
}

function loadOnce(frame: Frame, lines: string[], key: string, stem: string, text: string): string {
  const name = frame.names.of(key, stem)
  if (!frame.seen.has(key)) {
    frame.seen.add(key)
    lines.push(`const ${name} = ${text}`)
  }
  return name
}

/** The base address of an array as a local. */
export function baseOf(frame: Frame, slot: Slot, stem: string): string {
  return topLoad(frame, slot.symbol, `${stem}_at`, `<usize>load<u32>(${slot.symbol})`)
}

function sharedValue(frame: Frame, name: string, type: IrType): string {
  const base = baseOf(frame, stateSlot(frame.context, frame.group, name), name)
  return topLoad(frame, `shared ${name}`, name, frame.context.lanes.load(type, base))
}

function trackValue(frame: Frame, name: string, type: IrType): string {
  const base = baseOf(frame, trackSlot(frame, name, type), name)
  const address = `${base} + (<usize>k << ${shifts[type]})`
  return stepLoad(
    frame,
    `track ${name}`,
    name,
    type === 'bool' ? `load<u8>(${address}) != 0` : `load<${type}>(${address})`,
  )
}

// ------------------------------------------------------------------------------------------------- the group's slots

export function sizeSlot({ layout }: ModuleContext, group: number): Slot {
  return layout.slot(`size ${group}`, `SIZE_${group}`)
}

export function constantSlot({ context, group }: Frame, name: string): Slot {
  const key = context.constantKey(group, name)
  return context.layout.slot(`constant ${key}`, identifier(name).toUpperCase())
}

export function derivedSlot({ context, group }: Frame, name: string): Slot {
  return context.layout.slot(`derived ${group} ${name}`, `${name.toUpperCase()}_${group}`)
}

export function stateSlot(context: ModuleContext, group: number, name: string): Slot {
  const slot = context.layout.slots.get(`array ${stateKey(group, name)}`)
  invariant(slot !== undefined, `a stored variable, not ${name}`)
  return slot
}

export function stateKey(group: number, name: string): string {
  return `state ${group} ${name}`
}

export function derivedArraySlot({ context, group }: Frame, name: string, type: IrType): Slot {
  return context.layout.array(`derived array ${group} ${name}`, {
    name: `${name}_${group}`,
    element: elementOf(type),
    length: { per: 'neuron', group },
    purpose: 'derived',
  })
}

export function trackSlot({ context, group }: Frame, name: string, type: IrType): Slot {
  return context.layout.array(`track ${group} ${name}`, {
    name: `${name}_track_${group}`,
    element: elementOf(type),
    length: { per: 'block' },
    purpose: 'track',
  })
}

/** How an IR type is stored. */
export function elementOf(type: IrType): 'f64' | 'i64' | 'i32' | 'u8' {
  return type === 'bool' ? 'u8' : type
}
