// Makes session/generated/loops.ts: loops over rows of numbers and of truths, each written out by itself. A loop that calls
// a function for each element, or meets a row here and a single number there, takes several times as long; so each
// operation of the tables below becomes a loop for two rows, one for a row and a number, and one for a number and a row,
// of several elements a turn. Does nothing while this script is unchanged.

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What becomes of numbers a and b. */
const pairs = {
  addFloats: 'a + b',
  subtractFloats: 'a - b',
  multiplyFloats: 'a * b',
  // Of whole numbers of 32 bits at most, without the bits beyond.
  multiplyWords: 'Math.imul(a, b)',
  bothBits: 'a & b',
  eitherBits: 'a | b',
  differingBits: 'a ^ b',
  shiftBitsLeft: 'b >= 0 && b < 32 ? a << b : 0',
  shiftBitsRight: 'b >= 0 && b < 32 ? Math.floor(a / 2 ** b) : a < 0 ? -1 : 0',
  divideFloats: 'a / b',
  greatestFloats: 'Math.max(a, b)',
  leastFloats: 'Math.min(a, b)',
  // Of equal ones the second, which is another zero at times.
  maximumFloats: 'a > b || a !== a ? a : b',
  minimumFloats: 'a < b || a !== a ? a : b',
  // Of whole numbers; numpy gives 0 where b is 0.
  divideIntegers: 'b === 0 ? 0 : Math.floor(a / b)',
  remainIntegers: 'b === 0 ? 0 : a - b * Math.floor(a / b)',
}

/** The same of numbers of single precision; what is computed of them in double precision is rounded once, as it should be. */
const singles = {
  addSingles: 'a + b',
  subtractSingles: 'a - b',
  multiplySingles: 'a * b',
  divideSingles: 'a / b',
  greatestSingles: 'Math.max(a, b)',
  leastSingles: 'Math.min(a, b)',
}

/** The last bits of what becomes of whole numbers a and b, as many as these have, with and without a sign. */
const wholes = { add: 'a + b', subtract: 'a - b', multiply: 'Math.imul(a, b)' }

/** The storage of whole numbers of so many bits. */
const wholeKinds = ['Int32', 'Int16', 'Uint8']

/** What becomes of numbers a where they are, so far from one to the next, and of one number b. */
const alongs = {
  addAlong: 'a + b',
  subtractAlong: 'a - b',
  multiplyAlong: 'a * b',
  divideAlong: 'a / b',
  setAlong: 'b',
}

/** Whether it holds of numbers a and b. */
const tests = {
  lessFloats: 'a < b',
  lessEqualFloats: 'a <= b',
  equalFloats: 'a === b',
  notEqualFloats: 'a !== b',
}

/** What becomes of a number a. */
const maps = {
  absoluteFloats: 'Math.abs(a)',
  squareRootFloats: 'Math.sqrt(a)',
  squareFloats: 'a * a',
  floorFloats: 'Math.floor(a)',
  ceilFloats: 'Math.ceil(a)',
  truncateFloats: 'Math.trunc(a)',
  // Integers know no -0.
  truncateToIntegers: 'Math.trunc(a) + 0',
  // A sum beyond 2⁵² has no room for fractions, and rounds as it should, to the even one between two.
  roundFloats:
    'a > 0 ? (a < 2 ** 52 ? a + 2 ** 52 - 2 ** 52 : a) : a > -(2 ** 52) && a < 0 ? -(2 ** 52 - a - 2 ** 52) : a',
  negateFloats: '-a',
  negateIntegers: '0 - a',
  invertIntegers: '-a - 1',
  signFloats: 'a > 0 ? 1 : a < 0 ? -1 : a === 0 ? 0 : NaN',
}

/** Whether it holds of a number a. */
const singleTests = {
  areNaN: 'a !== a',
  // Infinity less itself is NaN.
  areFinite: 'a - a === 0',
  areInfinite: 'Math.abs(a) === Infinity',
  areZero: 'a === 0',
  areOther: 'a !== 0',
}

/** What is added to numbers r: numbers a times a single one, b. */
const sums = { addMultiples: 'r + a * b' }

/** What becomes of truths a and b, four at a time in a word. */
const truths = {
  wordsThatBothHold: 'a & b',
  wordsThatOneHolds: 'a | b',
  wordsThatDiffer: 'a ^ b',
}

