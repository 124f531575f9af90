/** How arrays are written: numpy's print options, and its functions that write one array. */
import { bracketed, dimensionless, isDimensionless, type ArrayFormat } from '../../../units/index.ts'
import { dtypeName, withDimension, type ArrayValue } from '../../arrays/array.ts'
import type { CallSite, StateKey } from '../../evaluate/call.ts'
import { toInteger, toNumber } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { truth } from '../../evaluate/truth.ts'
import {
  namedDict,
  str,
  type FunctionValue,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../../evaluate/values.ts'
import { arrayText } from '../../print/show.ts'
import { given, needArray, optionalText, text } from '../arguments.ts'
import { decimals } from '../brian2/quantities.ts'
import { method, methods, row } from '../row.ts'

/** numpy's options and what they are before a script sets them, in the order in which numpy lists them. */
const usual: readonly (readonly [name: string, value: Value])[] = [
  ['edgeitems', 3n],
  ['threshold', 1000n],
  ['floatmode', str('maxprec')],
  ['precision', 8n],
  ['suppress', false],
  ['linewidth', 75n],
  ['nanstr', str('nan')],
  ['infstr', str('inf')],
  ['sign', str('-')],
  ['formatter', null],
  ['legacy', false],
  ['override_repr', null],
]

/** The options of a session: those that were set. */
const optionsKey: StateKey<Map<string, Value>> = { name: 'numpy print options', create: () => new Map(usual) }

/** The order in which functions take them. */
const order = [
  'precision', 'threshold', 'edgeitems', 'linewidth', 'suppress', 'nanstr', 'infstr', 'formatter', 'sign', 'floatmode',
  'legacy', 'override_repr',
] // prettier-ignore

const signature = `precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None,
  formatter=None, sign=None, floatmode=None, *, legacy=None, override_repr=None`

/** Those that there is but one value of here. */
const fixed: ReadonlyMap<string, Value> = new Map(
  usual.filter(([name]) => ['floatmode', 'sign', 'formatter', 'legacy', 'override_repr'].includes(name)),
)

/** @throws PythonError for values that numpy refuses, and for formats that are not there */
function requireOption(name: string, value: Value, site: CallSite): void {
  switch (name) {
    case 'precision':
      if (typeof value === 'number') throw new PythonError('TypeError', 'precision must be an integer')
      decimals(value, site)
      return
    case 'threshold':
      if (Number.isNaN(lengthOf(value, site))) {
        const message = 'threshold must be non-NAN, try sys.maxsize for untruncated representation'
        throw new PythonError('ValueError', message)
      }
      return
    case 'edgeitems':
    case 'linewidth':
      toInteger(value, name, site)
      return
    case 'nanstr':
    case 'infstr':
      text(value, name)
      return
    default:
  }
  const only = fixed.get(name)
  const shown = (of: Value): string => site.session.repr(of)
  if (only !== undefined && shown(value) !== shown(only))
    throw unsupported(`${name}=${shown(value)} in numpy's print options is numpy, not yet Hillock`, {
      help: 'precision, suppress, threshold, edgeitems, linewidth, nanstr and infstr are obeyed',
    })
}

function lengthOf(value: Value, site: CallSite): number {
  const isText = typeof value === 'object' && value?.kind !== 'array'
  if (isText) throw new PythonError('TypeError', 'threshold must be numeric')
  return toNumber(value, 'threshold', site)
}

/** Options of a call, in the order of the table, those that are None left out. */
function optionsOf(arguments_: readonly (Value | undefined)[], site: CallSite): [name: string, value: Value][] {
  const found: [string, Value][] = []
  for (const [k, name] of order.entries()) {
    const value = arguments_[k]
    if (!given(value)) continue
    requireOption(name, value, site)
    found.push([name, name === 'suppress' ? truth(value, site) : value])
  }
  return found
}

function set(changed: Iterable<readonly [name: string, value: Value]>, site: CallSite): void {
  const options = site.session.state(optionsKey)
  for (const [name, value] of changed) options.set(name, value)
  site.session.printing = formatOf(options, site)
}

/** What options mean to what writes arrays. */
function formatOf(options: ReadonlyMap<string, Value>, site: CallSite): ArrayFormat {
  const value = (name: string): Value => options.get(name) ?? null
  return {
    precision: decimals(value('precision'), site),
    threshold: lengthOf(value('threshold'), site),
    edgeItems: toInteger(value('edgeitems'), 'edgeitems', site),
    lineWidth: toInteger(value('linewidth'), 'linewidth', site),
    suppress: truth(value('suppress'), site),
    nan: text(value('nanstr'), 'nanstr'),
    infinity: text(value('infstr'), 'infstr'),
  }
}

function listed(site: CallSite): Value {
  return namedDict([...site.session.state(optionsKey)])
}

interface Within {
  readonly changed: readonly (readonly [string, Value])[]
  /** What the options were outside, the innermost block last. */
  readonly outside: (readonly [string, Value])[][]
}

const contextMethods = methods<Within>([
  method('__enter__()', ({ changed, outside }, _, site) => {
    outside.push([...site.session.state(optionsKey)])
    set(changed, site)
    return listed(site)
  }),
  method('__exit__(*args)', ({ outside }, _, site) => {
    set(outside.pop() ?? [], site)
    return null
  }),
])

/** Options that hold inside of a block. */
const contextType: ObjectType = {
  name: '_GeneratorContextManager',
  attribute: (object: ObjectValue, name) => contextMethods.get(name)?.bind(object.data as Within),
  repr: () => '<contextlib._GeneratorContextManager object>',
}

/** The format of a call's own arguments, besides that of the session. */
function changedFormat(named: ReadonlyMap<string, Value | undefined>, site: CallSite): ArrayFormat {
  const options = new Map(site.session.state(optionsKey))
  for (const [name, value] of named) {
    if (!given(value)) continue
    requireOption(name, value, site)
    options.set(name, value)
  }
  return formatOf(options, site)
}

/** `array_str` and `array_repr`: as `str` and `repr` write it, without its unit. */
function writing(name: string, style: 'str' | 'repr'): FunctionValue {
  return row(
    `${name}(a, max_line_width=None, precision=None, suppress_small=None)`,
    ([a, linewidth, precision, suppress], site) => {
      const format = changedFormat(new Map(Object.entries({ linewidth, precision, suppress })), site)
      const values = needArray(a, name, site)
      if (style === 'repr' && !isDimensionless(values.dimension))
        throw unsupported(`${name}() of quantities is numpy, not yet Hillock`)
      return str(arrayText(withDimension(values, dimensionless), style, site.session, format))
    },
  )
}

const array2string = row(
  `array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=' ', prefix='', *, formatter=None,
  threshold=None, edgeitems=None, sign=None, floatmode=None, suffix='', legacy=None)`,
  (
    [
      a,
      linewidth,
      precision,
      suppress,
      separator,
      prefix,
      formatter,
      threshold,
      edgeitems,
      sign,
      floatmode,
      suffix,
      legacy,
    ],
    site,
  ) => {
    const named = { linewidth, precision, suppress, formatter, threshold, edgeitems, sign, floatmode, legacy }
    const values = needArray(a, 'array2string', site)
    if (!isDimensionless(values.dimension)) throw unsupported('array2string() of quantities is numpy, not yet Hillock')
    return str(
      bracketed(values.data, values.shape, typed(values, changedFormat(new Map(Object.entries(named)), site)), {
        separator: optionalText(separator, 'separator') ?? ' ',
        prefix: optionalText(prefix, 'prefix') ?? '',
        suffix: optionalText(suffix, 'suffix') ?? '',
      }),
    )
  },
)

function typed(values: ArrayValue, format: ArrayFormat): ArrayFormat {
  return { ...format, type: values.type, dtype: dtypeName(values) }
}

/** numpy's functions of how arrays are written. */
export const printing: readonly FunctionValue[] = [
  row(`set_printoptions(${signature})`, (arguments_, site) => {
    set(optionsOf(arguments_, site), site)
    return null
  }),
  row(`printoptions(${signature})`, (arguments_, site): ObjectValue => {
    const data: Within = { changed: optionsOf(arguments_, site), outside: [] }
    return { kind: 'object', type: contextType, data }
  }),
  row('get_printoptions()', (_, site) => listed(site)),
  writing('array_str', 'str'),
  writing('array_repr', 'repr'),
  array2string,
]
