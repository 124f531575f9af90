/** What standalone scripts compile and run by themselves. */
import { expect, test } from 'vitest'
import { assembleQuickly } from '../../assemble.ts'
import { type Outcome, run } from '../tools.ts'

function standalone(text: string): Promise<Outcome> {
  const script = `from brian2 import *\nset_device('cpp_standalone', build_on_run=False)\n${text}`
  return run(script, { network: undefined, assemble: assembleQuickly })
}

test('nothing runs before device.build(), which carries out what was said in order', async () => {
  const { out, errors, runs } = await standalone(`I = 1
G = NeuronGroup(2, 'dv/dt = (I - v)/(10*ms) : 1', method='exact')
G.v = [0, 0.5]
M = StateMonitor(G, 'v', record=True)
run(1*ms)
I = 0
G.v[1] = 2
run(1*ms)
try:
    M.v
except NotImplementedError as error:
    print(error)
print(device.has_been_run)
device.build()
print(M.v[0][[0, 9, 10, 19]].round(3), M.v[1][[0, 9, 10, 19]].round(3), M.t[-1], device.has_been_run)`)
  expect(errors).toEqual([])
  expect(runs).toHaveLength(2)
  expect(out).toBe(`Cannot retrieve the values of state variables in standalone code before the simulation has been run.
False
[0.    0.086 0.095 0.087] [0.5   0.543 2.    1.828] 1.9 ms True
`)
})

test('device.run() carries out everything anew, with other values at the first run', async () => {
  const { out, errors } = await standalone(`G = NeuronGroup(3, '''dv/dt = -v/(10*ms) : 1
w : 1
u : 1''', method='exact')
G.v = 1
G.u = [7, 8, 9]
G.w = 'v + 10*u'
M = StateMonitor(G, 'v', record=0)
run(1*ms)
G.u = 'u + v'
run(1*ms)
device.build(run=False)
device.run(run_args={G.v: 5})
print(G.v[:], G.w[:], M.v[0][:3], M.t[:3], G.u[:].round(2))
device.run(run_args={G.u: [1, 2, 3]})
print(G.v[:], G.w[:], G.u[:].round(2), M.v.shape)
device.run(run_args=['neurongroup.v=2'])
print(M.v[0][0])`)
  expect(errors).toEqual([])
  expect(out)
    .toBe(`[4.09365377 4.09365377 4.09365377] [71. 81. 91.] [5.         4.95024917 4.90099337] [  0. 100. 200.] us [11.52 12.52 13.52]
[0.81873075 0.81873075 0.81873075] [71. 81. 91.] [1.9 2.9 3.9] (1, 20)
2.0
`)
})

test('what is drawn is drawn anew by each device.run(), and after seed(…) the same', async () => {
  const script = (seed: string): string => `${seed}
G = NeuronGroup(50, 'dv/dt = xi/sqrt(second) : 1', method='euler')
S = Synapses(G, G, 'w : 1')
G.v = 'rand()'
S.connect(p=0.5)
S.w = 'rand()'
M = StateMonitor(G, 'v', record=True)
run(1*ms)
device.build(run=False)
found = []
for k in range(2):
    device.run()
    found.append((M.v[0][0], M.v[0][-1] - M.v[0][0], len(S), S.w[0]))
print([x == y for x, y in zip(*found)])
print(np.random.rand() == np.random.rand())`
  expect((await standalone(script(''))).out).toBe('[np.False_, np.False_, False, np.False_]\nFalse\n')
  expect((await standalone(script('seed(3)'))).out).toBe('[np.True_, np.True_, True, np.True_]\nFalse\n')
})

test('run_args of a TimedArray hold for one device.run()', async () => {
  const { out, errors } = await standalone(`I = TimedArray([1, 2]*mV, dt=1*ms)
G = NeuronGroup(1, 'v = I(t) : volt')
M = StateMonitor(G, 'v', record=0)
run(2*ms)
device.build(run=False)
device.run(run_args={I: [3, 4]*mV})
print(M.v[0][[0, -1]])
device.run()
print(M.v[0][[0, -1]])`)
  expect(errors).toEqual([])
  expect(out).toBe('[3. 4.] mV\n[1. 2.] mV\n')
})

