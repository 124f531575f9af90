/** The module `datetime`, as far as time stamps and durations need it: times without a zone. */
import type { CallSite } from '../../evaluate/call.ts'
import { toInteger, toNumber } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import {
  isObject,
  str,
  type FunctionValue,
  type ModuleValue,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../../evaluate/values.ts'
import { given, optionalInteger, optionalText, text } from '../arguments.ts'
import { method, methods, row, type MethodRow } from '../row.ts'
import { moduleOf } from './module.ts'
import { readTime } from './read-time.ts'
import { formatTime, two } from './time.ts'

/** Microseconds: of a duration, or of a time since 1970 on the clock on the wall. */
type Microseconds = bigint

const second = 1_000_000n
const day = 86_400n * second

const six = (value: bigint): string => String(value).padStart(6, '0')

/** The remainder that has the sign of the divisor, as Python's `%`. */
const remainder = (a: bigint, b: bigint): bigint => ((a % b) + b) % b
const quotient = (a: bigint, b: bigint): bigint => (a - remainder(a, b)) / b

const microsecondsOf = (object: ObjectValue): Microseconds => object.data as Microseconds

/** What the clock on the wall shows, read from a date of UTC's: that has no hour that is not there. */
function fieldsOf(time: Microseconds): Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'seconds', number> {
  const date = utcOf(time)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    seconds: date.getUTCSeconds(),
  }
}

function utcOf(time: Microseconds): Date {
  return new Date(Number(quotient(time, 1000n)))
}

/** The same time on the wall as a date of the machine, for `strftime` and `timestamp`. */
function dateOf(time: Microseconds): Date {
  const { year, month, day: days, hour, minute, seconds } = fieldsOf(time)
  // The constructor takes years below 100 for those of the 20th century.
  const date = new Date(2000, 0, 1, hour, minute, seconds)
  date.setFullYear(year, month - 1, days)
  return date
}

function wall(date: Date): Microseconds {
  const utc = new Date(0)
  utc.setUTCFullYear(date.getFullYear(), date.getMonth(), date.getDate())
  utc.setUTCHours(date.getHours(), date.getMinutes(), date.getSeconds(), date.getMilliseconds())
  return BigInt(utc.getTime()) * 1000n
}

/** What the parts of a time may be, but for days. */
const limits = [
  ['year', 1, 9999], ['month', 1, 12], ['day', 1, 31], ['hour', 0, 23], ['minute', 0, 59], ['second', 0, 59],
  ['microsecond', 0, 999_999],
] as const // prettier-ignore

/** @throws PythonError ValueError for parts that are out of their range */
function timeOf(numbers: readonly number[]): Microseconds {
  const [year = 1970, month = 1, days = 1, hour = 0, minute = 0, seconds = 0, micro = 0] = numbers
  for (const [k, [name, least, most]] of limits.entries()) {
    const value = numbers[k] ?? least
    if (name === 'day' || (value >= least && value <= most)) continue
    const range = name === 'year' ? `year ${value} is out of range` : `${name} must be in ${least}..${most}`
    throw new PythonError('ValueError', range)
  }
  const date = new Date(Date.UTC(2000, month - 1, days, hour, minute, seconds))
  date.setUTCFullYear(year, month - 1, days)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== days)
    throw new PythonError('ValueError', 'day is out of range for month')
  return BigInt(date.getTime()) * 1000n + BigInt(micro)
}

