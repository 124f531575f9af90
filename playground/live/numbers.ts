/** Numbers of axes and of what is shown beside them. */

/** Round places between two numbers, about `most` of them at most, with their texts. */
export function roundTicks(
  low: number,
  high: number,
  most: number,
): readonly { readonly at: number; readonly text: string }[] {
  const span = high - low
  if (!(span > 0) || most < 1) return []
  const raw = span / most
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 5, 10].find(each => each * power >= raw * 0.999_999) ?? 10) * power
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  return Array.from({ length: last - first + 1 }, (_, k) => {
    const at = (first + k) * step
    return { at, text: (decimals > 6 ? at.toExponential(1) : at.toFixed(decimals)).replace(/^-(0(?:\.0*)?)$/, '$1') }
  })
}

/** A number for people: four figures at most. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (value === 0) return '0'
  const size = Math.abs(value)
  return size >= 1e5 || size < 1e-3 ? value.toExponential(2) : String(Number(value.toPrecision(4)))
}

const prefixes: readonly (readonly [factor: number, prefix: string])[] = [
  [1, ''],
  [1e-3, 'm'],
  [1e-6, 'u'],
  [1e-9, 'n'],
  [1e-12, 'p'],
]

/** How numbers up to a size are shown in a unit of SI: `V` up to 0.07 in `mV`. Compound units stay as they are. */
export function shownUnit(largest: number, unit: string): { readonly factor: number; readonly unit: string } {
  if (!/^[A-Z]$|^s$/.test(unit) || !(largest > 0)) return { factor: 1, unit }
  const [factor, prefix] = prefixes.find(([size]) => largest >= size) ?? [1e-12, 'p']
  return { factor, unit: prefix + unit }
}
