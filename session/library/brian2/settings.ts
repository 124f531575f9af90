/** What tunes Brian 2's back ends and has no meaning here: obeyed or ignored, with one note each. */
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { FunctionValue, ObjectType, ObjectValue, Value } from '../../evaluate/values.ts'
import { text } from '../arguments.ts'
import { row } from '../row.ts'
import { deviceMembers } from './device.ts'
import { defaultPrecision, setDefaultPrecision } from './precision.ts'

/** `prefs.codegen.target = 'numpy'`: any path below `prefs` can be set. */
const preferencesType: ObjectType = {
  name: 'Preferences',
  attribute: (object, name, site) => get(object, [...pathOf(object), name], site),
  setAttribute: (object, name, value, site) => set([...pathOf(object), name].join('.'), value, site),
  item: (object, index, site) => get(object, [text(index, 'the name of a preference')], site),
  setItem: (_, index, value, site) => set(text(index, 'the name of a preference'), value, site),
  repr: object => `<preferences ${pathOf(object).join('.')}>`,
}

const floatType = 'core.default_float_dtype'

function get(object: ObjectValue, path: readonly string[], site: CallSite): Value {
  return path.join('.') === floatType ? defaultPrecision(site) : { ...object, data: path }
}

const pathOf = (object: ObjectValue): readonly string[] => object.data as readonly string[]

function set(name: string, value: Value, site: CallSite): void {
  const { session, span } = site
  if (name === floatType) {
    setDefaultPrecision(value, site)
    return
  }
  if (name === 'legacy.refractory_timing' && value !== false) {
    throw new PythonError('NotImplementedError', 'legacy.refractory_timing is Brian 2, not yet Hillock', {
      code: 'unsupported',
    })
  }
  if (name === 'core.network.default_schedule') {
    throw new PythonError(
      'NotImplementedError',
      `prefs.${name} is Brian 2, not yet Hillock; this file runs in Brian 2`,
      {
        code: 'unsupported',
        help: 'set that of the network: net.schedule = […], or magic_network.schedule = […]',
      },
    )
  }
  session.noteOnce(
    'ignored',
    span,
    `prefs.${name} is ignored`,
    "it tunes Brian 2's code generation, which is not used here",
  )
}

const loggerMethods: readonly string[] = [
  'log_level_debug', 'log_level_diagnostic', 'log_level_info', 'log_level_warn', 'log_level_error', 'suppress_name',
  'suppress_hierarchy',
] // prettier-ignore

const brianLogger: FunctionValue = {
  kind: 'function',
  name: 'BrianLogger',
  type: true,
  parameters: [],
  call: () => {
    throw new PythonError('NotImplementedError', 'making a BrianLogger is Brian 2, not yet Hillock', {
      code: 'unsupported',
    })
  },
  attributes: new Map<string, Value>(
    loggerMethods.map(name => [
      name,
      row(`${name}(*args)`, (_, site) => {
        site.session.noteOnce('ignored', site.span, `BrianLogger.${name}() is ignored`)
        return null
      }),
    ]),
  ),
}

export const settings: readonly (readonly [name: string, value: Value])[] = [
  ...deviceMembers,
  ['prefs', { kind: 'object', type: preferencesType, data: [] } satisfies ObjectValue],
  ['BrianLogger', brianLogger],
]