function dateText(time: Microseconds): string {
  const { year, month, day: days } = fieldsOf(time)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(days)}`
}

function clockText(time: Microseconds, least: string | undefined): string {
  const { hour, minute, seconds } = fieldsOf(time)
  const micro = remainder(time, second)
  const short = `${two(hour)}:${two(minute)}`
  if (least === 'minutes') return short
  if (least === 'milliseconds') return `${short}:${two(seconds)}.${six(micro).slice(0, 3)}`
  const fraction = least === 'microseconds' || (micro > 0n && least !== 'seconds')
  return `${short}:${two(seconds)}${fraction ? `.${six(micro)}` : ''}`
}

function strftime(time: Microseconds, format: string): string {
  return formatTime(
    format.replaceAll(/%(.)/gs, (whole, code) => (code === 'f' ? six(remainder(time, second)) : whole)),
    dateOf(time),
  )
}

function durationText(length: Microseconds): string {
  const days = quotient(length, day)
  const rest = remainder(length, day)
  const micro = rest % second
  const seconds = rest / second
  const clock = `${seconds / 3600n}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}${micro > 0n ? `.${six(micro)}` : ''}`
  return days === 0n ? clock : `${days} day${days === 1n || days === -1n ? '' : 's'}, ${clock}`
}

function make(type: ObjectType, value: Microseconds): ObjectValue {
  return { kind: 'object', type, data: value }
}

const comparable = (a: ObjectValue, b: Value): b is ObjectValue => isObject(b, a.type)

function times(length: Microseconds, factor: bigint | number): ObjectValue {
  const product = typeof factor === 'bigint' ? length * factor : BigInt(Math.round(Number(length) * factor))
  return make(durationType, product)
}

function order(a: ObjectValue, b: Value): number | undefined {
  if (comparable(a, b)) return Number(microsecondsOf(a) - microsecondsOf(b))
  if (!isMoment(a) || !isMoment(b)) return undefined
  throw new PythonError('TypeError', `can't compare datetime.${a.type.name} to datetime.${b.type.name}`)
}

const isMoment = (value: Value): value is ObjectValue => [timeType, dateType].some(type => isObject(value, type))

function typeOf(
  name: string,
  rows: ReadonlyMap<string, MethodRow<ObjectValue>>,
  rest: Pick<ObjectType, 'attribute' | 'binary' | 'reversed' | 'negative' | 'format' | 'repr' | 'str'>,
): ObjectType {
  return {
    name,
    ...rest,
    attribute: (object, attribute, site) =>
      rows.get(attribute)?.bind(object) ?? rest.attribute?.(object, attribute, site),
    attributeNames: () => rows.keys(),
    equals: (a, b) => comparable(a, b) && a.data === b.data,
    order,
    hash: ({ data }) => `${name}${String(data)}`,
  }
}

const durationType: ObjectType = typeOf(
  'timedelta',
  methods<ObjectValue>([method('total_seconds()', object => Number(microsecondsOf(object)) / 1e6)]),
  {
    attribute: (object, name) => {
      const length = microsecondsOf(object)
      if (name === 'days') return quotient(length, day)
      if (name === 'seconds') return remainder(length, day) / second
      return name === 'microseconds' ? remainder(length, second) : undefined
    },
    binary: (operator, object, other) => {
      const length = microsecondsOf(object)
      if (isObject(other, durationType)) {
        const by = microsecondsOf(other)
        if (operator === '+') return make(durationType, length + by)
        if (operator === '-') return make(durationType, length - by)
        if (operator === '/' && by !== 0n) return Number(length) / Number(by)
        if (operator === '%' && by !== 0n) return make(durationType, remainder(length, by))
        return operator === '//' && by !== 0n ? quotient(length, by) : undefined
      }
      if (operator === '+' && (isObject(other, timeType) || isObject(other, dateType)))
        return make(other.type, length + microsecondsOf(other))
      const factor = typeof other === 'bigint' || typeof other === 'number' ? Number(other) : undefined
      if (factor === undefined) return undefined
      if (operator === '*') return times(length, other as bigint | number)
      if (operator === '//' && typeof other === 'bigint' && other !== 0n)
        return make(durationType, quotient(length, other))
      return operator === '/' && factor !== 0
        ? make(durationType, BigInt(Math.round(Number(length) / factor)))
        : undefined
    },
    reversed: (operator, object, other) =>
      operator === '*' && (typeof other === 'bigint' || typeof other === 'number')
        ? times(microsecondsOf(object), other)
        : undefined,
    negative: object => make(durationType, -microsecondsOf(object)),
    repr: object => {
      const length = microsecondsOf(object)
      const parts = [
        ['days', quotient(length, day)],
        ['seconds', remainder(length, day) / second],
        ['microseconds', remainder(length, second)],
      ] as const
      const written = parts.flatMap(([name, value]) => (value === 0n ? [] : [`${name}=${value}`]))
      return `datetime.timedelta(${written.join(', ') || '0'})`
    },
    str: object => durationText(microsecondsOf(object)),
  },
)