/** One of a and b by a truth c. */
const choices = { chooseByTruths: 'Float64Array', chooseSinglesByTruths: 'Float32Array' }

/** The elements at some places. */
const gathers = {
  gatherFloat64: 'Float64Array',
  gatherFloat32: 'Float32Array',
  gatherInt32: 'Int32Array',
  gatherInt16: 'Int16Array',
  gatherUint8: 'Uint8Array',
}

/** A number for every element. */
const fills = {
  fillFloat64: 'Float64Array',
  fillFloat32: 'Float32Array',
  fillInt32: 'Int32Array',
  fillUint8: 'Uint8Array',
}

/** Elements of one kind as those of another one. Engines themselves take several times as long where memory is shared. */
const conversions = {
  float32FromFloat64: ['Float64Array', 'Float32Array'],
  // Of whole numbers the last bits, which are the same with and without a sign.
  int32FromFloat64: ['Float64Array', 'Int32Array'],
  int16FromFloat64: ['Float64Array', 'Int16Array'],
  uint8FromFloat64: ['Float64Array', 'Uint8Array'],
  float64FromFloat32: ['Float32Array', 'Float64Array'],
  float64FromInt32: ['Int32Array', 'Float64Array'],
  float64FromUint8: ['Uint8Array', 'Float64Array'],
  float64FromInt8: ['Int8Array', 'Float64Array'],
  float64FromInt16: ['Int16Array', 'Float64Array'],
  float64FromUint16: ['Uint16Array', 'Float64Array'],
  float64FromUint32: ['Uint32Array', 'Float64Array'],
}

/**
 * The places of truths that hold. A place is written in any case, and gone over where it does not hold: that costs less
 * than a branch taken at random. Most often few hold, and eight at a time, which are 0 as a double, are passed over.
 */
const truthFinder = `
export function findTruths(truths: Uint8Array, eights: Float64Array, places: Int32Array): void {
  let next = 0
  for (let eight = 0; eight < eights.length; eight++) {
    if (eights[eight] === 0) continue
    const k = eight << 3
${turnOf(8, at => `    places[next] = ${at}; next += truths[${at}] as number\n`)}  }
  for (let k = eights.length << 3; k < truths.length; k++) {
    places[next] = k; next += truths[k] as number
  }
}
`

/** Copies of rows and columns from somewhere in a storage to somewhere in another. */
const planes = {
  copyFloat64Plane: 'Float64Array',
  copyFloat32Plane: 'Float32Array',
  copyInt32Plane: 'Int32Array',
  copyInt16Plane: 'Int16Array',
  copyUint8Plane: 'Uint8Array',
}

const floats = 'Float64Array'
const halves = 'Float32Array'
const bytes = 'Uint8Array'
const words = 'Int32Array'
const text = [
  "import type { AlongLoop, LoopOfPairs, MapLoop, NarrowLoop, PairLoop, SingleTestLoop, TestLoop } from '../arrays/float-loops.ts'",
  "import type { WordLoop } from '../arrays/byte-loops.ts'",
  "import type { Plane } from '../../compiler/index.ts'",
  ...each(pairs, (name, value) => pairLoop(name, 'PairLoop', floats, floats, value)),
  ...each(singles, (name, value) => pairLoop(name, 'NarrowLoop', halves, halves, value)),
  ...wholeKinds.flatMap(kind =>
    each(wholes, (name, value) => {
      const own = `${kind}Array`
      return pairLoop(`${name}${kind}`, `LoopOfPairs<${own}, ${own}>`, own, own, value)
    }),
  ),
  ...each(alongs, alongLoop),
  ...each(tests, (name, value) => pairLoop(name, 'TestLoop', floats, bytes, `Number(${value})`)),
  ...each(truths, (name, value) => pairLoop(name, 'WordLoop', words, words, value)),
  ...each(maps, (name, value) => loop(`export const ${name}: MapLoop = (x, result)`, { a: 'x' }, value)),
  ...each(sums, (name, value) =>
    loop(`export const ${name}: PairLoop = (x, y, result)`, { a: 'x', r: 'result' }, value, { b: 'y' }),
  ),
  ...each(singleTests, (name, value) =>
    loop(`export const ${name}: SingleTestLoop = (x, result)`, { a: 'x' }, `Number(${value})`),
  ),
  ...each(choices, choiceLoop),
  ...each(gathers, gatherLoop),
  ...each(fills, fillLoop),
  ...Object.entries(conversions).map(([name, [from, to]]) =>
    loop(`export const ${name} = (x: ${from}, result: ${to}): void`, { a: 'x' }, 'a'),
  ),
  truthFinder,
  ...each(planes, planeLoop),
].join('\n')

