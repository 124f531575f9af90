/** What a run tells of itself (semantics §1.4). */
import { profilingTable } from '../../../session/library/brian2/profiling.ts'
import { describe, expect, test } from 'vitest'
import { assembleQuickly } from '../../assemble.ts'
import { type Outcome, run } from '../tools.ts'

const model = `from brian2 import *
G = NeuronGroup(3, 'dv/dt = 1/ms : 1', threshold='v > 0.5', reset='v = 0', method='euler')
S = SpikeMonitor(G)
`

function simulated(text: string): Promise<Outcome> {
  return run(model + text, { network: undefined, assemble: assembleQuickly })
}

describe('report= with something that can be called', () => {
  test.each([
    ['a function', 'def tell(elapsed, completed, start, duration):\n    calls.append((completed, start, duration))'],
    ['a lambda', 'tell = lambda *a: calls.append(a[1:])'],
    [
      'an object',
      'class T:\n    def __call__(self, elapsed, completed, start, duration):\n        calls.append((completed, start, duration))\ntell = T()',
    ],
  ])('%s', async (_, tell) => {
    const { out, errors } = await simulated(`calls = []\nrun(1*ms)\n${tell}\nrun(2*ms, report=tell)\nprint(calls)`)
    expect(errors).toEqual([])
    expect(out.trim()).toBe('[(0.0, 1. * msecond, 2. * msecond), (1.0, 1. * msecond, 2. * msecond)]')
  })

  test('elapsed begins at nothing and grows; stop() in it ends the run', async () => {
    const text = `ts = []
def tell(elapsed, completed, start, duration):
    ts.append(elapsed/second)
    stop()
run(1*ms, report=tell)
print(ts[0], ts[-1] > 0, G.t[:] < 1*ms)`
    expect((await simulated(text)).out.trim()).toBe('0.0 True True')
  })

  test.each([
    ['report=5', "TypeError: Do not know how to handle report argument, it has to be one of 'text', 'stdout', 'stderr', or a callable function/object, but it is of type <class 'int'>"],
    ["report='foo'", 'ValueError: Do not know how to handle report argument "foo".'],
    ['report=lambda x: 0', 'TypeError: <lambda>() takes 1 positional argument but 4 were given'],
  ])('%s', async (argument, message) => {
    const { errors } = await simulated(`run(1*ms, ${argument})`)
    expect(errors).toEqual([message])
  }) // prettier-ignore
})

describe('profile=True', () => {
  const setup = `@network_operation
def f(t):
    pass
net = Network(G, S, f)
`

  test('times every object with code, and groups, the slowest first, and changes nothing', async () => {
    const text = `${setup}net.run(5*ms, profile=True)
info = net.profiling_info
print(sorted(name for name, _ in info))
times = [float(t) for _, t in info]
print(times == sorted(times)[::-1], min(times) >= 0, S.num_spikes)
net.run(1*ms)
net.profiling_info`
    const { out, errors, diagnostics } = await simulated(text)
    expect(out.trim().split('\n')).toEqual([
      "['networkoperation', 'neurongroup', 'neurongroup_spike_resetter', 'neurongroup_spike_thresholder', 'neurongroup_stateupdater', 'spikemonitor']",
      'True True 24',
    ])
    expect(errors).toEqual(["ValueError: No profiling info collected (did you run with 'profile=True?')"])
    expect(diagnostics.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('carries out each phase by itself'),
    )
  })

  test('profiling_summary() is a table', async () => {
    const { out } = await simulated(`${setup}net.run(1*ms, profile=True)\nprint(profiling_summary(net, show=2))`)
    const [head, rule, ...rows] = out.trimEnd().split('\n')
    expect([head, rule, rows.length]).toEqual(['Profiling summary', '=================', 2])
    for (const line of rows) expect(line).toMatch(/^[a-z_]+ {4,}\d+\.\d\d ms {4,}\d+\.\d\d %$/)
  })

  test('the table is in seconds where there is more than one', () => {
    const quick = [
      { name: 'G_stateupdater', seconds: 0.3 },
      { name: 'G', seconds: 0.1 },
    ]
    const head = 'Profiling summary\n=================\n'
    expect(profilingTable(quick)).toBe(
      `${head}G_stateupdater    300.00 ms    75.00 %\nG                 100.00 ms    25.00 %\n`,
    )
    expect(profilingTable([{ name: 'S', seconds: 12 }, ...quick], 1)).toBe(`${head}S    12.00 s    96.77 %\n`)
  })

  test('of the magic network', async () => {
    const { out, errors } = await simulated(
      'run(1*ms, profile=True)\nprint(len(magic_network.profiling_info), len(str(profiling_summary()).splitlines()))',
    )
    expect(errors).toEqual([])
    expect(out.trim()).toBe('5 7')
  })
})

test.each(['', 'tau_refrac = 15*ms\n'])(
  'a refractory period is that of the call that makes the group',
  async before => {
    const { out, errors } = await run(
      `from brian2 import *
def population(tau_refrac):
    return NeuronGroup(1, 'dv/dt = (2 - v)/(10*ms) : 1 (unless refractory)', threshold='v > 1', reset='v = 0',
                       refractory=tau_refrac, method='exact')
${before}G = population(3*ms)
M = SpikeMonitor(G)
run(30*ms)
print(M.t[:])`,
      { network: undefined, assemble: assembleQuickly },
    )
    expect(errors).toEqual([])
    expect(out).toBe('[ 6.9 16.8 26.7] ms\n')
  },
)
