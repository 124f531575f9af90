/** `np.einsum('ij,jk->ik', a, b)`: sums of products over axes that letters name. */
import { array, asFloats, commonType, inKindOf, roomFor, sizeOf, type ArrayValue } from '../../arrays/array.ts'
import { inStorageOf } from '../../arrays/elementwise.ts'
import { wholeLattice } from '../../arrays/lattice.ts'
import type { LongLines } from '../../arrays/math.ts'
import { matrixProduct } from '../../arrays/products.ts'
import { permuteAxes, reshape } from '../../arrays/shape.ts'
import { dimensionless } from '../../../units/index.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { isStr, type FunctionValue } from '../../evaluate/values.ts'
import { needArray, rest } from '../arguments.ts'
import { row } from '../row.ts'

/** What the text says: the letters of each operand's axes, and those of the result. */
interface Subscripts {
  readonly inputs: readonly string[]
  readonly output: string
}

function readSubscripts(text: string): Subscripts {
  const bare = text.replaceAll(' ', '')
  if (bare.includes('.')) throw unsupported("einsum() with '...' is numpy, not yet Hillock")
  const [before = '', output, ...more] = bare.split('->')
  const letters = [before, output ?? '', ...more].join('').replaceAll(',', '')
  const wrong = /[^A-Za-z]/.exec(letters)?.[0]
  if (wrong !== undefined || more.length > 0) {
    const shown = wrong ?? '>'
    const message = `invalid subscript '${shown}' in einstein sum subscripts string, subscripts must be letters`
    throw new PythonError('ValueError', message)
  }
  const inputs = before.split(',')
  return { inputs, output: output ?? usualOutput(inputs.join('')) }
}

/** The letters that occur once, in the order of the alphabet. */
function usualOutput(letters: string): string {
  const once = [...letters].filter(each => letters.indexOf(each) === letters.lastIndexOf(each))
  return once.toSorted().join('')
}

/** How long the axis of each letter is. */
function extentsOf({ inputs, output }: Subscripts, operands: readonly ArrayValue[]): ReadonlyMap<string, number> {
  const extents = new Map<string, number>()
  for (const [k, { shape }] of operands.entries()) {
    const letters = inputs[k] ?? ''
    if (letters.length !== shape.length) {
      const [than, verb] = letters.length < shape.length ? ['fewer', 'must contain'] : ['too many', 'contains']
      const message =
        than === 'fewer'
          ? `operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to broadcast the extra dimensions.`
          : `einstein sum subscripts string ${verb} ${than} subscripts for operand ${k}`
      throw new PythonError('ValueError', message)
    }
    for (const [axis, letter] of [...letters].entries()) {
      const [extent = 1, known = extent] = [shape[axis], extents.get(letter)]
      if (extent !== known && extent !== 1 && known !== 1) {
        const message = `operands could not be broadcast together: the axis '${letter}' has ${known} elements and ${extent}`
        throw new PythonError('ValueError', message)
      }
      // An axis of 1 is stretched, to none too.
      extents.set(letter, extent === 1 ? known : extent)
    }
  }
  for (const [k, letter] of [...output].entries()) {
    const isTwice = output.indexOf(letter) !== k
    if (extents.has(letter) && !isTwice) continue
    const what = isTwice ? 'the output subscript multiple times' : 'the output but not in the input'
    const message = isTwice
      ? `einstein sum subscripts string includes output subscript '${letter}' multiple times`
      : `einstein sum subscripts string included output subscript '${letter}' which never appeared in an input`
    throw new PythonError('ValueError', message, { help: `'${letter}' is in ${what}` })
  }
  return extents
}

