/** Tuples whose items have names. */
import { bind, type Parameter } from '../../evaluate/parameters.ts'
import { collect } from '../../evaluate/iterate.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import {
  firstValue,
  isStr,
  namedDict,
  str,
  tuple,
  type FunctionValue,
  type TupleValue,
  type TupleVariant,
  type Value,
} from '../../evaluate/values.ts'
import { given, keywordMap, rest, text } from '../arguments.ts'
import { row } from '../row.ts'

/** `namedtuple('Point', 'x y')`: a class whose instances are tuples. */
export const namedTuple: FunctionValue = row(
  'namedtuple(typename, field_names, *, rename=False, defaults=None, module=None)',
  ([name, fields = null, , defaults], site) => {
    const names = isStr(fields)
      ? fields.text.text
          .replaceAll(',', ' ')
          .split(/\s+/)
          .filter(each => each !== '')
      : collect(fields, site).map(each => text(each, 'a field name'))
    const repeated = names.find((each, k) => names.indexOf(each) < k)
    if (repeated !== undefined) throw new PythonError('ValueError', `Encountered duplicate field name: '${repeated}'`)
    const wrong = names.find(each => !/^[\p{ID_Start}][\p{ID_Continue}]*$/u.test(each))
    if (wrong !== undefined) {
      const message = wrong.startsWith('_')
        ? `Field names cannot start with an underscore: '${wrong}'`
        : `Type names and field names must be valid identifiers: '${wrong}'`
      throw new PythonError('ValueError', message)
    }
    return namedTupleClass(text(name, 'typename'), names, given(defaults) ? collect(defaults, site) : [])
  },
)

function namedTupleClass(name: string, fields: readonly string[], defaults: readonly Value[]): FunctionValue {
  const optional = fields.length - defaults.length
  const parameters = fields.map((field, k): Parameter => ({ name: field, kind: 'ordinary', required: k < optional }))
  const owner: Parameter = { name: '_cls', kind: 'ordinary', required: true }
  const maker = { name: `${name}.__new__`, parameters: [owner, ...parameters] }
  const variant: TupleVariant = {
    name,
    fields,
    attribute: (value, wanted) => attributeOf(value, wanted),
  }
  const make = (items: readonly Value[]): TupleValue => ({ kind: 'tuple', items, variant })
  const attributeOf = (value: TupleValue, wanted: string): Value | undefined => {
    const at = fields.indexOf(wanted)
    if (at >= 0) return value.items[at]
    switch (wanted) {
      case '_fields':
        return tuple(fields.map(str))
      case '_asdict':
        return row('_asdict()', () => namedDict(fields.map((field, k) => [field, value.items[k] ?? null])))
      case '_replace':
        return row('_replace(**kwds)', ([keywords]) => {
          const changes = keywordMap(keywords)
          const unknown = [...changes.keys()].filter(each => !fields.includes(each))
          if (unknown.length > 0) {
            const shown = unknown.map(each => `'${each}'`).join(', ')
            throw new PythonError('ValueError', `Got unexpected field names: [${shown}]`)
          }
          return make(fields.map((field, k) => changes.get(field) ?? value.items[k] ?? null))
        })
      default:
        return undefined
    }
  }
  return {
    kind: 'function',
    name,
    type: true,
    parameters: [
      { name: 'args', kind: 'rest', required: false },
      { name: 'kwds', kind: 'keywords', required: false },
    ],
    call: ([args, keywords]) => {
      const [, ...items] = bind(maker, [null, ...rest(args)], keywordMap(keywords))
      return make(fields.map((_, k) => firstValue(items[k], defaults[k - optional]) ?? null))
    },
    attributes: new Map<string, Value>([
      ['_fields', tuple(fields.map(str))],
      [
        '_make',
        row('_make(iterable, /)', ([items = null], site) => {
          const values = collect(items, site)
          if (values.length !== fields.length)
            throw new PythonError('TypeError', `Expected ${fields.length} arguments, got ${values.length}`)
          return make(values)
        }),
      ],
    ]),
  }
}
