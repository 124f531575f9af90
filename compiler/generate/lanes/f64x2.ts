/**
 * Two neurons in a vector. A float or an integer of 64 bits fills a lane, an integer of 32 bits stands in the lower half
 * of the vector, and a condition is a mask over whole lanes.
 */
import { invariant } from '../../../diagnostics/index.ts'
import { emitLiteral } from '../../ir/literal.ts'
import { offsetText, type VectorLanes } from './index.ts'
import { compareMasks, comparison, operations } from './instructions.ts'

export const f64x2Lanes: VectorLanes = {
  bitmask: mask => `i64x2.bitmask(${mask})`,
  load(type, address) {
    const from = `(${address.base}${offsetText(address)})`
    if (type === 'bool') return loadedMask(`v128.load16_splat${from}`)
    return `v128.${type === 'i32' ? 'load64_zero' : 'load'}${from}`
  },
  store(type, { base, offset }, value) {
    const behind = offsetText({ base, offset })
    if (type === 'bool') return `store<u16>(${base}, <u16>(${bytesOf(value)})${behind})`
    return type === 'i32'
      ? `v128.store64_lane(${base}, ${value}, 0${behind})`
      : `v128.store(${base}, ${value}${behind})`
  },
  negate: (type, operand) => `${shapes[type]}.neg(${operand})`,
  not: operand => `v128.not(${operand})`,
  binary: (operator, type, left, right) => `${shapes[type]}.${operations[operator]}(${left}, ${right})`,
  compare(operator, type, left, right) {
    if (type === 'bool') return compareMasks('i64x2', operator, left, right)
    const mask = `${shapes[type]}.${comparison(operator, type)}(${left}, ${right})`
    return type === 'i32' ? `i64x2.extend_low_i32x4_s(${mask})` : mask
  },
  logical: (operator, left, right) => `v128.${operator}(${left}, ${right})`,
  select: (type, condition, then, otherwise) =>
    `v128.bitselect(${then}, ${otherwise}, ${type === 'i32' ? narrowed(condition) : condition})`,
  orZero: (type, condition, then) => `v128.and(${then}, ${type === 'i32' ? narrowed(condition) : condition})`,
  cast(to, from, [operand = '']) {
    const conversion = conversions[`${from} ${to}`]
    invariant(conversion !== undefined, `a conversion from ${from} to ${to} in vectors`)
    return conversion(operand)
  },
  joined: ([mask = '']) => mask,
  instruction: (name, type, operands) => `${shapes[type]}.${name}(${operands.join(', ')})`,
  // Every text is a call or a name.
  precedence: () => Number.POSITIVE_INFINITY,
}

const shapes = { f64: 'f64x2', f32: 'f32x4', i64: 'i64x2', i32: 'i32x4', bool: 'i64x2' } as const

/** Bytes as masks over lanes of 64 bits: whatever is not 0 is true. */
function loadedMask(bytes: string): string {
  const wide = `i64x2.extend_low_i32x4_u(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(${bytes})))`
  return `i64x2.ne(${wide}, i64x2.splat(0))`
}

/** Two masks as two bytes: of 1 and 2 become 0x001 and 0x100. */
function bytesOf(mask: string): string {
  return `(i64x2.bitmask(${mask}) * 0x81) & 0x101`
}

/** A mask over lanes of 64 bits as one over the two lower lanes of 32. */
function narrowed(mask: string): string {
  return `v128.shuffle<i32>(${mask}, ${mask}, 0, 2, 0, 2)`
}

function upperWords(vector: string): string {
  return `v128.shuffle<i32>(${vector}, ${vector}, 1, 3, 1, 3)`
}

function splat(value: number): string {
  return `f64x2.splat(${emitLiteral(value, 'f64')})`
}

const conversions: Readonly<Record<string, (operand: string) => string>> = {
  'i32 f64': operand => `f64x2.convert_low_i32x4_s(${operand})`,
  // Numbers become integers by truncation, saturating at the ends.
  'f64 i32': operand => `i32x4.trunc_sat_f64x2_s_zero(${operand})`,
  'i32 i64': operand => `i64x2.extend_low_i32x4_s(${operand})`,
  'i64 i32': narrowed,
  'i64 f64': operand =>
    `f64x2.add(f64x2.mul(f64x2.convert_low_i32x4_s(${upperWords(operand)}), ${splat(2 ** 32)}), f64x2.convert_low_i32x4_u(${narrowed(operand)}))`,
  // Of whole numbers that are not below -2^63: words, the upper one saturating, and what is beyond.
  'f64 i64'(operand) {
    const upper = `f64x2.floor(f64x2.mul(${operand}, ${splat(2 ** -32)}))`
    const lower = `f64x2.sub(${operand}, f64x2.mul(${upper}, ${splat(2 ** 32)}))`
    const [low, high] = [`i32x4.trunc_sat_f64x2_u_zero(${lower})`, `i32x4.trunc_sat_f64x2_s_zero(${upper})`]
    const beyond = `f64x2.ge(${operand}, ${splat(2 ** 63)})`
    return `v128.bitselect(i64x2.splat(i64.MAX_VALUE), v128.shuffle<i32>(${low}, ${high}, 0, 4, 1, 5), ${beyond})`
  },
  'bool f64': operand => `v128.and(${operand}, f64x2.splat(1))`,
  'bool i64': operand => `i64x2.neg(${operand})`,
  'bool i32': operand => `i32x4.neg(${narrowed(operand)})`,
}