/** Two operands whose shared letters are all summed over: a product of matrices; undefined for others. */
function asMatrices(
  { inputs, output }: Subscripts,
  operands: readonly ArrayValue[],
  long: LongLines,
): ArrayValue | undefined {
  const [one, other] = operands
  const [left = '', right = ''] = inputs
  if (one === undefined || other === undefined || operands.length !== 2) return undefined
  const isPlain = (letters: string): boolean => new Set(letters).size === letters.length
  const inner = [...left].filter(letter => right.includes(letter))
  const [rows, columns] = [left, right].map(letters => [...letters].filter(letter => !inner.includes(letter)))
  if (rows === undefined || columns === undefined || inner.length === 0) return undefined
  const isProduct = isPlain(left) && isPlain(right) && output.length === rows.length + columns.length
  if (!isProduct || ![...rows, ...columns].every(letter => output.includes(letter))) return undefined
  if (inner.some(letter => one.shape[left.indexOf(letter)] !== other.shape[right.indexOf(letter)])) return undefined
  const placed = (values: ArrayValue, letters: string, order: readonly string[]): ArrayValue =>
    permuteAxes(
      values,
      order.map(letter => letters.indexOf(letter)),
    )
  const a = placed(one, left, [...rows, ...inner])
  const b = placed(other, right, [...inner, ...columns])
  const depth = sizeOf(a.shape.slice(rows.length))
  const outer = [...a.shape.slice(0, rows.length), ...b.shape.slice(inner.length)]
  const [height, width] = [sizeOf(outer.slice(0, rows.length)), sizeOf(outer.slice(rows.length))]
  const made = matrixProduct(reshape(a, [height, depth]), reshape(b, [depth, width]), dimensionless, long)
  const letters = [...rows, ...columns].join('')
  return placed({ ...made, shape: outer }, letters, [...output])
}

/** Every combination of places is gone through. */
function everySum(
  { inputs, output }: Subscripts,
  operands: readonly ArrayValue[],
  extents: ReadonlyMap<string, number>,
): ArrayValue {
  const extentOf = (letter: string): number => extents.get(letter) ?? 1
  const letters = [...output, ...[...extents.keys()].filter(letter => !output.includes(letter))]
  const counts = letters.map(extentOf)
  const outputShape = [...output].map(extentOf)
  const sums = new Float64Array(roomFor(outputShape))
  const inner = sizeOf(counts.slice(output.length))
  const steps = operands.map(({ shape }, k) => stepsOf(inputs[k] ?? '', shape, letters))
  const data = operands.map(({ data: own }) => asFloats(own))
  const places = operands.map(() => 0)
  const counter = counts.map(() => 0)
  const total = sums.length * inner
  for (let k = 0; k < total; k++) {
    let term = 1
    for (let which = 0; which < data.length; which++) term *= data[which]?.[places[which] ?? 0] ?? NaN
    const sum = Math.floor(k / inner)
    sums[sum] = (sums[sum] ?? 0) + term
    for (let axis = counts.length - 1; axis >= 0; axis--) {
      const next = (counter[axis] ?? 0) + 1
      const isOver = next === counts[axis]
      counter[axis] = isOver ? 0 : next
      const by = isOver ? 1 - next : 1
      for (let which = 0; which < places.length; which++)
        places[which] = (places[which] ?? 0) + by * (steps[which]?.[axis] ?? 0)
      if (!isOver) break
    }
  }
  const type = operands.map(each => each.type).reduce((a, b) => commonType(a, b))
  return array(inKindOf(inStorageOf(type, sums), type, operands), outputShape, type)
}

/** How far an operand's place moves with each letter; a letter that is there twice moves along the diagonal. */
function stepsOf(own: string, shape: readonly number[], letters: readonly string[]): readonly number[] {
  const { strides } = wholeLattice(shape)
  return letters.map(letter =>
    [...own].reduce((sum, each, axis) => sum + (each === letter && shape[axis] !== 1 ? (strides[axis] ?? 0) : 0), 0),
  )
}

export const einsum: FunctionValue = row('einsum(*operands, optimize=False)', ([given_], site) => {
  const [subscripts, ...others] = rest(given_)
  if (!isStr(subscripts)) throw unsupported('einsum() without a text of subscripts is numpy, not yet Hillock')
  const read = readSubscripts(subscripts.text.text)
  const operands = others.map(each => needArray(each, 'einsum', site))
  if (read.inputs.length !== operands.length) {
    const which = read.inputs.length < operands.length ? 'fewer' : 'more'
    const message = `${which} operands provided to einstein sum function than specified in the subscripts string`
    throw new PythonError('ValueError', message)
  }
  const extents = extentsOf(read, operands)
  return asMatrices(read, operands, site.session.math.lines) ?? everySum(read, operands, extents)
})
