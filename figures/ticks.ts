import type { Axis } from './figure.ts'

/** The marks of an axis, and what is written beside them. */
export interface Ticks {
  readonly values: readonly number[]
  readonly labels: readonly string[]
  /** A power of ten that all labels are in, written at the axis's end; empty for none. */
  readonly factor: string
}

/** What is written at a tick: its value, and which of them it is, from 0. */
export type TickFormat = (value: number, position: number) => string

/** Places of ticks between two limits, in at most so many intervals where there is a choice. */
export type TickLocator = (low: number, high: number, most: number) => readonly number[]

/**
 * Marks where the script wants them, by its locator, or at round numbers: the smallest of the steps 1, 2, 2.5, 5, 10 times a
 * power of ten that makes at most `most` intervals; on a logarithmic axis powers of ten.
 * @param most what fits, at least 1
 */
export function ticksOf(axis: Axis, limits: readonly [number, number], most: number): Ticks {
  const low = Math.min(...limits)
  const high = Math.max(...limits)
  if (axis.ticks) return ownTicks(axis, low, high)
  if (axis.locator)
    return written(
      axis,
      axis.locator(low, high, most).filter(value => value >= low && value <= high),
    )
  const decades = axis.scale === 'log' ? powers(low, high, most) : []
  if (decades.length > 1) return written(axis, decades)
  // Within one decade powers of ten would leave a logarithmic axis bare.
  const values = roundPlaces(low, high, most)
  return written(axis, axis.scale === 'log' ? values.filter(value => value > 0) : values)
}

function written({ format, scale }: Axis, values: readonly number[]): Ticks {
  if (typeof format === 'function') return { values, labels: values.map(format), factor: '' }
  const powersOnly = scale === 'log' && values.length > 1 && values.every(isPower)
  return format === 'auto' && powersOnly ? { values, labels: values.map(powerLabel), factor: '' } : labelled(values)
}

function isPower(value: number): boolean {
  return value > 0 && Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9
}

function ownTicks(axis: Axis, low: number, high: number): Ticks {
  const { ticks, tickLabels } = axis
  const inside = Array.from(ticks ?? [], (value, k) => ({ value, label: tickLabels?.[k] ?? '' })).filter(
    ({ value }) => value >= low && value <= high,
  )
  const values = inside.map(({ value }) => value)
  if (tickLabels) return { values, labels: inside.map(({ label }) => label), factor: '' }
  return typeof axis.format === 'function' ? written(axis, values) : labelled(values)
}

/** Numbers a step may be, times a power of ten, where a script sets no others. */
const usualSteps: readonly number[] = [1, 2, 2.5, 5, 10]

/** What `MaxNLocator` steps by, and contours, if they are told no other. */
export const manySteps: readonly number[] = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/**
 * The multiples of a round number between two limits, in at most `most` intervals.
 * @param steps what the round number may be, times a power of ten; increasing, from 1 to 10
 * @param integer whether only whole numbers will do
 */
export function roundPlaces(
  low: number,
  high: number,
  most: number,
  steps: readonly number[] = usualSteps,
  integer = false,
): readonly number[] {
  const raw = (high - low) / Math.max(1, most)
  if (!(raw > 0)) return [low]
  const exponent = integer ? Math.max(0, Math.floor(Math.log10(raw))) : Math.floor(Math.log10(raw))
  for (const [scale, power] of [exponent, exponent + 1].flatMap(p => steps.map(s => [s, p] as const))) {
    // Decimal text keeps 0.3 from becoming 0.30000000000000004.
    const step = Number(`${scale}e${power}`)
    if (step === 0 || step < raw * (1 - 1e-10) || (integer && !Number.isInteger(step))) continue
    const values = multiples(step, low, high)
    if (values.length - 1 <= most) return values
  }
  return [low, high]
}

/** The least step that is not below a number: one of `steps`, increasing from 1 to 10, times a power of ten. */
export function nextStep(least: number, steps: readonly number[]): number {
  const power = Math.floor(Math.log10(least))
  const found = steps.find(step => Number(`${step}e${power}`) >= least * (1 - 1e-10))
  return Number(`${found ?? 10}e${power}`)
}

/** The multiples of a step between two limits. */
export function multiples(step: number, low: number, high: number): readonly number[] {
  const slack = step * 1e-10
  const first = Math.ceil((low - slack) / step)
  const last = Math.floor((high + slack) / step)
  const digits = Math.max(0, 2 - Math.floor(Math.log10(step)))
  const count = Math.max(0, last - first + 1)
  return Array.from({ length: count }, (_, k) => tidy((first + k) * step, digits))
}

function tidy(value: number, digits: number): number {
  return digits <= 100 ? Number(value.toFixed(Math.min(100, digits))) + 0 : value
}

function powers(low: number, high: number, most: number): readonly number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9)
  const last = Math.floor(Math.log10(high) + 1e-9)
  const stride = Math.max(1, Math.ceil((last - first) / Math.max(1, most)))
  const values: number[] = []
  for (let power = first; power <= last; power += stride) values.push(Number(`1e${power}`))
  return values
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A power of ten as text, 10⁻³. */
export function powerLabel(value: number): string {
  const power = Math.round(Math.log10(value))
  const digits = String(Math.abs(power)).replaceAll(/\d/g, digit => superscripts.charAt(Number(digit)))
  return `10${power < 0 ? '⁻' : ''}${digits}`
}

/** Texts with the same number of decimals; very large and very small numbers by a common power of ten. */
export function labelled(values: readonly number[]): Ticks {
  const largest = Math.max(0, ...values.map(Math.abs))
  const order = largest > 0 ? Math.floor(Math.log10(largest) + 1e-9) : 0
  const power = order >= 6 || (order <= -5 && order > -300) ? order : 0
  const scaled = values.map(value => Number(`${value / Number(`1e${power}`)}`))
  const decimals = fewestDecimals(scaled)
  const labels = scaled.map(value => minus((value === 0 ? 0 : value).toFixed(decimals)))
  return { values, labels, factor: power === 0 ? '' : minus(`1e${power}`) }
}

function fewestDecimals(values: readonly number[]): number {
  const spread = Math.max(...values, 0) - Math.min(...values, 0) || 1
  for (let decimals = 0; decimals < 12; decimals++) {
    if (values.every(value => Math.abs(Number(value.toFixed(decimals)) - value) <= spread * 1e-6)) return decimals
  }
  return 12
}

/** The true minus sign, as wide as a plus. */
export function minus(text: string): string {
  return text.replaceAll('-', '−')
}
