import type { Manifest } from './manifest.ts'

/**
 * A manifest as it stands in its section. JSON has no NaN, no infinities and no −0: they become the texts `NaN`,
 * `Infinity`, `-Infinity` and `-0`, which a host takes wherever a value of the model is due.
 */
export function manifestJson(manifest: Manifest): string {
  return JSON.stringify(manifest, (_key, value: unknown) => (typeof value === 'number' ? jsonNumber(value) : value))
}

/** A value of the model as it stood in JSON; whatever is no number stays as it is. */
export function valueFromJson(value: unknown): unknown {
  return typeof value === 'string' && unwritable.has(value) ? Number(value) : value
}

const unwritable: ReadonlySet<string> = new Set(['NaN', 'Infinity', '-Infinity', '-0'])

function jsonNumber(value: number): number | string {
  if (Object.is(value, -0)) return '-0'
  return Number.isFinite(value) ? value : String(value)
}
