/** Random calls in generated text: single draws for the few neurons that need one. Rows are filled by {@link file://./rows.ts}. */
import { invariant } from '../../diagnostics/index.ts'
import type { DrawStatement } from '../ir/ir.ts'
import type { BodyContext } from './body.ts'
import { emit } from './expression.ts'
import type { Frame } from './frame.ts'

/** Where the numbers of a function come from. */
export interface RandomSource {
  /** The population's index, its part of the counter (upper 20 bits of its last word). */
  readonly ordinal: number
  /** Text of the two words of the key, if not those of the table. */
  readonly key?: readonly [low: string, high: string]
}

/** The last word of the counter. */
export function streamNumber(ordinal: number, site: number): number {
  return ((ordinal << 12) | site) >>> 0
}

/** Text of neuron n's number by itself. */
export function singleDraw(draw: DrawStatement, setting: BodyContext): string {
  const number = drawnNumber(draw, setting)
  return draw.unless === undefined ? number : `${emit(draw.unless, setting.frame)} ? 0.0 : ${number}`
}

function drawnNumber(draw: DrawStatement, { frame, random }: BodyContext): string {
  const counter = counterAndKey(draw, random, frame)
  const now = frame.now(draw.clock)
  const given = drawArguments(draw, frame)
  const which = `n, ${now}, 0, ${counter}`
  switch (draw.function) {
    case 'poisson':
      return `${frame.context.runtime('poisson', 'poisson')}(${given}, ${which})`
    case 'binomial':
      return `${frame.context.runtime('binomial', 'binomialAt')}(${given}, ${which}, ${zigguratBase(frame)})`
    case 'rand':
      return `${frame.context.runtime('uniform', 'uniformAt')}(${which})`
    case 'chance':
      invariant(draw.part !== 'first', 'first bits to be drawn by rows')
      return `${frame.context.runtime('chance', draw.part === 'further' ? 'furtherBitsAt' : 'chanceAt')}(${which})`
    case 'randn':
      return `${frame.context.runtime('normal', 'normalAt')}(${which}, ${zigguratBase(frame)})`
  }
}

/** Text of what a distribution is made of. */
export function drawArguments({ arguments: given = [] }: Pick<DrawStatement, 'arguments'>, frame: Frame): string {
  return given.map(each => emit(each, frame)).join(', ')
}

/** The table that normals are drawn by. */
export function zigguratBase(frame: Frame): string {
  return frame.base(frame.context.ziggurat(), 'ziggurat')
}

/** Address of room for the table that a row of binomial numbers is drawn by. */
export function chancesBase(frame: Frame): string {
  const description = {
    name: 'chances',
    element: 'f64',
    length: { per: 'fixed', count: 128 },
    purpose: 'scratch',
  } as const
  return frame.base(frame.context.table.array('chances', { ...description, own: true }), 'chances')
}

/** Text of the end of a number's address, which all neurons share. */
export function counterAndKey(
  { site }: Pick<DrawStatement, 'site'>,
  { ordinal, key }: RandomSource,
  frame: Frame,
): string {
  const low = key?.[0] ?? frame.topLoad('key low', 'key_low', () => 'load<u32>(KEY)')
  const high = key?.[1] ?? frame.topLoad('key high', 'key_high', () => 'load<u32>(KEY, 4)')
  return `${streamNumber(ordinal, site)}, ${low}, ${high}`
}
