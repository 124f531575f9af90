/** Python's own functions, a row each. */
import { at } from '../arrays/array.ts'
import { roundHalfEven } from '../arrays/math.ts'
import { mapElements } from '../arrays/elementwise.ts'
import { keepWidth } from '../arrays/arithmetic.ts'
import type { CallSite } from '../evaluate/call.ts'
import { collect } from '../evaluate/iterate.ts'
import { isLess } from '../evaluate/compare.ts'
import { dictKey } from '../evaluate/hash.ts'
import { invokeNow } from '../evaluate/invoke.ts'
import { iterate, rangeLength } from '../evaluate/iterate.ts'
import { isArrayLike, toArray, toInteger } from '../evaluate/numeric.ts'
import { binary, toFloat } from '../evaluate/operators.ts'
import { PythonError, raisedAt } from '../evaluate/python-error.ts'
import { truth } from '../evaluate/truth.ts'
import { typeName } from '../evaluate/types.ts'
import { list, str, tuple, type FunctionValue, type Value } from '../evaluate/values.ts'
import { exactFraction } from '../print/float.ts'
import { formatValue } from '../print/format-value.ts'
import { toRepr, toStr } from '../print/show.ts'
import { flag, given, optionalText, rest } from './arguments.ts'
import { row, table } from './row.ts'

const print = row(
  'print(*values, sep=" ", end="\\n", file=None, flush=False)',
  ([values, sep, end, file], { session }) => {
    if (given(file))
      throw new PythonError('NotImplementedError', 'print(file=…) is Python, not yet Hillock', { code: 'unsupported' })
    const separator = optionalText(sep, 'sep') ?? ' '
    const texts = rest(values).map(value => toStr(value, session))
    session.print(texts.join(separator) + (optionalText(end, 'end') ?? '\n'))
    return null
  },
)

const len = row('len(obj, /)', ([value = null], site) => {
  if (typeof value === 'object' && value !== null) {
    switch (value.kind) {
      case 'str':
        return BigInt([...value.text.text].length)
      case 'list':
      case 'tuple':
        return BigInt(value.items.length)
      case 'dict':
        return BigInt(value.entries.size)
      case 'range':
        return BigInt(rangeLength(value))
      case 'array':
        if (value.shape[0] !== undefined) return BigInt(value.shape[0])
        throw new PythonError('TypeError', 'len() of unsized object')
      case 'object':
        if (value.type.length !== undefined) return BigInt(value.type.length(value, site))
        break
      default:
    }
  }
  throw new PythonError('TypeError', `object of type '${typeName(value)}' has no len()`)
})

const range = row('range(*args)', ([args], site) => {
  const ends = rest(args).map(value => integerArgument(value, site))
  if (ends.length === 0) throw new PythonError('TypeError', 'range expected at least 1 argument, got 0')
  if (ends.length > 3) throw new PythonError('TypeError', `range expected at most 3 arguments, got ${ends.length}`)
  const [first = 0, second, step = 1] = ends
  if (step === 0) throw new PythonError('ValueError', 'range() arg 3 must not be zero')
  const [start, stop] = second === undefined ? [0, first] : [first, second]
  return { kind: 'range', start, stop, step }
})

function integerArgument(value: Value, site: CallSite): number {
  if (typeof value === 'number')
    throw new PythonError('TypeError', "'float' object cannot be interpreted as an integer")
  return toInteger(value, 'an argument of range()', site)
}

