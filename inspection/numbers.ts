/** Numbers for people: three digits, and the unit that suits. */

const times: readonly (readonly [scale: number, unit: string])[] = [
  [1, 's'],
  [1e-3, 'ms'],
  [1e-6, 'µs'],
]

/** Seconds as `1.23 s`, `45 ms`, `2 min 5 s`. */
export function shownTime(seconds: number): string {
  if (seconds >= 3600) return `${Math.floor(seconds / 3600)} h ${Math.round((seconds % 3600) / 60)} min`
  if (seconds >= 60) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
  const [scale, unit] = times.find(([least]) => seconds >= least * 0.9995) ?? [1e-6, 'µs']
  return seconds === 0 ? '0 s' : `${threeDigits(seconds / scale)} ${unit}`
}

/** `1 234 567`, with narrow spaces left out of what machines read. */
export function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ' ')
}

/** Three significant digits, no exponent. */
export function threeDigits(value: number): string {
  const rounded = Number(value.toPrecision(3))
  return Math.abs(rounded) >= 1000 ? grouped(Math.round(rounded)) : String(rounded)
}

/** `24.1 kB`. */
export function shownBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1e6
    ? `${threeDigits(bytes / 1e3)} kB`
    : bytes < 1e9
      ? `${threeDigits(bytes / 1e6)} MB`
      : `${threeDigits(bytes / 1e9)} GB`
}

/** `1 spike`, `2 spikes`. */
export function counted(count: number, what: string): string {
  return `${grouped(count)} ${what}${count === 1 ? '' : 's'}`
}
