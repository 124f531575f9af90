/**
 * Loops over neurons → loops over vectors of neurons, with what has no lanes between them: functions over rows of the
 * tile, rows of random numbers, code for the few neurons that met a condition, and what can only be done one neuron at
 * a time. The bits are those of one neuron after the other.
 */
import { isInTurn } from '../effects.ts'
import type { IrStatement } from '../ir.ts'
import { shareRepeated } from '../passes/share.ts'
import type { Loop } from '../program.ts'
import { handOn, type TimedBody } from './hand-on.ts'
import { type Item, itemsOf } from './items.ts'
import { append } from '../lists.ts'
import { withFewRows } from './rows.ts'
import { timesOf } from './times.ts'

/** A loop over neurons as loops over vectors and what is between them; others as they are. */
export function inVectors(loop: Loop, population: number): Loop[] {
  if (loop.domain.kind !== 'neurons' || isInTurn(loop.body)) return [loop]
  const items = itemsOf(shareRepeated(loop.body), population)
  if (items.every(({ place, domain }) => place === 'between' && domain.kind !== 'tile')) return [loop]
  return assembled(withFewRows(handOn(timesOf(items), population)), loop)
}

/** The items of each time as loops, in the order of time. */
function assembled(items: readonly TimedBody[], loop: Loop): Loop[] {
  const times = new Map<number, Item[]>()
  for (const { item, time } of items) append(times, time, item)
  return [...times.keys()].toSorted((a, b) => a - b).flatMap(time => loopsAt(times.get(time) ?? [], loop))
}

/** Functions over rows come first: nothing that they need is made between the same two loops. */
function loopsAt(items: readonly Item[], { clock, phases }: Loop): Loop[] {
  const tiles = items.filter(({ domain }) => domain.kind === 'tile')
  const others = items.filter(({ domain }) => domain.kind !== 'tile')
  const loops: (Loop & { body: IrStatement[] })[] = []
  for (const { place, domain, body } of [...tiles, ...others]) {
    const last = loops.at(-1)
    if (last !== undefined && last.domain.kind === domain.kind && domain.kind !== 'met') last.body.push(...body)
    else loops.push({ domain, clock, phases, lanes: place === 'vector' ? 'vector' : 'scalar', body: [...body] })
  }
  return loops
}
