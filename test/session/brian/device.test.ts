/** What standalone scripts compile and run by themselves. */
import { expect, test } from 'vitest'
import { assembleQuickly } from '../../assemble.ts'
import { type Outcome, run } from '../tools.ts'

function standalone(text: string): Promise<Outcome> {
  const script = `from brian2 import *\nset_device('cpp_standalone', build_on_run=False)\n${text}`
  return run(script, { network: undefined, assemble: assembleQuickly })
}

test('device.run() runs once more from the state before, with other values', async () => {
  const { out, errors } = await standalone(`G = NeuronGroup(3, '''dv/dt = -v/(10*ms) : 1
w : 1
u : 1''', method='exact')
G.v = 1
G.u = [7, 8, 9]
G.w = 'v + 10*u'
M = StateMonitor(G, 'v', record=0)
run(1*ms)
device.build(run=False)
device.run(run_args={G.v: 5})
print(G.v[:], G.w[:], M.v[0][:3], M.t[:3])
device.run(run_args={G.u: [1, 2, 3]})
print(G.v[:], G.w[:], G.u[:], M.v.shape)`)
  expect(errors).toEqual([])
  expect(out)
    .toBe(`[4.52418709 4.52418709 4.52418709] [71. 81. 91.] [5.         4.95024917 4.90099337] [  0. 100. 200.] us
[0.90483742 0.90483742 0.90483742] [71. 81. 91.] [1. 2. 3.] (1, 10)
`)
})

test('a device and a group tell their class', async () => {
  const { out } = await standalone(`print(device.__class__.__name__, get_device().__class__.__name__)
set_device('runtime')
print(get_device().__class__.__name__, NeuronGroup(1, 'v : 1').__class__ is NeuronGroup, [].__class__ is list)`)
  expect(out).toBe('CurrentDeviceProxy CPPStandaloneDevice\nRuntimeDevice True True\n')
})

test('reinit_devices() begins anew, and reset_device() goes back to the device before', async () => {
  const { out, errors } = await standalone(`from brian2.devices.device import reset_device, reinit_devices
G = NeuronGroup(1, 'v : 1')
defaultclock.dt = 1*ms
prefs.core.default_float_dtype = float32
reinit_devices()
print(len(collect()), defaultclock.dt, prefs.core.default_float_dtype.__name__, get_device().__class__.__name__)
reset_device()
print(get_device().__class__.__name__)`)
  expect(errors).toEqual([])
  expect(out).toBe('0 100. us float64 CPPStandaloneDevice\nRuntimeDevice\n')
})

test.each([
  ['run(1*ms)\nrun(1*ms)\ndevice.run()', 'device.run() of anything but one run() is Brian 2, not yet Hillock'],
  ["run(1*ms)\ndevice.run(run_args=['G.v=1'])", 'run_args of anything but variables is Brian 2, not yet Hillock'],
])('%s is refused', async (text, message) => {
  const { errors } = await standalone(`G = NeuronGroup(1, 'v : 1')\n${text}`)
  expect(errors).toEqual([message])
})