const file = fileURLToPath(new URL('../session/generated/loops.ts', import.meta.url))
const own = readFileSync(fileURLToPath(import.meta.url))
const stamp = `// Made by scripts/write-loops.js, not to be edited. ${createHash('sha256').update(own).digest('hex')}\n`
if (!existsSync(file) || !readFileSync(file, 'utf8').startsWith(stamp)) {
  mkdirSync(dirname(file), { recursive: true })
  // Whole or not at all, since several test processes may start at once.
  const partial = `${file}.${process.pid}`
  writeFileSync(partial, stamp + text)
  renameSync(partial, file)
}

/**
 * @param {Readonly<Record<string, string>>} table
 * @param {(name: string, value: string) => string} write
 */
function each(table, write) {
  return Object.entries(table).map(([name, value]) => write(name, value))
}

/**
 * A loop over two operands, either of which may be a single element.
 *
 * @param {string} name
 * @param {string} type
 * @param {string} given
 * @param {string} made
 * @param {string} value
 */
function pairLoop(name, type, given, made, value) {
  const result = `result: ${made}`
  return `export const ${name}: ${type} = (x, y, result) => {
  const { length } = result
  if (y.length !== length) ${name}Right(x, y, result)
  else if (x.length !== length) ${name}Left(x, y, result)
  else ${name}Both(x, y, result)
}
${loop(`const ${name}Both = (x: ${given}, y: ${given}, ${result}): void`, { a: 'x', b: 'y' }, value)}
${loop(`const ${name}Right = (x: ${given}, y: ${given}, ${result}): void`, { a: 'x' }, value, { b: 'y' })}
${loop(`const ${name}Left = (x: ${given}, y: ${given}, ${result}): void`, { b: 'y' }, value, { a: 'x' })}`
}

/**
 * A loop that changes numbers where they are.
 *
 * @param {string} name
 * @param {string} value
 */
function alongLoop(name, value) {
  /** @param {string} at */
  const one = at => `data[${at}] = ${value.replace('a', `(data[${at}] as number)`)}`
  const turn = Array.from({ length: 8 }, (_, n) => `    ${one(n === 0 ? 'at' : `at + ${n} * step`)}\n`)
  return `
export const ${name}: AlongLoop = (data, start, step, count, b) => {
  let at = start
  let k = 0
  for (; k + 7 < count; k += 8) {
${turn.join('')}    at += 8 * step
  }
  for (; k < count; k++) {
    ${one('at')}
    at += step
  }
}
`
}

/**
 * A loop over two operands and a row of truths.
 *
 * @param {string} name
 * @param {string} kind
 */
function choiceLoop(name, kind) {
  const value = 'c === 0 ? b : a'
  const [test, result] = [`test: ${bytes}`, `result: ${kind}`]
  return `export const ${name} = (${test}, x: ${kind}, y: ${kind}, ${result}): void => {
  const { length } = result
  if (x.length !== length && y.length !== length) ${name}Neither(test, x, y, result)
  else if (y.length !== length) ${name}Right(test, x, y, result)
  else if (x.length !== length) ${name}Left(test, x, y, result)
  else ${name}Both(test, x, y, result)
}
${loop(`const ${name}Both = (${test}, x: ${kind}, y: ${kind}, ${result}): void`, { a: 'x', b: 'y', c: 'test' }, value)}
${loop(`const ${name}Right = (${test}, x: ${kind}, y: ${kind}, ${result}): void`, { a: 'x', c: 'test' }, value, { b: 'y' })}
${loop(`const ${name}Left = (${test}, x: ${kind}, y: ${kind}, ${result}): void`, { b: 'y', c: 'test' }, value, { a: 'x' })}
${loop(`const ${name}Neither = (${test}, x: ${kind}, y: ${kind}, ${result}): void`, { c: 'test' }, value, { a: 'x', b: 'y' })}`
}

/**
 * @param {string} name
 * @param {string} kind
 */