function difference(operator: string, object: ObjectValue, other: Value): Value | undefined {
  const time = microsecondsOf(object)
  if (comparable(object, other) && operator === '-') return make(durationType, time - microsecondsOf(other))
  if (!isObject(other, durationType)) return undefined
  const whole = object.type === dateType ? quotient(microsecondsOf(other), day) * day : microsecondsOf(other)
  if (operator === '+') return make(object.type, time + whole)
  return operator === '-' ? make(object.type, time - whole) : undefined
}

function field(object: ObjectValue, name: string): Value | undefined {
  const time = microsecondsOf(object)
  const fields = fieldsOf(time)
  if (name === 'year' || name === 'month' || name === 'day') return BigInt(fields[name])
  if (object.type !== timeType) return undefined
  if (name === 'hour' || name === 'minute') return BigInt(fields[name])
  if (name === 'second') return BigInt(fields.seconds)
  return name === 'microsecond' ? remainder(time, second) : undefined
}

const format = (object: ObjectValue, spec: string): string => strftime(microsecondsOf(object), spec)

const ofBoth: readonly MethodRow<ObjectValue>[] = [
  method('strftime(format, /)', (object, [format]) => str(strftime(microsecondsOf(object), text(format, 'format')))),
  method('weekday()', object => BigInt((utcOf(microsecondsOf(object)).getUTCDay() + 6) % 7)),
  method('isoweekday()', object => BigInt(((utcOf(microsecondsOf(object)).getUTCDay() + 6) % 7) + 1)),
]

/** The same with other parts. */
function replaced(object: ObjectValue, parts: readonly (Value | undefined)[], site: CallSite): ObjectValue {
  const time = microsecondsOf(object)
  const own = [...Object.values(fieldsOf(time)), Number(remainder(time, second))]
  return make(object.type, timeOf(own.map((each, k) => optionalInteger(parts[k], 'a part of a time', site) ?? each)))
}

const timeType: ObjectType = typeOf(
  'datetime',
  methods<ObjectValue>([
    ...ofBoth,
    method("isoformat(sep='T', timespec='auto')", (object, [separator, least]) => {
      const time = microsecondsOf(object)
      return str(
        dateText(time) + (optionalText(separator, 'sep') ?? 'T') + clockText(time, optionalText(least, 'timespec')),
      )
    }),
    method('timestamp()', object => {
      const time = microsecondsOf(object)
      return dateOf(time).getTime() / 1000 + Number(remainder(time, second)) / 1e6
    }),
    method(
      'replace(year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None)',
      (object, parts, site) => replaced(object, parts, site),
    ),
    method('date()', object => make(dateType, quotient(microsecondsOf(object), day) * day)),
  ]),
  {
    attribute: field,
    binary: difference,
    format,
    repr: object => {
      const { year, month, day: days, hour, minute, seconds } = fieldsOf(microsecondsOf(object))
      const micro = remainder(microsecondsOf(object), second)
      const small = micro > 0n ? [seconds, micro] : seconds > 0 ? [seconds] : []
      return `datetime.datetime(${[year, month, days, hour, minute, ...small].join(', ')})`
    },
    str: object => `${dateText(microsecondsOf(object))} ${clockText(microsecondsOf(object), undefined)}`,
  },
)

const dateType: ObjectType = typeOf(
  'date',
  methods<ObjectValue>([
    ...ofBoth,
    method('isoformat()', object => str(dateText(microsecondsOf(object)))),
    method('replace(year=None, month=None, day=None)', (object, parts, site) => replaced(object, parts, site)),
  ]),
  {
    attribute: field,
    binary: difference,
    format,
    repr: object => {
      const { year, month, day: days } = fieldsOf(microsecondsOf(object))
      return `datetime.date(${year}, ${month}, ${days})`
    },
    str: object => dateText(microsecondsOf(object)),
  },
)

