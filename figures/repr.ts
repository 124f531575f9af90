/** Longer lists are told by their length. */
const shownEntries = 5

/** A value as Python would write it: the one way in which messages of figures show what they were given. */
export function repr(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `'${value.replaceAll("'", String.raw`\'`)}'`
    case 'number':
      return Number.isFinite(value) ? String(value) : Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'
    case 'boolean':
      return value ? 'True' : 'False'
    case 'bigint':
      return value.toString()
    case 'undefined':
      return 'None'
    default:
  }
  if (value === null) return 'None'
  if (isArrayLike(value)) {
    return value.length > shownEntries ? `an array of ${value.length}` : `[${Array.from(value, repr).join(', ')}]`
  }
  if (value instanceof Map) return `{${Array.from(value, entry => entry.map(repr).join(': ')).join(', ')}}`
  if (isTable(value)) return `an array of shape (${value.shape.join(', ')})`
  return 'this object'
}

/** An array of numbers or a list: what has a length and is no text. */
export function isArrayLike(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))
}

/** A two-dimensional array stored row after row. */
interface Table {
  readonly shape: readonly number[]
  readonly data: ArrayLike<number>
}

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && 'shape' in value && 'data' in value && isArrayLike(value.data)
}
