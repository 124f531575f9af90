/** The module `warnings`. */
import { lineAndColumn, lineAt } from '../../../diagnostics/index.ts'
import type { CallSite, StateKey } from '../../evaluate/call.ts'
import { exceptionClass, isException, isExceptionClass, makeException } from '../../evaluate/classes/exceptions.ts'
import { isSubclass } from '../../evaluate/classes/make-class.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import {
  list,
  str,
  type ClassValue,
  type FunctionValue,
  type ListValue,
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
  told: Set<string>
  /** Where warnings go instead of to the reader. */
  caught: ListValue | undefined
}

const warningsKey: StateKey<Warnings> = {
  name: 'warnings',
  create: () => ({ filters: [], told: new Set(), caught: undefined }),
}

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
  const value = isException(message) ? message : makeException(type, [message])
  if (action === 'error') throw new PythonError(type.name, written, { value })
  const { source, start } = site.span
  const { line } = lineAndColumn(source, start)
  const place = `${type.name} ${written} ${source.name}:${line}`
  if (action !== 'always' && state.told.has(place)) return null
  state.told.add(place)
  if (state.caught !== undefined) {
    const data: Caught = { message: value, category: type, filename: source.name, lineno: line }
    state.caught.items.push({ kind: 'object', type: caughtType, data })
    return null
  }
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

interface Caught {
  readonly message: Value
  readonly category: ClassValue
  readonly filename: string
  readonly lineno: number
}

/** What `catch_warnings(record=True)` keeps of a warning. */
const caughtType: ObjectType = {
  name: 'WarningMessage',
  attribute: ({ data }, name) => {
    const { message, category, filename, lineno } = data as Caught
    switch (name) {
      case 'message':
        return message
      case 'category':
        return category
      case 'filename':
        return str(filename)
      case 'lineno':
        return BigInt(lineno)
      case 'line':
      case 'source':
      case 'file':
        return null
      default:
        return undefined
    }
  },
  attributeNames: () => ['message', 'category', 'filename', 'lineno', 'line', 'source', 'file'],
  repr: () => '<WarningMessage>',
}

interface Catching {
  readonly record: boolean
  before: Pick<Warnings, 'filters' | 'caught'>
}

/** `with catch_warnings():` puts the filters back at its end; with `record=True` it gives the list that warnings go to. */
const catchType: ObjectType = {
  name: 'catch_warnings',
  attribute: (object, name, site) => {
    const state = site.session.state(warningsKey)
    const catching = object.data as Catching
    if (name === '__enter__') {
      return row('__enter__()', () => {
        const { filters, caught } = state
        catching.before = { filters, caught }
        state.told = new Set()
        if (!catching.record) return null
        state.caught = list([])
        return state.caught
      })
    }
    if (name !== '__exit__') return undefined
    return row('__exit__(*args)', () => {
      Object.assign(state, catching.before, { told: new Set() })
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
  row(
    'catch_warnings(*, record=False)',
    ([record], site) => {
      const data: Catching = { record: flag(record, false, site), before: { filters: [], caught: undefined } }
      return { kind: 'object', type: catchType, data }
    },
    { type: true },
  ),
]

export const warningsModule: ModuleValue = {
  ...moduleOf('warnings', rows),
  followed: new Set(['showwarning', 'formatwarning', 'filters']),
}