test('other processes run what was built with values of their own', async () => {
  const { out, errors } = await standalone(`from multiprocessing import Pool
G = NeuronGroup(1, '''dv/dt = -v/tau : 1
tau : second (constant)''', method='exact')
G.v = 1
M = StateMonitor(G, 'v', record=0)
run(1*ms)
device.build(run=False)
built = get_device()
def task(tau):
    from brian2.devices import device_module
    device_module.active_device = built
    built.run(run_args={G.tau: tau})
    return M.v[0][-1].round(3), len(M.t)
with Pool(2) as pool:
    print(pool.map(task, [1*ms, 2*ms]))
print(device.has_been_run)
device.run(run_args={G.tau: 4*ms})
print(M.v[0][-1].round(3))`)
  expect(errors).toEqual([])
  expect(out).toBe('[(np.float64(0.407), 10), (np.float64(0.638), 10)]\nFalse\n0.799\n')
})

test('reinit() and activate() begin another simulation', async () => {
  const { out, errors } = await standalone(`for n in (1, 2):
    G = NeuronGroup(n, 'dv/dt = 1/second : 1', method='euler')
    run(1*ms)
    device.build()
    print(G.v[:])
    device.reinit()
    device.activate(build_on_run=False)`)
  expect(errors).toEqual([])
  expect(out).toBe('[0.001]\n[0.001 0.001]\n')
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
  ['run(1*ms)\ndevice.run()', 'RuntimeError: device.run() runs what device.build() has built'],
  [
    "run(1*ms)\ndevice.build(run=False)\ndevice.run(run_args=['G.v=1'])",
    "ValueError: run_args has 'G.v=1', which is no 'group.variable=number' of this simulation",
  ],
  [
    'run(1*ms)\nG.active = False\nrun(1*ms)\ndevice.build()',
    'a run that is built with other objects or settings than it was said with is not yet Hillock',
  ],
  [
    'run(1*ms)\ndevice.build(run=False)\nG.v = 1',
    "RuntimeError: 'neurongroup' is set after device.build(), which device.run() would not see",
  ],
  [
    'run(1*ms)\ndevice.build(project_dir="x", strange=1)',
    "TypeError: Keyword argument 'project_dir' has been renamed to 'directory'. Unknown keyword argument 'strange'.",
  ],
  ['store()', 'NotImplementedError: The store/restore mechanism is not supported in the C++ standalone'],
  ['run(1*ms)\nprint(G.v[0])', /^NotImplementedError: Cannot retrieve the values/],
  ['run(1*ms)\ndevice.build()\ndevice.build()', /^RuntimeError: The network has already been built and run before/],
  ['device.activate()\nrun(1*ms)\ndevice.build()', /^RuntimeError: You used set_device with build_on_run=True/],
  ["device.insert_code('main', '')", /^device.insert_code\(\) is Brian 2/],
  ['run(1*ms)\ndevice.apply_run_args()', /^RuntimeError: The 'apply_run_args\(\)' function can only be called once/],
  ['G.v = "x"\nrun(1*ms)', /identifier "x" could not be resolved/],
])('%s is refused', async (text, message) => {
  const { errors } = await standalone(`G = NeuronGroup(1, 'v : 1')\n${text}`)
  expect(errors).toEqual([typeof message === 'string' ? message : expect.stringMatching(message)])
})

test('a script that builds nothing is told so', async () => {
  const { diagnostics } = await standalone("G = NeuronGroup(1, 'v : 1')\nrun(1*ms)")
  expect(diagnostics.map(({ message }) => message)).toContain('run() waited for device.build(), which never came')
})

test('while it is built, a network stands where it has come to', async () => {
  const { out, errors } = await standalone(`
G = NeuronGroup(1, 'v : 1')
times = []
@network_operation(dt=1*ms)
def note():
    times.append(float(net.t/ms))
net = Network(G, note)
net.run(2*ms)
net.run(1*ms)
before = net.t
device.build()
print(before, times, net.t)`)
  expect(errors).toEqual([])
  expect(out).toBe('3. ms [0.0, 1.0, 2.0] 3. ms\n')
})
