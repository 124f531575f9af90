import { commonFormat, integerText, type FloatNotation, type NumberType } from './format-number.ts'
import { pythonFloatRepr, shortestDecimal, shortestSingle, singleRepr } from './python-float.ts'
import type { Shortest } from './round-decimal.ts'

/** numpy's print options; the defaults are numpy's. */
export interface ArrayFormat {
  /** `str` gives `[1. 2.]`, `repr` gives `array([1., 2.])`. */
  readonly style?: 'str' | 'repr'
  readonly type?: NumberType
  /** numpy's name of the element type, where it is not that of Python's numbers: `int32`, `float32`. */
  readonly dtype?: string
  /** Most decimals of a float. */
  readonly precision?: number
  /** Arrays of more elements are shortened. */
  readonly threshold?: number
  /** Elements shown at each end of a shortened axis. */
  readonly edgeItems?: number
  readonly lineWidth?: number
  /** No exponents for small magnitudes, nor for those far from one another. */
  readonly suppress?: boolean
  /** What is written for what is no number, and for what is infinite. */
  readonly nan?: string
  readonly infinity?: string
  /** Imaginary parts of complex numbers, of which the elements are the real ones. */
  readonly imaginary?: ArrayLike<number>
}

const IMPLIED_TYPES: readonly string[] = ['float64', 'int64', 'bool', 'complex128']
const DEFAULT_TYPES: Readonly<Record<NumberType, string>> = { float: 'float64', integer: 'int64', boolean: 'bool' }

/**
 * The text that numpy shows for an array.
 * @param values elements, the last axis running fastest
 * @param shape lengths of the axes; `[]` is a single value
 */
export function formatArray(values: ArrayLike<number>, shape: readonly number[], format: ArrayFormat = {}): string {
  const { style = 'str', lineWidth = 75 } = format
  if (style === 'str') {
    return shape.length === 0 ? scalarText(values[0] ?? 0, format) : bracketed(values, shape, format)
  }
  return withExtras(brackets(values, shape, format, ', ', 'array('.length, lineWidth - 1), values.length, shape, format)
}

/** A number as Python's `str` shows it. */
export function scalarText(x: number, { type = 'float', dtype }: Pick<ArrayFormat, 'type' | 'dtype'> = {}): string {
  if (type === 'boolean') return x === 0 ? 'False' : 'True'
  if (type === 'integer') return integerText(x)
  return dtype === 'float32' ? singleRepr(x) : pythonFloatRepr(x)
}

/** The digits that tell a float from others of its type. */
function shortestFor(dtype: string | undefined): Shortest {
  return dtype === 'float32' ? shortestSingle : shortestDecimal
}

function notation({ dtype, precision = 8, suppress, nan, infinity }: ArrayFormat): FloatNotation {
  // Of single precision six digits are certain.
  const largest = dtype === 'float32' ? 1e6 : 1e8
  return {
    precision,
    shortest: shortestFor(dtype),
    largest,
    ...(suppress === undefined ? {} : { suppress }),
    ...(nan === undefined ? {} : { nan }),
    ...(infinity === undefined ? {} : { infinity }),
  }
}

/** The elements that remain visible when a long array is shortened. */
export function shownElements(values: ArrayLike<number>, shape: readonly number[], format: ArrayFormat = {}): number[] {
  const steps = stepsOf(shape)
  let offsets = [0]
  if (values.length === 0) return []
  for (const [axis, length] of shape.entries()) {
    const indices = shownIndices(length, values.length, format).filter(index => index !== undefined)
    offsets = offsets.flatMap(offset => indices.map(index => offset + index * (steps[axis] ?? 1)))
  }
  return offsets.map(offset => values[offset] ?? 0)
}

/** What `array2string` gives: elements between brackets, with a separator between them. */
export function bracketed(
  values: ArrayLike<number>,
  shape: readonly number[],
  format: ArrayFormat = {},
  { separator = ' ', prefix = '', suffix = '' }: Surroundings = {},
): string {
  const { lineWidth = 75 } = format
  return brackets(values, shape, format, separator, prefix.length, lineWidth - suffix.length)
}

/** What stands between elements, and before and behind all of them. */
export interface Surroundings {
  readonly separator?: string
  readonly prefix?: string
  readonly suffix?: string
}