const int = row(
  'int(x=0, /, base=10)',
  ([value = 0n, base], site) => {
    if (isStr(value)) return parseInteger(value.text.text, given(base) ? toInteger(base, 'base', site) : 10)
    const number = scalarNumber(value, site)
    if (number === undefined) {
      throw new PythonError(
        'TypeError',
        `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
      )
    }
    if (typeof number === 'bigint') return number
    if (Number.isNaN(number)) throw new PythonError('ValueError', 'cannot convert float NaN to integer')
    if (!Number.isFinite(number)) throw new PythonError('OverflowError', 'cannot convert float infinity to integer')
    return BigInt(Math.trunc(number))
  },
  { type: true },
)

function parseInteger(text: string, base: number): bigint {
  const digits = text.trim().replaceAll('_', '')
  const negative = digits.startsWith('-')
  const magnitude = digits.replace(/^[-+]/, '')
  const prefix = new Map([
    [10, ''],
    [16, '0x'],
    [8, '0o'],
    [2, '0b'],
  ]).get(base)
  const bare = base === 10 ? magnitude : magnitude.replace(/^0[xob]/i, '')
  const allowed = new Map([
    [10, /^\d+$/],
    [16, /^[\da-f]+$/i],
    [8, /^[0-7]+$/],
    [2, /^[01]+$/],
  ]).get(base)
  if (prefix === undefined || allowed?.test(bare) !== true || bare.length > 4300) {
    throw new PythonError('ValueError', `invalid literal for int() with base ${base}: '${text}'`)
  }
  const value = BigInt(prefix + bare)
  return negative ? -value : value
}

const float = row(
  'float(x=0.0, /)',
  ([value = 0], site) => {
    if (isStr(value)) return parseFloating(value.text.text)
    const number = isView(value) ? undefined : scalarNumber(value, site)
    if (number === undefined) {
      throw new PythonError('TypeError', `float() argument must be a string or a real number, not '${typeName(value)}'`)
    }
    return typeof number === 'bigint' ? toFloat(number) : number
  },
  { type: true },
)

function parseFloating(text: string): number {
  const word = text.trim().replaceAll('_', '')
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(word)) return Number(word)
  const special = /^([-+]?)(inf|infinity|nan)$/i.exec(word)
  if (special === null) throw new PythonError('ValueError', `could not convert string to float: '${text}'`)
  const magnitude = special[2]?.toLowerCase() === 'nan' ? Number.NaN : Infinity
  return special[1] === '-' ? -magnitude : magnitude
}

/** A single number without its unit; undefined for everything else. */
function scalarNumber(value: Value, site: CallSite): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  if (typeof value === 'boolean') return BigInt(value)
  if (!isArrayLike(value)) return undefined
  const values = toArray(value, site)
  if (values === undefined) return undefined
  if (values.data.length !== 1)
    throw new PythonError('TypeError', 'only length-1 arrays can be converted to Python scalars')
  return values.type === 'float' ? at(values, 0) : BigInt(at(values, 0))
}

function isStr(value: Value): value is Extract<Value, { kind: 'str' }> {
  return typeof value === 'object' && value !== null && value.kind === 'str'
}

function isView(value: Value): boolean {
  return typeof value === 'object' && value !== null && value.kind === 'object'
}

const abs = row('abs(x, /)', ([value = null], site) => {
  if (typeof value === 'number') return Math.abs(value)
  if (typeof value === 'bigint') return value < 0n ? -value : value
  if (typeof value === 'boolean') return BigInt(value)
  const values = isArrayLike(value) ? toArray(value, site) : undefined
  if (values === undefined) throw new PythonError('TypeError', `bad operand type for abs(): '${typeName(value)}'`)
  return keepWidth(values, mapElements(values, Math.abs, values.type, values.dimension))
})

const round = row('round(number, ndigits=None)', ([value = null, ndigits], site) => {
  const digits = given(ndigits) ? toInteger(ndigits, 'ndigits', site) : undefined
  if (typeof value === 'bigint') return digits === undefined || digits >= 0 ? value : roundInteger(value, digits)
  if (typeof value === 'boolean') return BigInt(value)
  if (typeof value === 'number') {
    if (digits !== undefined) return roundDigits(value, digits)
    if (!Number.isFinite(value))
      throw new PythonError('OverflowError', 'cannot convert float infinity or NaN to integer')
    return BigInt(roundHalfEven(value))
  }
  const values = isArrayLike(value) ? toArray(value, site) : undefined
  if (values === undefined || typeName(value) === 'Quantity') {
    throw new PythonError('TypeError', `type ${typeName(value)} doesn't define __round__ method`)
  }
  if (values.shape.length > 0) throw new PythonError('TypeError', "type numpy.ndarray doesn't define __round__ method")
  const number = at(values, 0)
  return digits === undefined
    ? BigInt(roundHalfEven(number))
    : mapElements(values, x => roundDigits(x, digits), values.type)
})

function roundInteger(value: bigint, digits: number): bigint {
  const unit = 10n ** BigInt(Math.min(-digits, 10_000))
  const over = ((value % unit) + unit) % unit
  const below = value - over
  if (over * 2n < unit) return below
  if (over * 2n > unit) return below + unit
  return (below / unit) % 2n === 0n ? below : below + unit
}

/** Correctly rounded decimal digits, halves of the exact value to even. */
function roundDigits(value: number, digits: number): number {
  if (!Number.isFinite(value) || value === 0 || digits > 323) return value
  if (digits < -308) return value < 0 ? -0 : 0
  const { numerator, denominator } = exactFraction(Math.abs(value))
  const power = 10n ** BigInt(Math.abs(digits))
  const [above, below] = digits >= 0 ? [numerator * power, denominator] : [numerator, denominator * power]
  const quotient = above / below
  const twice = (above % below) * 2n
  const rounded = twice > below || (twice === below && quotient % 2n === 1n) ? quotient + 1n : quotient
  const magnitude = Number(`${rounded}e${-digits}`)
  return value < 0 ? -magnitude : magnitude
}

function extreme(name: 'min' | 'max'): FunctionValue {
  return row(`${name}(*args, key=None, default=None)`, ([args, key, otherwise], site) => {
    const candidatesGiven = rest(args)
    const [only] = candidatesGiven
    if (only === undefined) throw new PythonError('TypeError', `${name} expected at least 1 argument, got 0`)
    const candidates = candidatesGiven.length === 1 ? collect(only, site) : candidatesGiven
    let best: Value | undefined
    let bestKey: Value = null
    for (const candidate of candidates) {
      const own = given(key) ? invokeNow(key, [candidate], site) : candidate
      const better = best === undefined || (name === 'min' ? isLess(own, bestKey, site) : isLess(bestKey, own, site))
      if (better) [best, bestKey] = [candidate, own]
    }
    if (best !== undefined) return best
    if (otherwise !== undefined) return otherwise
    throw new PythonError('ValueError', `${name}() iterable argument is empty`)
  })
}

/** Python's own `sum`; the star import puts numpy's in its place. */
const sum = row('sum(iterable, /, start=0)', ([iterable = null, start = 0n], site) => {
  let total: Value = start
  for (const item of iterate(iterable, site)) total = binary('+', total, item, site)
  return total
})

const enumerate = row('enumerate(iterable, start=0)', ([iterable = null, start = 0n], site) => {
  let k = BigInt(toInteger(start, 'start', site))
  return list(collect(iterable, site).map(item => tuple([k++, item])))
})

const zip = row('zip(*iterables, strict=False)', ([iterables, strict], site) => {
  const columns = rest(iterables).map(each => collect(each, site))
  const length = Math.min(...columns.map(column => column.length))
  if (flag(strict, false, site) && columns.some(column => column.length !== length)) {
    throw new PythonError('ValueError', 'zip() arguments have different lengths')
  }
  const count = columns.length === 0 ? 0 : length
  return list(Array.from({ length: count }, (_, k) => tuple(columns.map(column => column[k] ?? null))))
})

const map = row('map(function, /, *iterables)', ([called = null, iterables], site) => {
  const columns = rest(iterables).map(each => collect(each, site))
  const length = columns.length === 0 ? 0 : Math.min(...columns.map(column => column.length))
  return list(
    Array.from({ length }, (_, k) =>
      invokeNow(
        called,
        columns.map(column => column[k] ?? null),
        site,
      ),
    ),
  )
})

const filter = row('filter(function, iterable, /)', ([called = null, iterable = null], site) =>
  list(collect(iterable, site).filter(item => truth(called === null ? item : invokeNow(called, [item], site), site))),
)

const sorted = row('sorted(iterable, /, *, key=None, reverse=False)', ([iterable = null, key, reverse], site) =>
  list(sortValues(collect(iterable, site), key, flag(reverse, false, site), site)),
)

/** A stable sort by Python's `<`. */
export function sortValues(items: readonly Value[], key: Value | undefined, reverse: boolean, site: CallSite): Value[] {
  const keyed = items.map(item => ({ item, key: given(key) ? invokeNow(key, [item], site) : item }))
  try {
    keyed.sort((a, b) => {
      const [x, y] = reverse ? [b.key, a.key] : [a.key, b.key]
      return isLess(x, y, site) ? -1 : isLess(y, x, site) ? 1 : 0
    })
  } catch (thrown) {
    throw raisedAt(thrown, site.span)
  }
  return keyed.map(({ item }) => item)
}

const listType = row(
  'list(iterable=(), /)',
  ([iterable], site) => list(iterable === undefined ? [] : collect(iterable, site)),
  { type: true },
)
const tupleType = row(
  'tuple(iterable=(), /)',
  ([iterable], site) => tuple(iterable === undefined ? [] : collect(iterable, site)),
  { type: true },
)

const dict = row(
  'dict(iterable=(), /, **kwargs)',
  ([iterable, keywords], site) => {
    const entries = new Map<string, { key: Value; value: Value }>()
    if (typeof iterable === 'object' && iterable?.kind === 'dict') {
      for (const [key, entry] of iterable.entries) entries.set(key, { ...entry })
    } else if (iterable !== undefined) {
      for (const item of collect(iterable, site)) {
        const [key, value, ...more] = collect(item, site)
        if (key === undefined || value === undefined || more.length > 0) {
          throw new PythonError('ValueError', 'dictionary update sequence elements must have length 2')
        }
        entries.set(dictKey(key), { key, value })
      }
    }
    if (typeof keywords === 'object' && keywords?.kind === 'dict') {
      for (const [key, entry] of keywords.entries) entries.set(key, { ...entry })
    }
    return { kind: 'dict', entries }
  },
  { type: true },
)

const bool = row('bool(x=False, /)', ([value = false], site) => truth(value, site), { type: true })
const strType = row(
  'str(object="")',
  ([value], { session }) => {
    if (value === undefined) return str('')
    return isStr(value) ? value : str(toStr(value, session))
  },
  { type: true },
)
const repr = row('repr(obj, /)', ([value = null], { session }) => str(toRepr(value, session)))
const format = row('format(value, format_spec="", /)', ([value = null, spec], site) =>
  str(formatValue(value, optionalText(spec, 'format_spec') ?? '', site)),
)

const reversed = row('reversed(sequence, /)', ([sequence = null], site) => list(collect(sequence, site).toReversed()))
const any = row('any(iterable, /)', ([iterable = null], site) =>
  collect(iterable, site).some(item => truth(item, site)),
)
const all = row('all(iterable, /)', ([iterable = null], site) =>
  collect(iterable, site).every(item => truth(item, site)),
)

const pow = row('pow(base, exp)', ([base = null, exponent = null], site) => binary('**', base, exponent, site))
const divmod = row('divmod(x, y, /)', ([x = null, y = null], site) =>
  tuple([binary('//', x, y, site), binary('%', x, y, site)]),
)
const slice = row(
  'slice(start, stop=None, step=None, /)',
  ([start = null, stop, step = null]) =>
    stop === undefined ? { kind: 'slice', start: null, stop: start, step } : { kind: 'slice', start, stop, step },
  { type: true },
)
const chr = row('chr(i, /)', ([value = null], site) => {
  const code = toInteger(value, 'chr() argument', site)
  if (!(code >= 0 && code <= 0x10ffff)) throw new PythonError('ValueError', 'chr() arg not in range(0x110000)')
  return str(String.fromCodePoint(code))
})
const ord = row('ord(c, /)', ([value = null]) => {
  const characters = isStr(value) ? [...value.text.text] : []
  const [only] = characters
  if (characters.length !== 1 || only === undefined) throw new PythonError('TypeError', 'ord() expected a character')
  return BigInt(only.codePointAt(0) ?? 0)
})

const isinstance = row('isinstance(obj, class_or_tuple, /)', ([value = null, classes = null], site) => {
  const candidates = typeof classes === 'object' && classes?.kind === 'tuple' ? classes.items : [classes]
  return candidates.some(candidate => {
    if (typeof candidate !== 'object' || candidate?.kind !== 'function' || candidate.type !== true) {
      throw new PythonError('TypeError', 'isinstance() arg 2 must be a type, a tuple of types, or a union')
    }
    return isInstance(value, candidate.name, site)
  })
})

function isInstance(value: Value, type: string, _site: CallSite): boolean {
  const own = typeName(value)
  if (own === type) return true
  if (type === 'int') return own === 'bool'
  if (type === 'float') return own === 'float64'
  if (type === 'ndarray') return own === 'Quantity' && typeof value === 'object' && value?.kind === 'array'
  return type === 'Quantity' && own === 'Unit'
}

const type = row('type(object, /)', ([value = null]) => {
  const name = typeName(value)
  return {
    kind: 'function',
    name,
    type: true,
    parameters: [],
    call: () => {
      throw new PythonError('NotImplementedError', 'making objects by type(…)(…) is Python, not yet Hillock', {
        code: 'unsupported',
      })
    },
    attributes: new Map<string, Value>([['__name__', str(name)]]),
  }
})

/** Every built-in function and type. */
export const builtins: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...table([
    print, len, range, int, float, abs, round, extreme('min'), extreme('max'), sum, enumerate, zip, map, filter, sorted,
    listType, tupleType, dict, bool, strType, repr, format, reversed, any, all, pow, divmod, slice, chr, ord, isinstance,
    type,
  ]), // prettier-ignore
  ['Ellipsis', { kind: 'ellipsis' }],
  ['__name__', str('__main__')],
])

/** Python's other built-ins, which a model script does not get. */
export const builtinsLater: readonly string[] = [
  'aiter', 'anext', 'ascii', 'bin', 'breakpoint', 'bytearray', 'bytes', 'callable', 'classmethod', 'compile', 'complex',
  'delattr', 'dir', 'eval', 'exec', 'frozenset', 'getattr', 'globals', 'hasattr', 'hash', 'help', 'hex', 'id', 'input',
  'issubclass', 'iter', 'locals', 'memoryview', 'next', 'object', 'oct', 'open', 'property', 'set', 'setattr',
  'staticmethod', 'super', 'vars', '__import__', 'exit', 'quit',
] // prettier-ignore
