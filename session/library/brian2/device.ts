/**
 * `set_device`, `device`. Hillock always compiles; what standalone scripts ask for besides is when things are carried out
 * (`standalone.ts`).
 */
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import {
  type FunctionValue,
  type ObjectType,
  type ObjectValue,
  type Suspended,
  type Value,
} from '../../evaluate/values.ts'
import { flag, given, keywordMap, text } from '../arguments.ts'
import { row } from '../row.ts'
import { changes } from './run-arguments.ts'
import { builtBefore, carryOut, carryOutAnew, newStandalone } from './standalone.ts'
import { brianOf, type Brian } from './state.ts'

const setDevice = row('set_device(device, build_on_run=True, **kwargs)', ([device, build], site) => {
  const name = text(device, 'device')
  const brian = brianOf(site.session)
  brian.devicesBefore.push(brian.deviceName)
  choose(name, flag(build, true, site), brian)
  if (name === 'runtime') return null
  const what = brian.standalone === undefined ? 'is ignored' : 'writes no C++'
  const later = brian.standalone === undefined ? '' : '; device.build() runs what was said before it'
  site.session.noteOnce(
    'ignored',
    site.span,
    `set_device('${name}') ${what}`,
    `Hillock always compiles, to WebAssembly${later}`,
  )
  return null
})

/** Standalone scripts that build by themselves go on with what they have said to the device. */
function choose(name: string, buildOnRun: boolean, brian: Brian): void {
  brian.deviceName = name
  brian.standalone = name === 'runtime' || buildOnRun ? undefined : (brian.standalone ?? newStandalone())
}

const resetDevice = row('reset_device(device=None)', ([device], site) => {
  const brian = brianOf(site.session)
  choose(given(device) ? text(device, 'device') : (brian.devicesBefore.pop() ?? 'runtime'), true, brian)
  return null
})

/** The clock and the preferences are as at the beginning, and `run()` does not see the objects made so far any more. */
const reinitDevices = row('reinit_devices()', (_, { session }) => {
  const brian = brianOf(session)
  brian.scope++
  brian.standalone &&= newStandalone()
  brian.clock.dt = '0.1*ms'
  brian.precision = brian.options.precision ?? 'float64'
  return null
})

const reinit = row('reinit()', (_, { session }) => {
  brianOf(session).standalone &&= newStandalone()
  return null
})

const activate = row('activate(build_on_run=True, **kwargs)', ([build], site) => {
  const brian = brianOf(site.session)
  choose(brian.deviceName, flag(build, true, site), brian)
  return null
})

const buildKeywords: ReadonlySet<string> = new Set([
  'debug',
  'clean',
  'with_output',
  'additional_source_files',
  'direct_call',
])
const renamed: ReadonlyMap<string, string> = new Map([
  ['project_dir', 'directory'],
  ['compile_project', 'compile'],
  ['run_project', 'run'],
])

const build = row(
  "build(directory='output', results_directory='results', compile=True, run=True, run_args=None, **kwds)",
  ([, , compile, run, values, keywords], site) => {
    const brian = brianOf(site.session)
    requireBuildKeywords(keywordMap(keywords))
    const { standalone } = brian
    if (brian.deviceName === 'runtime') return null
    if (standalone === undefined) throw buildsByItself()
    if (standalone.hasRun) throw builtBefore()
    standalone.built = true
    if (!flag(compile, true, site) || !flag(run, true, site)) return null
    const change = changes(values, site)
    return later(() => carryOut(brian, change))
  },
)

function requireBuildKeywords(keywords: ReadonlyMap<string, Value>): void {
  const wrong = [...keywords.keys()].filter(name => !buildKeywords.has(name))
  if (wrong.length === 0) return
  const told = wrong.map(name => {
    const now = renamed.get(name)
    return now === undefined
      ? `Unknown keyword argument '${name}'. `
      : `Keyword argument '${name}' has been renamed to '${now}'. `
  })
  throw new PythonError('TypeError', told.join('').trim(), { code: 'wrong-arguments' })
}

function buildsByItself(): PythonError {
  const message =
    'You used set_device with build_on_run=True (the default option), which will automatically build the simulation at the first encountered run call - do not call device.build manually in this case. If you want to call it manually, e.g. because you have multiple run calls, use set_device with build_on_run=False.'
  return new PythonError('RuntimeError', message, { code: 'network' })
}

