import { grouped, shownTime, threeDigits } from '../../inspection/numbers.ts'
import { table } from '../../inspection/table.ts'
import type { Figures, Measured } from './measure.ts'
import type { Spread } from './statistics.ts'

/** What was measured, a column for each size. */
export function resultLines(measured: readonly Measured[]): readonly string[] {
  const rows = [
    sizeRow,
    ...(isAlone(measured) ? [] : [threadsRow]),
    ...commonRows,
    ...(measured.some(({ brian2 }) => brian2 !== undefined) ? rivalRows : []),
  ]
  return table(
    rows.map(([head, cell]) => [head, ...measured.map(each => cell(each) ?? '-')]),
    'right',
  )
}

type Row = readonly [head: string, cell: (measured: Measured) => string | undefined]

/** Whether one thread did all of it. */
export function isAlone(measured: readonly Measured[]): boolean {
  return measured.every(({ threads }) => threads === 1)
}

const sizeRow: Row = ['neurons', ({ neurons }) => grouped(neurons)]
const threadsRow: Row = ['threads', ({ threads }) => String(threads)]

const commonRows: readonly Row[] = [
  ['model time', ({ duration }) => shownTime(duration)],
  ['repetitions', ({ repetitions }) => String(repetitions)],
  ...figureRows('Hillock', ({ hillock }) => hillock),
  ['  arithmetic', ({ hillock }) => `${Math.round(hillock.arithmetic * 100)} %`],
  ['  bytes a neuron', ({ hillock }) => threeDigits(hillock.bytesPerNeuron)],
]

const rivalRows: readonly Row[] = [
  ...figureRows('Brian 2', ({ brian2 }) => brian2),
  ['Brian 2 ÷ Hillock', ({ ratio }) => ratio && threeDigits(ratio.median)],
  ['  middle half', ({ ratio }) => ratio && quartileText(ratio)],
]

function figureRows(name: string, of: (measured: Measured) => Figures | undefined): readonly Row[] {
  const row = (head: string, cell: (figures: Figures) => string | undefined): Row => [
    head,
    measured => {
      const figures = of(measured)
      return figures && cell(figures)
    },
  ]
  return [
    row(`${name}: ns per neuron and step`, ({ nanoseconds }) => threeDigits(nanoseconds.median)),
    row('  middle half', ({ nanoseconds }) => quartileText(nanoseconds)),
    row('  real-time factor', ({ realTimeFactor }) => threeDigits(realTimeFactor)),
    row('  spikes', ({ spikes }) => (spikes === undefined ? undefined : grouped(spikes))),
    row('  compile time', ({ compileSeconds }) => shownTime(compileSeconds)),
  ]
}

function quartileText({ quartiles: [low, high] }: Spread): string {
  return `${threeDigits(low)} to ${threeDigits(high)}`
}