const now = (): ObjectValue => make(timeType, wall(new Date()))

function whole(value: Value | undefined, name: string, site: CallSite): number {
  return optionalInteger(value, name, site) ?? 0
}

const notIso = (written: string): PythonError => new PythonError('ValueError', `Invalid isoformat string: '${written}'`)

/** A date, and maybe the time behind it. */
function readIso(written: string): Microseconds {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d{3}(?:\d{3})?))?)?)?)?$/.exec(written)
  if (found === null) throw notIso(written)
  const [year = '', month = '', days = '', hour = '0', minute = '0', seconds = '0', fraction = '0'] = found.slice(1)
  return timeOf([...[year, month, days, hour, minute, seconds].map(Number), Number(fraction.padEnd(6, '0'))])
}

const noZone = (zone: Value | undefined): void => {
  if (given(zone)) throw unsupported('times with a zone are Python, not yet Hillock')
}

const datetimeClass: FunctionValue = row(
  'datetime(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None)',
  ([year = null, month = null, days = null, hour, minute, seconds, micro, zone], site) => {
    noZone(zone)
    const parts = [toInteger(year, 'year', site), toInteger(month, 'month', site), toInteger(days, 'day', site)]
    const clock = [whole(hour, 'hour', site), whole(minute, 'minute', site), whole(seconds, 'second', site)]
    return make(timeType, timeOf([...parts, ...clock, whole(micro, 'microsecond', site)]))
  },
  {
    type: true,
    attributes: new Map<string, Value>([
      ['now', row('now(tz=None)', ([zone]) => (noZone(zone), now()))],
      ['today', row('today()', now)],
      [
        'strptime',
        row('strptime(date_string, format, /)', ([written, format]) =>
          make(timeType, timeOf(readTime(text(written, 'date_string'), text(format, 'format')))),
        ),
      ],
      [
        'fromisoformat',
        row('fromisoformat(date_string, /)', ([written]) => make(timeType, readIso(text(written, 'date_string')))),
      ],
      ['utcnow', row('utcnow()', () => make(timeType, BigInt(Date.now()) * 1000n))],
      [
        'fromtimestamp',
        row('fromtimestamp(t, /)', ([seconds = null], site) => {
          const time = toNumber(seconds, 't', site)
          if (!(Math.abs(time) < 1e11)) throw new PythonError('ValueError', 'year is out of range')
          return make(timeType, wall(new Date(time * 1000)))
        }),
      ],
    ]),
  },
)

const dateClass: FunctionValue = row(
  'date(year, month, day)',
  ([year = null, month = null, days = null], site) =>
    make(
      dateType,
      timeOf([toInteger(year, 'year', site), toInteger(month, 'month', site), toInteger(days, 'day', site)]),
    ),
  {
    type: true,
    attributes: new Map<string, Value>([
      ['today', row('today()', () => make(dateType, quotient(wall(new Date()), day) * day))],
      [
        'fromisoformat',
        row('fromisoformat(date_string, /)', ([written]) => {
          const given_ = text(written, 'date_string')
          if (given_.length > 10) throw notIso(given_)
          return make(dateType, readIso(given_))
        }),
      ],
    ]),
  },
)

const units = [day, second, 1n, 1000n, 60n * second, 3600n * second, 7n * day]

const durationClass: FunctionValue = row(
  'timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)',
  (parts, site) =>
    make(
      durationType,
      parts.reduce<bigint>((total, each, k) => {
        const unit = units[k] ?? 1n
        if (!given(each)) return total
        if (typeof each === 'bigint') return total + each * unit
        const micro = toNumber(each, 'a part of a timedelta', site) * Number(unit)
        if (!(Math.abs(micro) < 1e20)) throw new PythonError('OverflowError', 'a timedelta of this length')
        return total + BigInt(Math.round(micro))
      }, 0n),
    ),
  { type: true },
)

export const datetimeModule: ModuleValue = moduleOf('datetime', [datetimeClass, dateClass, durationClass])
