/** Random calls in generated text: rows filled per tile and step, or single draws for the few neurons that spike. */
import { invariant } from '../../diagnostics/index.ts'
import type { RandomSite } from '../ir/ir.ts'
import { emit } from './expression.ts'
import { baseOf, emissionOf, type Frame, stepNumber, topLoad } from './frame.ts'
import { useRuntime } from './module-context.ts'

/** Where the draws of a group come from. */
export interface RandomSource {
  readonly sites: readonly RandomSite[]
  /** Drawn neuron by neuron instead of for the whole tile. */
  readonly single: (site: number) => boolean
  /** The object's part of the counter (upper 20 bits of its last word). */
  readonly ordinal: number
  /** Text of the two words of the key, if not those of the table. */
  readonly key?: readonly [low: string, high: string]
}

/** The last word of the counter. */
export function streamNumber(ordinal: number, site: number): number {
  return ((ordinal << 12) | site) >>> 0
}

/** Text of neuron n's draw; `head` receives the line that makes it a local. */
export function randomRead(siteNumber: number, source: RandomSource, frame: Frame, head: string[]): string {
  const site = source.sites[siteNumber]
  invariant(site !== undefined, 'a known random site')
  const key = `draw ${siteNumber}`
  const name = frame.names.of(key, drawStem(site))
  if (head.some(line => line.startsWith(`const ${name} = `))) return name
  const row = !source.single(siteNumber) && site.function !== 'poisson'
  head.push(`const ${name} = ${row ? rowElement(site, source, frame) : singleDraw(site, source, frame)}`)
  return name
}

function drawStem({ where, function: called }: RandomSite): string {
  return /^xi\w*$/.test(where) ? where : called
}

function rowElement(site: RandomSite, source: RandomSource, frame: Frame): string {
  const slot = frame.context.layout.array(`row ${site.site}`, {
    name: `row_${site.site}`,
    element: 'f64',
    length: { per: 'tile' },
    purpose: 'row',
  })
  const base = baseOf(frame, slot, `row_${site.site}`)
  const fill = useRuntime(frame.context, 'random', site.function === 'rand' ? 'fillUniforms' : 'fillNormals')
  const filled = `fill ${site.site}`
  if (!frame.seen.has(filled)) {
    frame.seen.add(filled)
    frame.perStep.push(`${fill}(${base}, first, end, ${stepNumber(frame)}, 0, ${counterAndKey(site, source, frame)})`)
  }
  return `load<f64>(${base} + (<usize>(n - first) << 3))`
}

function singleDraw(site: RandomSite, source: RandomSource, frame: Frame): string {
  const counter = counterAndKey(site, source, frame)
  if (site.function === 'poisson') {
    invariant(site.mean !== undefined, 'poisson to have a mean')
    const mean = emit(site.mean, emissionOf(frame))
    return `${useRuntime(frame.context, 'poisson', 'poisson')}(${mean}, n, ${stepNumber(frame)}, 0, ${counter})`
  }
  const draw = useRuntime(frame.context, 'random', site.function === 'rand' ? 'uniformAt' : 'normalAt')
  return `${draw}(n, ${stepNumber(frame)}, 0, ${counter})`
}

function counterAndKey(site: RandomSite, { ordinal, key }: RandomSource, frame: Frame): string {
  const low = key?.[0] ?? topLoad(frame, 'key low', 'key_low', 'load<u32>(KEY)')
  const high = key?.[1] ?? topLoad(frame, 'key high', 'key_high', 'load<u32>(KEY, 4)')
  return `${streamNumber(ordinal, site.site)}, ${low}, ${high}`
}
