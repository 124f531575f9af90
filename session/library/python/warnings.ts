/** The module `warnings`. */
import { lineAndColumn, lineAt } from '../../../diagnostics/index.ts'
import type { CallSite, StateKey } from '../../evaluate/call.ts'
import { exceptionClass, isException, isExceptionClass, makeException } from '../../evaluate/classes/exceptions.ts'
import { isSubclass } from '../../evaluate/classes/make-class.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import {
  list,
  type ClassValue,
  type FunctionValue,
  type ModuleValue,
  type ObjectType,
  type Value,
} from '../../evaluate/values.ts'
import { flag, given, text } from '../arguments.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'

interface Filter {
  readonly action: string
  readonly category: ClassValue
  /** What a message has to begin with. */
  readonly message: string
}

interface Warnings {
  filters: readonly Filter[]
  /** Places that have warned. */
  readonly told: Set<string>
}

const warningsKey: StateKey<Warnings> = { name: 'warnings', create: () => ({ filters: [], told: new Set() }) }

function categoryOf(value: Value | undefined): ClassValue {
  if (!given(value)) return exceptionClass('Warning')
  if (isExceptionClass(value)) return value
  throw new PythonError('TypeError', 'category must be a Warning subclass')
}

function warn(message: Value, category: Value | undefined, site: CallSite): Value {
  const state = site.session.state(warningsKey)
  const type = isException(message)
    ? message.class
    : given(category)
      ? categoryOf(category)
      : exceptionClass('UserWarning')
  const written = site.session.text(message)
  const filter = state.filters.find(each => isSubclass(type, each.category) && written.startsWith(each.message))
  const action = filter?.action ?? 'default'
  if (action === 'ignore') return null
  if (action === 'error') {
    const value = isException(message) ? message : makeException(type, [message])
    throw new PythonError(type.name, written, { value })
  }
  const { source, start } = site.span
  const { line } = lineAndColumn(source, start)
  const place = `${type.name} ${written} ${source.name}:${line}`
  if (action !== 'always' && state.told.has(place)) return null
  state.told.add(place)
  const { start: from, end } = lineAt(source, start)
  site.session.printError(
    `${source.name}:${line}: ${type.name}: ${written}\n  ${source.text.slice(from, end).trim()}\n`,
  )
  return null
}

function addFilter(filter: Filter, atEnd: boolean, site: CallSite): Value {
  const state = site.session.state(warningsKey)
  state.filters = atEnd ? [...state.filters, filter] : [filter, ...state.filters]
  return null
}

/** `with catch_warnings():` puts the filters back at its end. */
const catchType: ObjectType = {
  name: 'catch_warnings',
  attribute: (object, name, site) => {
    const state = site.session.state(warningsKey)
    const kept = object.data as { filters: readonly Filter[] }
    if (name === '__enter__') {
      return row('__enter__()', () => {
        kept.filters = state.filters
        return list([])
      })
    }
    if (name !== '__exit__') return undefined
    return row('__exit__(*args)', () => {
      state.filters = kept.filters
      return false
    })
  },
  repr: () => '<catch_warnings>',
}

const rows: readonly FunctionValue[] = [
  row('warn(message, category=None, stacklevel=1, source=None)', ([message = null, category], site) =>
    warn(message, category, site),
  ),
  row('simplefilter(action, category=None, lineno=0, append=False)', ([action, category, , append], site) =>
    addFilter(
      { action: text(action, 'action'), category: categoryOf(category), message: '' },
      flag(append, false, site),
      site,
    ),
  ),
  row(
    "filterwarnings(action, message='', category=None, module='', lineno=0, append=False)",
    ([action, message, category, , , append], site) =>
      addFilter(
        {
          action: text(action, 'action'),
          category: categoryOf(category),
          message: given(message) ? text(message, 'message').replace(/\.\*$/, '') : '',
        },
        flag(append, false, site),
        site,
      ),
  ),
  row('resetwarnings()', (_, site) => {
    site.session.state(warningsKey).filters = []
    return null
  }),
  row('catch_warnings(*, record=False)', () => ({ kind: 'object', type: catchType, data: { filters: [] } }), {
    type: true,
  }),
]

export const warningsModule: ModuleValue = {
  ...moduleOf('warnings', rows),
  followed: new Set(['showwarning', 'formatwarning', 'filters']),
}