function brackets(
  values: ArrayLike<number>,
  shape: readonly number[],
  format: ArrayFormat,
  separator: string,
  indent: number,
  lineWidth: number,
): string {
  if (values.length === 0) return '[]'
  const { type = 'float' } = format
  const steps = stepsOf(shape)
  const shown = shownElements(values, shape, format)
  const real = commonFormat(shown, type, { ...notation(format), alone: shape.length === 0 })
  const imaginary = imaginaryFormat(shape, format)
  return nest(0, 0, indent + 1, lineWidth)

  function nest(axis: number, offset: number, hanging: number, width: number): string {
    const length = shape[axis]
    if (length === undefined) return `${real(values[offset] ?? 0)}${imaginary(offset)}`
    const step = steps[axis] ?? 1
    const items = shownIndices(length, values.length, format).map(index =>
      index === undefined ? '...' : nest(axis + 1, offset + index * step, hanging + 1, width - 1),
    )
    const axesBelow = shape.length - axis - 1
    const behind = Math.max(separator.trimEnd().length, 1)
    if (axesBelow === 0) return `[${fill(items, separator, hanging, width - behind)}]`
    const between = `${separator.trimEnd()}${'\n'.repeat(axesBelow)}${' '.repeat(hanging)}`
    return `[${items.join(between)}]`
  }
}

/** Words in lines of at most `width` columns, the first of which begins after `hanging` columns. */
function fill(words: readonly string[], separator: string, hanging: number, width: number): string {
  const lines: string[] = []
  const margin = ' '.repeat(hanging)
  let line = margin
  for (const [i, word] of words.entries()) {
    if (line.length + word.length > width && line.length > hanging) {
      lines.push(line.trimEnd())
      line = margin
    }
    line += i < words.length - 1 ? word + separator : word
  }
  return [...lines, line].join('\n').slice(hanging)
}

/** What stands behind the real part of each element: nothing where there are no imaginary ones. */
function imaginaryFormat(shape: readonly number[], format: ArrayFormat): (offset: number) => string {
  const { imaginary } = format
  if (imaginary === undefined) return () => ''
  const sizes = Float64Array.from(imaginary, Math.abs)
  const write = commonFormat(shownElements(sizes, shape, format), 'float', {
    ...notation(format),
    alone: shape.length === 0,
  })
  return offset => {
    const x = imaginary[offset] ?? 0
    const text = write(Math.abs(x))
    const digits = text.trim()
    const [before, after] = [text.length - text.trimStart().length, text.length - text.trimEnd().length]
    return `${' '.repeat(before)}${x < 0 || Object.is(x, -0) ? '-' : '+'}${digits}j${' '.repeat(after)}`
  }
}

/** Indices shown along an axis; undefined stands for those left out. */
function shownIndices(length: number, size: number, format: ArrayFormat): (number | undefined)[] {
  const { threshold = 1000, edgeItems = 3 } = format
  if (size <= threshold || length <= 2 * edgeItems) return Array.from({ length }, (_, i) => i)
  const edge = Array.from({ length: edgeItems }, (_, i) => i)
  return [...edge, undefined, ...edge.map(i => length - edgeItems + i)]
}

/** Distances between neighbours along each axis. */
function stepsOf(shape: readonly number[]): number[] {
  return shape.map((_, axis) => shape.slice(axis + 1).reduce((product, length) => product * length, 1))
}

/** `repr` adds shape and type where the elements do not tell them. */
function withExtras(elements: string, size: number, shape: readonly number[], format: ArrayFormat): string {
  const { type = 'float', threshold = 1000, lineWidth = 75 } = format
  const dtype = format.dtype ?? DEFAULT_TYPES[type]
  const extras: string[] = []
  if ((size === 0 && !(shape.length === 1)) || size > threshold) extras.push(`shape=${tuple(shape)}`)
  if (size === 0 || !IMPLIED_TYPES.includes(dtype)) extras.push(`dtype=${dtype}`)
  const text = `array(${elements}`
  if (extras.length === 0) return `${text})`
  const added = `${extras.join(', ')})`
  const lastLine = text.length - (text.lastIndexOf('\n') + 1) + 1
  return lastLine + added.length + 1 > lineWidth ? `${text},\n${' '.repeat(6)}${added}` : `${text}, ${added}`
}

function tuple(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`
}
