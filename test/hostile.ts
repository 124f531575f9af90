/** What strangers may write, for tests of every border that it passes. */

/** What steers a terminal or makes it lie: controls but the end of a line, directions of writing, other ends of lines. */
// oxlint-disable-next-line no-control-regex
export const steering: RegExp = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/

/** Where the values of a plain object stand, its inner objects included. */
export function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]]
  return [
    ...(path.length > 0 ? [[...path]] : []),
    ...Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...path, key])),
  ]
}

/** Of paths that differ in the places of lists only, the first. */
export function kindsOf(paths: readonly string[][]): string[][] {
  const kinds = new Map(paths.toReversed().map(path => [path.join('.').replaceAll(/\d+/g, '*'), path]))
  return [...kinds.values()]
}

/** The same object with another value there. */
export function replaced(value: object, path: readonly string[], other: unknown): object {
  const [key = '', ...rest] = path
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...value }
  const fields = copy as Record<string, unknown>
  fields[key] = rest.length === 0 ? other : replaced(fields[key] as object, rest, other)
  return copy
}