/** `device.run(run_args={G.tau: 5*ms})`: everything anew from the beginning, with these values at the first run. */
const runAnew = row(
  'run(directory=None, results_directory=None, with_output=True, run_args=None)',
  ([, , , values], site): Suspended => {
    const brian = brianOf(site.session)
    if (brian.standalone?.built !== true) {
      throw new PythonError('RuntimeError', 'device.run() runs what device.build() has built', {
        code: 'network',
        help: "set_device('cpp_standalone', build_on_run=False), then run(), device.build(run=False), and device.run()",
      })
    }
    const change = changes(values, site)
    return later(() => carryOutAnew(brian, change))
  },
)

function later(work: () => Promise<void>): Suspended {
  return {
    kind: 'suspended',
    start: async () => {
      await work()
      return null
    },
  }
}

/** From here on the runs that follow have the values of `run_args`. */
const applyRunArguments = row('apply_run_args()', (_, { session }) => {
  const { standalone } = brianOf(session)
  // The first run has them anyway.
  if (standalone?.said.some(({ kind }) => kind !== 'values') === true) {
    throw new PythonError('RuntimeError', "The 'apply_run_args()' function can only be called once.")
  }
  standalone?.said.push({ kind: 'arguments', done: false })
  return null
})

const remove = row('delete(code=True, data=True, run_args=True, directory=True, force=False)', () => null)

const insertCode = row('insert_code(slot, code)', (_, site: CallSite) => {
  throw unsupported('device.insert_code() is Brian 2, not yet Hillock; this file runs in Brian 2', {
    span: site.span,
    help: 'nothing here is made of C++: a network_operation does things in a step',
  })
})

const methods: ReadonlyMap<string, FunctionValue> = new Map(
  [build, reinit, activate, runAnew, applyRunArguments, remove, insertCode].map(each => [each.name, each]),
)

const attributes: ReadonlyMap<string, (brian: Brian) => Value> = new Map<string, (brian: Brian) => Value>([
  ['has_been_run', ({ standalone, runs }) => (standalone === undefined ? runs.length > 0 : standalone.hasRun)],
  ['build_on_run', ({ standalone }) => standalone === undefined],
])

function deviceType(name: string): ObjectType {
  return {
    name,
    attribute: (_, attribute, { session }) => attributes.get(attribute)?.(brianOf(session)) ?? methods.get(attribute),
    attributeNames: () => [...attributes.keys(), ...methods.keys()],
    repr: () => `<brian2.devices.device.${name} object>`,
  }
}

/** `device`: whichever is in use. */
const proxy: ObjectValue = { kind: 'object', type: deviceType('CurrentDeviceProxy'), data: undefined }

const runtime: ObjectValue = { kind: 'object', type: deviceType('RuntimeDevice'), data: 'runtime' }
const standaloneDevice: ObjectValue = {
  kind: 'object',
  type: deviceType('CPPStandaloneDevice'),
  data: 'cpp_standalone',
}

function deviceNow({ deviceName }: Brian): ObjectValue {
  return deviceName === 'cpp_standalone' ? standaloneDevice : runtime
}

const getDevice = row('get_device()', (_, site) => deviceNow(brianOf(site.session)))

export const deviceMembers: readonly (readonly [name: string, value: Value])[] = [
  ['set_device', setDevice],
  ['get_device', getDevice],
  ['device', proxy],
]

const members: typeof deviceMembers = [
  ...deviceMembers,
  ['reset_device', resetDevice],
  ['reinit_devices', reinitDevices],
]

/** `brian2.devices.device` as a thing whose `active_device` other processes set. */
const moduleType: ObjectType = {
  name: 'module',
  attribute: (_, name, { session }) => {
    if (name === 'active_device') return deviceNow(brianOf(session))
    return members.find(([each]) => each === name)?.[1]
  },
  setAttribute: (_, name, value, { session }) => {
    const isDevice = value === runtime || value === standaloneDevice
    if (name !== 'active_device' || !isDevice)
      throw unsupported(`setting '${name}' of brian2.devices.device_module is Brian 2, not yet Hillock`)
    brianOf(session).deviceName = String(value.data)
  },
  attributeNames: () => ['active_device', ...members.map(([name]) => name)],
  repr: () => "<module 'brian2.devices.device'>",
}

/** `brian2.devices`, and `brian2.devices.device`. */
export const devicesMembers: typeof deviceMembers = [
  ...members,
  ['device_module', { kind: 'object', type: moduleType, data: undefined } satisfies ObjectValue],
]
