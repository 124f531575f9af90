/** Numbers as people read them. */

const minus = '\u2212'

/** Round numbers within a range, about as many as wished. */
export function ticks(from: number, to: number, wished: number): readonly number[] {
  const step = niceStep((to - from) / Math.max(1, wished))
  if (!(step > 0) || !Number.isFinite(step)) return []
  const first = Math.ceil(from / step - 1e-9)
  const last = Math.floor(to / step + 1e-9)
  // Adding 0 makes 0 of −0.
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)) + 0)
}

/** The next number above that begins with 1, 2 or 5. */
export function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const digit = [1, 2, 5].find(each => each * power >= rough * (1 - 1e-9)) ?? 10
  return Number((digit * power).toPrecision(12))
}

/** A number with so many digits that matter: `12,000`, `−0.07`, `1.2e-9`. */
export function numberText(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : `${minus}∞`
  const rounded = Number(value.toPrecision(digits))
  const size = Math.abs(rounded)
  const text =
    size !== 0 && (size < 1e-4 || size >= 1e9)
      ? rounded.toExponential().replace('e+', 'e')
      : rounded.toLocaleString('en', { maximumFractionDigits: 12, useGrouping: size >= 1e4 })
  return text.replaceAll('-', minus)
}

/** A number and what it counts: `1 neuron`, `2,000 neurons`. */
export function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? what : `${what}s`}`
}

/** A time in the unit that suits it: `600 ms`, `20 s`. */
export function timeText(seconds: number, scale: TimeScale = timeScale(seconds)): string {
  return `${numberText(seconds * scale.perSecond)} ${scale.unit}`
}

/** A unit of times. */
export interface TimeScale {
  readonly unit: 'ms' | 's'
  readonly perSecond: number
}

/** The unit in which a duration is a number of a few digits. */
export function timeScale(duration: number): TimeScale {
  return duration < 2 ? { unit: 'ms', perSecond: 1000 } : { unit: 's', perSecond: 1 }
}

/** What a slider covers at first: the value in the middle and its sign kept, for a time constant of no length would be no model. */
export function rangeAround(
  value: number,
  type: 'float' | 'integer' | 'boolean',
): { min: number; max: number; step: number } {
  if (type === 'boolean') return { min: 0, max: 1, step: 1 }
  if (value === 0) return { min: -1, max: 1, step: type === 'integer' ? 1 : 0.01 }
  const reach = 0.9 * Math.abs(value)
  const step = type === 'integer' ? 1 : 10 ** Math.floor(Math.log10(reach / 50))
  const steps = Math.max(1, Math.floor(reach / step + 1e-9))
  return { min: plain(value - steps * step), max: plain(value + steps * step), step: plain(step) }
}

/** Without the dust of binary fractions. */
function plain(value: number): number {
  return Number(value.toPrecision(12))
}