function gatherLoop(name, kind) {
  const head = `export const ${name} = (data: ${kind}, places: Int32Array, result: ${kind}): void`
  return loop(head, { a: 'places' }, 'data[a] as number')
}

/**
 * @param {string} name
 * @param {string} kind
 */
function fillLoop(name, kind) {
  return loop(`export const ${name} = (result: ${kind}, value: number): void`, {}, 'value')
}

/**
 * A loop for elements that lie next to each other where they are written, one for those that do so where they are read, and
 * one for all others: a step that is known costs nothing.
 *
 * @param {string} name
 * @param {string} kind
 */
function planeLoop(name, kind) {
  return `
export function ${name}(data: ${kind}, start: number, result: ${kind}, at: number, plane: Plane): void {
  if (plane.rightThere === 1) ${name}Together(data, start, result, at, plane)
  else if (plane.right === 1) ${name}Apart(data, start, result, at, plane)
  else ${name}Anywhere(data, start, result, at, plane)
}
${stepLoop(`${name}Together`, kind, 'right', '1')}
${stepLoop(`${name}Apart`, kind, '1', 'rightThere')}
${stepLoop(`${name}Anywhere`, kind, 'right', 'rightThere')}`
}

/**
 * Where it is farther to the right than down, there are eight columns at a time, so that memory is read in order.
 *
 * @param {string} name
 * @param {string} kind
 * @param {string} right
 * @param {string} rightThere
 */
function stepLoop(name, kind, right, rightThere) {
  const known = [right, rightThere].filter(step => step !== '1')
  const several = [2, 3, 4, 5, 6, 7].flatMap(n => known.map(step => `  const ${step}${n} = ${n} * ${step}\n`))
  const turn = Array.from({ length: 8 }, (_, n) => {
    const [to, from] = [stepsOf(rightThere, n), stepsOf(right, n)]
    return `        result[to${to}] = data[from${from}] as number\n`
  })
  return `
function ${name}(data: ${kind}, start: number, result: ${kind}, at: number, plane: Plane): void {
  const { rows, columns, down, right, downThere, rightThere } = plane
  const isFar = Math.abs(right) > Math.max(1, Math.abs(down))
  const isFarThere = Math.abs(rightThere) > Math.max(1, Math.abs(downThere))
  const tile = (isFar || isFarThere) && rows > 1 ? 8 : columns
${several.join('')}  for (let left = 0; left < columns; left += tile) {
    const count = Math.min(tile, columns - left)
    for (let i = 0; i < rows; i++) {
      let from = start + i * down + left * right
      let to = at + i * downThere + left * rightThere
      let j = 0
      for (; j + 7 < count; j += 8) {
${turn.join('')}        from += 8 * ${right}
        to += 8 * ${rightThere}
      }
      for (; j < count; j++) {
        result[to] = data[from] as number
        from += ${right}
        to += ${rightThere}
      }
    }
  }
}
`
}

/**
 * So many steps on.
 *
 * @param {string} step
 * @param {number} count
 */
function stepsOf(step, count) {
  if (count === 0) return ''
  return step === '1' ? ` + ${count}` : ` + ${step}${count === 1 ? '' : count}`
}

/**
 * @param {string} head
 * @param {Readonly<Record<string, string>>} loaded which elements come from which rows
 * @param {string} value
 * @param {Readonly<Record<string, string>>} single which come from the only element of which rows: from memory, so that
 *   engines know that they are floats
 */
function loop(head, loaded, value, single = {}) {
  /** @param {string} at */
  const one = at => {
    const loads = Object.entries(loaded).map(([name, row]) => `const ${name} = ${row}[${at}] as number`)
    return `    { ${[...loads, `result[${at}] = ${value}`].join('; ')} }\n`
  }
  const constants = Object.entries(single).map(([name, row]) => `  const ${name} = ${row}[0] as number\n`)
  return `${head} => {
  const { length } = result
${constants.join('')}  const end = length - (length % 8)
  for (let k = 0; k < end; k += 8) {
${turnOf(8, one)}  }
  for (let k = end; k < length; k++)
${one('k')}}
`
}

/**
 * What is done at k and the next ones.
 *
 * @param {number} count
 * @param {(at: string) => string} one
 */
function turnOf(count, one) {
  return Array.from({ length: count }, (_, n) => one(n === 0 ? 'k' : `k + ${n}`)).join('')
}
