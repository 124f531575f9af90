/** Rules that make synapses, in generated text. */
import { ConnectFailure } from '../../abi/index.ts'
import type { Computed, ConnectCode, EndRef } from '../ir/program.ts'
import { computedOfRow } from '../ir/rules.ts'
import { bodyLines } from './body.ts'
import type { Context } from './context.ts'
import { Frame } from './frame.ts'
import { elementAt, shifts } from './lanes/index.ts'
import { type RandomSource, streamNumber } from './random.ts'
import { block, comment } from './writer.ts'

/** Words of the text around the expressions of a rule: constants of the script are called otherwise. */
const ownWords = ['made', 'key', 'count', 'isAll', 'scale', 'drawn', 'place', 'room'] as const

/** What the lines of a rule need to know. */
interface RuleSetting {
  readonly code: ConnectCode
  readonly frame: Frame
  readonly random: RandomSource
}

/**
 * The text of `name(first, end, keyLow, keyHigh, synapses, room)`: connects the rows from `first` up to `end`, behind so many synapses; gives
 * how many there are then, of which those beyond `room` are counted only, or one of {@link ConnectFailure}. Where they go each of
 * several threads finds in its own table.
 */
export function connectText(code: ConnectCode, name: string, context: Context): string[] {
  const frame = new Frame(context, 'first')
  for (const word of ownWords) frame.names.fresh(word)
  const setting: RuleSetting = { code, frame, random: { ordinal: 0, key: ['key', 'keyHigh'] } }
  const lines = rowLines(setting)
  return [
    comment(code.text),
    ...block(
      `export function ${name}(first: i32, end: i32, keyLow: u32, keyHigh: u32, synapses: i32, room: i32): i32`,
      [
        ...frame.top,
        ...frame.perStep,
        'let made = synapses',
        ...block(
          `for (let ${frame.local(code.row)} = first; ${frame.local(code.row)} < end; ${frame.local(code.row)}++)`,
          lines,
        ),
        'return made',
      ],
    ),
  ]
}

function rowLines(setting: RuleSetting): string[] {
  const { code, frame } = setting
  const { low, high, step, sample } = code
  const name = ({ result }: Computed): string => frame.local(result)
  const own = computedOfRow(code)
  const lines = own.flatMap(each => linesOf(each, setting))
  const draws = own.some(({ body }) => body.some(({ kind }) => kind === 'draw'))
  // The loop over candidates has an n of its own.
  const values = draws ? ['const n = 0', ...lines] : lines
  return [
    `const key = keyLow + <u32>${frame.local(code.row)}`,
    ...values,
    `const count = ${frame.context.runtime('connect', 'countCandidates')}(${[low, high, step].map(name).join(', ')})`,
    `if (count < 0) return ${ConnectFailure.endless}`,
    ...(sample === undefined
      ? block('for (let n = 0; n < count; n++)', candidateLines(setting))
      : sample.kind === 'p'
        ? withChance(name(sample.value), sample.isUniform, setting)
        : ofSize(name(sample.value), setting)),
    ...rowEnd(setting),
  ]
}

/** The synapses of a neuron end where those of the next one begin. */
function rowEnd({ code, frame }: RuleSetting): string[] {
  const { pre } = code.ends
  if (!frame.context.program.byRows.has(pre)) return []
  const rows = frame.base(frame.context.array(pre), 'rows')
  return [`store<i32>(${elementAt(rows, frame.local(code.row), shifts.i32)}, made, 4)`]
}

/** Each candidate with the same probability: from one that is taken to the next. */
function withChance(p: string, isUniform: boolean, setting: RuleSetting): string[] {
  const { context } = setting.frame
  const jumps = setting.frame.base(
    context.table.array('jumps', {
      name: 'jumps',
      element: 'f64',
      length: { per: 'fixed', count: 32 },
      purpose: 'scratch',
      own: true,
    }),
    'jumps',
  )
  const jump = `${context.runtime('connect', 'jump')}(${jumps}, drawn++, ${choiceStream(setting)}, key, keyHigh, scale)`
  return [
    ...(isUniform ? [`if (${p} != ${p}) return ${ConnectFailure.chance}`] : []),
    `const isAll = ${p} >= 1`,
    `const scale = isAll ? 0 : 1 / ${context.runtime('log', 'log1p')}(-${p})`,
    `const stop = ${p} > 0 ? <i64>count : 0`,
    'let drawn = 0',
    ...block(
      `for (let place: i64 = isAll || stop == 0 ? 0 : ${jump} - 1; place < stop; place += isAll ? 1 : ${jump})`,
      ['const n = <i32>place', ...candidateLines(setting)],
    ),
  ]
}

