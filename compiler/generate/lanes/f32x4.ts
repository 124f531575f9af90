/**
 * Four neurons in a vector: a float of single precision or an integer of 32 bits fills a lane, and a condition is a mask
 * over whole lanes. What has 64 bits stands in two vectors of two, {@link halves}.
 */
import { invariant } from '../../../diagnostics/index.ts'
import type { IrType } from '../../ir/ir.ts'
import { f64x2Lanes } from './f64x2.ts'
import { offsetText, type VectorLanes } from './index.ts'
import { compareMasks, comparison, operations } from './instructions.ts'

export const f32x4Lanes: VectorLanes = {
  bitmask: mask => `i32x4.bitmask(${mask})`,
  load(type, address) {
    const from = `(${address.base}${offsetText(address)})`
    return type === 'bool' ? loadedMask(`v128.load32_splat${from}`) : `v128.load${from}`
  },
  store(type, { base, offset }, value) {
    const behind = offsetText({ base, offset })
    return type === 'bool'
      ? `store<u32>(${base}, ${bytesOf(value)}${behind})`
      : `v128.store(${base}, ${value}${behind})`
  },
  negate: (type, operand) => `${shapeOf(type)}.neg(${operand})`,
  not: operand => `v128.not(${operand})`,
  binary: (operator, type, left, right) => `${shapeOf(type)}.${operations[operator]}(${left}, ${right})`,
  compare: (operator, type, left, right) =>
    type === 'bool'
      ? compareMasks('i32x4', operator, left, right)
      : `${shapeOf(type)}.${comparison(operator, type)}(${left}, ${right})`,
  logical: (operator, left, right) => `v128.${operator}(${left}, ${right})`,
  select: (_, condition, then, otherwise) => `v128.bitselect(${then}, ${otherwise}, ${condition})`,
  orZero: (_, condition, then) => `v128.and(${then}, ${condition})`,
  cast(to, from, operands) {
    const conversion = conversions[`${from} ${to}`]
    invariant(conversion !== undefined, `a conversion from ${from} to ${to} in vectors of four`)
    return conversion(...operands)
  },
  joined: ([low = '', high]) => (high === undefined ? low : lowerWords(low, high)),
  instruction: (name, type, operands) => `${shapeOf(type)}.${name}(${operands.join(', ')})`,
  // Every text is a call or a name.
  precedence: () => Number.POSITIVE_INFINITY,
}

/** The lanes of 64 bits of the first two neurons of a vector of four, and of the other two. */
export const halves: readonly VectorLanes[] = (['low', 'high'] as const).map((half): VectorLanes => {
  const mask = (condition: string): string => `i64x2.extend_${half}_i32x4_s(${condition})`
  const integers = (operand: string): string => (half === 'low' ? operand : upperHalf(operand))
  const widening: Readonly<Record<string, (operand: string) => string>> = {
    'f32 f64': operand => `f64x2.promote_low_f32x4(${half === 'low' ? operand : upperHalf(operand)})`,
    'i32 f64': operand => `f64x2.convert_low_i32x4_s(${integers(operand)})`,
    'i32 i64': operand => `i64x2.extend_${half}_i32x4_s(${operand})`,
    'bool f64': operand => `v128.and(${mask(operand)}, f64x2.splat(1))`,
    'bool i64': operand => `i64x2.neg(${mask(operand)})`,
  }
  return {
    ...f64x2Lanes,
    select: (_, condition, then, otherwise) => `v128.bitselect(${then}, ${otherwise}, ${mask(condition)})`,
    orZero: (_, condition, then) => `v128.and(${then}, ${mask(condition)})`,
    cast(to, from, operands) {
      const conversion = widening[`${from} ${to}`]
      return conversion === undefined ? f64x2Lanes.cast(to, from, operands) : conversion(operands[0] ?? '')
    },
  }
})

function shapeOf(type: IrType): string {
  return type === 'f32' ? 'f32x4' : 'i32x4'
}

/** Bytes as masks over lanes of 32 bits: whatever is not 0 is true. */
function loadedMask(bytes: string): string {
  return `i32x4.ne(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(${bytes})), i32x4.splat(0))`
}

/** Four masks as four bytes: bit n is moved to the beginning of byte n. */
function bytesOf(mask: string): string {
  return `(i32x4.bitmask(${mask}) * 0x204081) & 0x1010101`
}

function upperHalf(vector: string): string {
  return `v128.shuffle<i32>(${vector}, ${vector}, 2, 3, 2, 3)`
}

/** The lower words of the lanes of 64 bits of two vectors. */
function lowerWords(low = '', high = ''): string {
  return `v128.shuffle<i32>(${low}, ${high}, 0, 2, 4, 6)`
}

/** The lower halves of two vectors. */
function lowerHalves(low: string, high: string): string {
  return `v128.shuffle<i32>(${low}, ${high}, 0, 1, 4, 5)`
}

const conversions: Readonly<Record<string, (low?: string, high?: string) => string>> = {
  'i32 f32': (operand = '') => `f32x4.convert_i32x4_s(${operand})`,
  // Numbers become integers by truncation, saturating at the ends.
  'f32 i32': (operand = '') => `i32x4.trunc_sat_f32x4_s(${operand})`,
  'bool f32': (operand = '') => `v128.and(${operand}, f32x4.splat(1))`,
  'bool i32': (operand = '') => `i32x4.neg(${operand})`,
  'f64 f32': (low = '', high = '') =>
    lowerHalves(`f32x4.demote_f64x2_zero(${low})`, `f32x4.demote_f64x2_zero(${high})`),
  'f64 i32': (low = '', high = '') =>
    lowerHalves(`i32x4.trunc_sat_f64x2_s_zero(${low})`, `i32x4.trunc_sat_f64x2_s_zero(${high})`),
  'i64 i32': lowerWords,
}
