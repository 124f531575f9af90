/** `enum.Flag` and `enum.IntFlag`: members are bits, and sets of bits are instances of the class too. */
import type { BinaryOperator } from '../../../compiler/grammar/ast.ts'
import type { CallSite, StateKey } from '../../evaluate/call.ts'
import { isSubclass } from '../../evaluate/classes/make-class.ts'
import { notImplemented } from '../../evaluate/classes/special.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { binary } from '../../evaluate/operators.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  isInstance, isStr, list, str, type ClassValue, type InstanceValue, type Value,
} from '../../evaluate/values.ts' // prettier-ignore
import { classRow, type Implementation } from '../row.ts'
import { bareMember, nameOf, valueOf, type Manner } from './enum-members.ts'

const bitsOf = (self: Value | undefined): bigint => {
  const value = valueOf(self)
  return typeof value === 'bigint' ? value : 0n
}

function lengthOf(bits: bigint): number {
  return bits === 0n ? 0 : (bits < 0n ? -bits : bits).toString(2).length
}

const isBit = (value: Value): boolean => typeof value === 'bigint' && value > 0n && (value & (value - 1n)) === 0n

/** Instances that are no members: equal sets of bits of a class are the same one. */
const unnamedKey: StateKey<WeakMap<ClassValue, Map<bigint, InstanceValue>>> = {
  name: 'sets of flags',
  create: () => new WeakMap(),
}

/** @param keeps whether members are numbers, and bits that no member has are kept */
export function flagManner(keeps: boolean): Manner {
  return {
    word: 'flag',
    next: values => {
      const highest = values.reduce<bigint>((most, each) => (typeof each === 'bigint' && each > most ? each : most), 0n)
      return 1n << BigInt(lengthOf(highest))
    },
    isListed: isBit,
    isNumber: keeps,
    unnamed: (type, value, { session }) => {
      if (typeof value !== 'bigint') return undefined
      const members = [...(type.enumeration?.members.values() ?? [])]
      const known = members.reduce((all, each) => all | bitsOf(each), 0n)
      const bits = insideOf(type, value, known, keeps)
      const made = session.state(unnamedKey).get(type) ?? new Map<bigint, InstanceValue>()
      session.state(unnamedKey).set(type, made)
      const found = members.find(each => valueOf(each) === bits) ?? made.get(bits) ?? setOf(type, bits)
      made.set(bits, found)
      return found
    },
  }
}

/** The bits of a number, of which those below 0 are all that are not in it. */
function insideOf(type: ClassValue, value: bigint, known: bigint, keeps: boolean): bigint {
  const all = (1n << BigInt(lengthOf(known))) - 1n
  const isOutside = value < ~all || value > all || (value & (all ^ known)) !== 0n
  if (!isOutside) return value < 0n ? all + 1n + value : value
  if (keeps) {
    if (value >= 0n) return value
    const room = 1n << BigInt(lengthOf(value))
    return (room > all + 1n ? room : all + 1n) + value
  }
  const digits = Math.max(lengthOf(value), lengthOf(known))
  const message = `<flag '${type.name}'> invalid value ${value}\n    given ${inBits(value, digits)}\n  allowed ${inBits(known, digits)}`
  throw new PythonError('ValueError', message)
}

/** `0b0 0101`: the sign, and the digits. */
function inBits(value: bigint, digits: number): string {
  const sign = value < 0n ? '1' : '0'
  return `0b${sign} ${BigInt.asUintN(digits, value).toString(2).padStart(digits, '0')}`
}

/** The members of a class whose bits are among these, one bit each. */
function bitsAmong(type: ClassValue, bits: bigint): InstanceValue[] {
  return (type.enumeration?.listed ?? []).filter(each => (bitsOf(each) & bits) !== 0n)
}

function setOf(type: ClassValue, bits: bigint): InstanceValue {
  const parts = bitsAmong(type, bits)
  const others = [...new Set(type.enumeration?.members.values())].filter(each => {
    const own = bitsOf(each)
    return !parts.includes(each) && own !== 0n && (own & bits) === own && !isInside(own, parts)
  })
  const named = [...parts, ...others]
  const unknown = bits & ~named.reduce((all, each) => all | bitsOf(each), 0n)
  const names = named.map(each => {
    const name = nameOf(each)
    return isStr(name) ? name.text.text : ''
  })
  const name = names.length === 0 ? null : str([...names, ...(unknown === 0n ? [] : [String(unknown)])].join('|'))
  return bareMember(type, name, bits)
}

function isInside(bits: bigint, members: readonly InstanceValue[]): boolean {
  return (bits & ~members.reduce((all, each) => all | bitsOf(each), 0n)) === 0n
}

/** The bits of another value that an operator takes; undefined for none. */
function bitsFor(type: ClassValue, other: Value | undefined, keeps: boolean): bigint | undefined {
  if (isInstance(other) && isSubclass(other.class, type)) return bitsOf(other)
  if (keeps && isInstance(other) && typeof valueOf(other) === 'bigint') return bitsOf(other)
  return keeps && typeof other === 'bigint' ? other : undefined
}

function combining(name: string, operator: BinaryOperator, keeps: boolean): (readonly [string, Value])[] {
  const of: Implementation = ([self, other], site) => {
    if (!isInstance(self)) return notImplemented
    const bits = bitsFor(self.class, other, keeps)
    if (bits === undefined) return notImplemented
    return invokeNow(self.class, [binary(operator, bitsOf(self), bits, site)], site)
  }
  return [`__${name}__`, `__r${name}__`].map(each => [each, classRow(`${each}(self, other)`, of)])
}

function inverted(self: Value | undefined, keeps: boolean, site: CallSite): Value {
  if (!isInstance(self)) return notImplemented
  const all = (self.class.enumeration?.listed ?? []).reduce((bits, each) => bits | bitsOf(each), 0n)
  return invokeNow(self.class, [keeps ? ~bitsOf(self) : all & ~bitsOf(self)], site)
}

/** @param keeps as of {@link flagManner} */
export function flagMembers(keeps: boolean): readonly (readonly [string, Value])[] {
  return [
    ...combining('or', '|', keeps),
    ...combining('and', '&', keeps),
    ...combining('xor', '^', keeps),
    ['__invert__', classRow('__invert__(self)', ([self], site) => inverted(self, keeps, site))],
    ['__bool__', classRow('__bool__(self)', ([self]) => bitsOf(self) !== 0n)],
    [
      '__len__',
      classRow('__len__(self)', ([self]) => BigInt(isInstance(self) ? bitsAmong(self.class, bitsOf(self)).length : 0)),
    ],
    [
      '__iter__',
      classRow('__iter__(self)', ([self]) => list(isInstance(self) ? bitsAmong(self.class, bitsOf(self)) : [])),
    ],
    ['__hash__', classRow('__hash__(self)', ([self]) => valueOf(self))],
    [
      '__contains__',
      classRow('__contains__(self, other)', ([self, other]) => {
        if (isInstance(self) && isInstance(other) && other.class === self.class)
          return (bitsOf(self) & bitsOf(other)) === bitsOf(other)
        const owner = isInstance(self) ? self.class.qualifiedName : ''
        const message = `unsupported operand type(s) for 'in': '${typeName(other ?? null)}' and '${owner}'`
        throw new PythonError('TypeError', message)
      }),
    ],
  ]
}