/** So many of the candidates. */
function ofSize(wanted: string, setting: RuleSetting): string[] {
  const { code, frame } = setting
  const { context } = frame
  const { population } = code.inner
  const bits = frame.base(
    context.table.array(`chosen of ${population}`, {
      name: `chosen_of_${population}`,
      element: 'i32',
      length: { per: 'row', group: population },
      purpose: 'scratch',
      own: true,
    }),
    'chosen',
  )
  const size = sizeText({ population, range: undefined }, frame)
  const runtime = (name: string): string => context.runtime('connect', name)
  return [
    // There is a bit for each, in an array for all neurons.
    `if ((<i64>count + 31) >> 5 > <i64>${size} + 1) return ${ConnectFailure.longSample}`,
    ...(code.skipInvalid ? [] : [`if (${wanted} < 0 || ${wanted} > count) return ${ConnectFailure.sample}`]),
    `${runtime('choose')}(count, max(0, min(${wanted}, count)), ${bits}, ${choiceStream(setting)}, key, keyHigh)`,
    ...block(
      `for (let n = ${runtime('nextChosen')}(${bits}, 0, count); n < count; n = ${runtime('nextChosen')}(${bits}, n + 1, count))`,
      candidateLines(setting),
    ),
  ]
}

/** Candidate n of the row becomes synapses, as often as the rule says. */
function candidateLines(setting: RuleSetting): string[] {
  const { code, frame, random } = setting
  const { low, step, element, condition, isLate, chance, times, skipInvalid } = code
  const name = ({ result }: Computed): string => frame.local(result)
  const tested = (late: boolean): string[] =>
    condition === undefined || isLate !== late
      ? []
      : [...linesOf(condition, setting), `if (!${name(condition)}) continue`]
  const partner = frame.local(code.partner)
  const outside = skipInvalid ? 'continue' : `return ${ConnectFailure.outside}`
  const uniform = frame.context.runtime('uniform', 'uniformAt')
  return [
    `const ${frame.local(code.candidate)} = ${name(low)} + n * ${name(step)}`,
    ...linesOf(element, setting),
    `const ${partner} = ${name(element)}`,
    ...tested(false),
    `if (${partner} < 0 || ${partner} >= ${sizeText(code.inner, frame)}) ${outside}`,
    ...tested(true),
    ...(chance === undefined
      ? []
      : [
          ...linesOf(chance, setting),
          `if (!(${uniform}(n, 0, 0, ${choiceStream(setting)}, ${random.key?.join(', ')}) < ${name(chance)})) continue`,
        ]),
    ...linesOf(times, setting),
    `if (${name(times)} < 0) return ${ConnectFailure.negative}`,
    `if (<i64>made + <i64>${name(times)} > 2147483647) return ${ConnectFailure.tooMany}`,
    ...block(`for (let stop = made + ${name(times)}; made < stop; made++)`, [
      'if (made >= room) continue',
      ...(['pre', 'post'] as const).flatMap(side => {
        const array = code.ends[side]
        if (frame.context.program.byRows.has(array)) return []
        const base = frame.ownBase(frame.context.array(array), array.name)
        return `store<i32>(${elementAt(base, 'made', shifts.i32)}, ${side === code.side ? partner : frame.local(code.row)})`
      }),
    ]),
  ]
}

/** How many neurons are on a side. */
function sizeText({ population, range }: EndRef, frame: Frame): string {
  if (range !== undefined) return `<i32>(${frame.scalar(range.stop)} - ${frame.scalar(range.start)})`
  const { symbol } = frame.context.size(population)
  return frame.topLoad(`room ${symbol}`, 'most', () => `load<i32>(${symbol})`)
}

function linesOf({ body }: Computed, { frame, random }: RuleSetting): string[] {
  return bodyLines(body, { frame, random, row: 'n', lists: new Set() })
}

/** The numbers by which pairs are chosen. */
function choiceStream({ code }: RuleSetting): number {
  return streamNumber(0, code.choiceSite)
}
