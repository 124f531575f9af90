/**
 * `set_device`, `device`: what standalone scripts compile and run at their end has been run here at `run()`. What they run
 * again, with other values, starts from the state before.
 */
import type { CallSite } from '../../evaluate/call.ts'
import { unsupported } from '../../evaluate/python-error.ts'
import type { FunctionValue, ObjectType, ObjectValue, Suspended, Value } from '../../evaluate/values.ts'
import { given, text } from '../arguments.ts'
import { row } from '../row.ts'
import { brianOf } from './state.ts'
import { shownOf } from './variable-view.ts'

const setDevice = row('set_device(device, build_on_run=True, **kwargs)', ([device, build], site) => {
  const name = text(device, 'device')
  const later = build === false ? '; run() compiles and runs, and device.build() does nothing' : ''
  const help = `Hillock always compiles, to WebAssembly${later}`
  if (name !== 'runtime') site.session.noteOnce('ignored', site.span, `set_device('${name}') is ignored`, help)
  const brian = brianOf(site.session)
  brian.devicesBefore.push(brian.deviceName)
  brian.deviceName = name
  brian.builds = build === false ? { runs: [] } : undefined
  return null
})

const resetDevice = row('reset_device(device=None)', ([device], site) => {
  const brian = brianOf(site.session)
  brian.deviceName = given(device) ? text(device, 'device') : (brian.devicesBefore.pop() ?? 'runtime')
  brian.builds = undefined
  return null
})

/** The clock and the preferences are as at the beginning, and `run()` does not see the objects made so far any more. */
const reinitDevices = row('reinit_devices()', (_, { session }) => {
  const brian = brianOf(session)
  brian.scope++
  brian.builds &&= { runs: [] }
  brian.clock.dt = '0.1*ms'
  brian.precision = brian.options.precision ?? 'float64'
  return null
})

const ignored: readonly FunctionValue[] = ['build', 'reinit', 'activate'].map(name =>
  row(`${name}(*args, **kwds)`, (_, site) => {
    site.session.noteOnce('ignored', site.span, `device.${name}() is ignored`, 'run() has compiled and run')
    return null
  }),
)

/** `device.run(run_args={G.tau: 5*ms})`: the same run again, from the state before it, in which these values are others. */
const runAgain = row(
  'run(directory=None, results_directory=None, with_output=True, run_args=None)',
  ([, , , values], site): Suspended => {
    const [only, ...others] = brianOf(site.session).builds?.runs ?? []
    if (only === undefined || others.length > 0) {
      throw unsupported('device.run() of anything but one run() is Brian 2, not yet Hillock', {
        help: "set_device('cpp_standalone', build_on_run=False), then one run(), device.build(run=False), and device.run()",
      })
    }
    return only(() => setValues(values, site))
  },
)

function setValues(values: Value | undefined, site: CallSite): void {
  if (!given(values)) return
  const entries = typeof values === 'object' && values.kind === 'dict' ? [...values.entries.values()] : []
  for (const { key, value } of entries) shownOf(key)?.write?.(undefined, value, site)
  if (entries.length > 0 && entries.every(({ key }) => shownOf(key)?.write !== undefined)) return
  throw unsupported('run_args of anything but variables is Brian 2, not yet Hillock', {
    help: 'write run_args={G.v: -60*mV}',
  })
}

const methods: ReadonlyMap<string, FunctionValue> = new Map([...ignored, runAgain].map(each => [each.name, each]))

function deviceType(name: string): ObjectType {
  return {
    name,
    attribute: (_, attribute) => methods.get(attribute),
    attributeNames: () => methods.keys(),
    repr: () => `<brian2.devices.device.${name} object>`,
  }
}

/** `device`: whichever is in use. */
const proxy: ObjectValue = { kind: 'object', type: deviceType('CurrentDeviceProxy'), data: undefined }

const runtime: ObjectValue = { kind: 'object', type: deviceType('RuntimeDevice'), data: undefined }
const standalone: ObjectValue = { kind: 'object', type: deviceType('CPPStandaloneDevice'), data: undefined }

const getDevice = row('get_device()', (_, site) =>
  brianOf(site.session).deviceName === 'cpp_standalone' ? standalone : runtime,
)

export const deviceMembers: readonly (readonly [name: string, value: Value])[] = [
  ['set_device', setDevice],
  ['get_device', getDevice],
  ['device', proxy],
]

/** `brian2.devices`, and `brian2.devices.device`. */
export const devicesMembers: typeof deviceMembers = [
  ...deviceMembers,
  ['reset_device', resetDevice],
  ['reinit_devices', reinitDevices],
]
