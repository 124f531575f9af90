import { describe, expect, test } from 'vitest'
import { runScript } from '../../../session/index.ts'
import { run } from '../tools.ts'

const model = `from brian2 import *
G = NeuronGroup(3, '''dv/dt = (2 - v)/(10*ms) : 1
w : volt
k : integer
b : boolean
s : 1 (shared)''', threshold='v > 1 - 0.2*i', reset='v = 0', method='exact', events={'late': 'v > 0.6'}, name='G')
G.w = 'i*mV'
G.k = 'i'
S = SpikeMonitor(G, ['v', 'w', 'k', 's', 'b'])
C = SpikeMonitor(G, record=False)
V = SpikeMonitor(G, 'v', record=False)
E = EventMonitor(G, 'late', 'w')
R = PopulationRateMonitor(G)
M = StateMonitor(G, ['w', 'v'], record=[0, 2])
`

describe('before a run', () => {
  test.each([
    [
      'print(S.t, S.i, S.v, S.k, S.b)',
      '<spikemonitor.t: array([], dtype=float64) * second> <spikemonitor.i: array([], dtype=int32)> <spikemonitor.v: array([], dtype=float64)> <spikemonitor.k: array([], dtype=int32)> <spikemonitor.b: array([], dtype=bool)>',
    ],
    [
      'print(S.count, S.N, len(S), S.num_spikes)',
      '<spikemonitor.count: array([0, 0, 0], dtype=int32)> <spikemonitor.N: 0> 0 0',
    ],
    [
      'print(R.t, R.rate, R.N)',
      '<ratemonitor.t: array([], dtype=float64) * second> <ratemonitor.rate: array([], dtype=float64) * hertz> <ratemonitor.N: 0>',
    ],
    ['print(R.smooth_rate)', '<function smooth_rate>'],
    [
      'print(S.event, E.event, S.record, C.record, M.n_indices, M.record, M.N)',
      'spike late True False 2 [0 2] <statemonitor.N: 0>',
    ],
    [
      'print(S, E)',
      "<SpikeMonitor, recording from 'spikemonitor'> <EventMonitor, recording event 'late' from 'eventmonitor'>",
    ],
    ['print(R, M)', "<PopulationRateMonitor, recording G> <StateMonitor, recording ['w', 'v'] from 'G'>"],
    [
      'print(S.when, S.order, E.when, E.order, R.when, R.order, M.when, M.order)',
      'thresholds 1 after_thresholds 1 end 0 start 0',
    ],
    ["print(SpikeMonitor(G, when='end').order, StateMonitor(G, 'v', True, None, None, 'end', 3).order)", '0 3'],
    ['print(C.record_variables, E.record_variables, M.record_variables)', "set() {'i', 't', 'w'} ['w', 'v']"],
    ['print(S.source is G, E.source.name, S.clock.name, S.name)', 'True G defaultclock spikemonitor'],
    [
      'print(M[0], M[[0, 2]])',
      '<StateMonitorView, giving access to elements 0 recorded by statemonitor> <StateMonitorView, giving access to elements [0, 2] recorded by statemonitor>',
    ],
    ["print(SpikeMonitor(G, variables=['i', 't', 'v', 'v']).record_variables)", "{'i', 't', 'v'}"],
    [
      'print(S.spike_trains())',
      '{0: array([], dtype=float64) * second, 1: array([], dtype=float64) * second, 2: array([], dtype=float64) * second}',
    ],
  ])('%s', async (text, expected) => {
    const { out, errors } = await run(model + text)
    expect(errors).toEqual([])
    expect(out.trimEnd()).toBe(expected)
  })

  test.each([
    ["EventMonitor(G, 'foo')", "ValueError: Recorded group 'G' does not define an event 'foo'."],
    [
      'EventMonitor(3, "a")',
      "TypeError: EventMonitor can only monitor groups producing spikes (such as NeuronGroup), but the given argument is of type <class 'int'>.",
    ],
    [
      "SpikeMonitor(NeuronGroup(1, 'v : 1', name='H'))",
      "ValueError: Recorded group 'H' does not define an event 'spike'. Did you forget to set a 'threshold'?",
    ],
    ["SpikeMonitor(G, 'zz')", "ValueError: 'zz' is not a variable of the recorded group"],
    ['SpikeMonitor(G, order=1)', 'ValueError: Cannot specify order if when is not specified.'],
    [
      'SpikeMonitor(G, when=3)',
      "TypeError: The 'when' argument has to be a string specifying the scheduling slot (e.g. 'start').",
    ],
    [
      "StateMonitor(G, 'v', True, when=3)",
      "TypeError: The 'when' argument has to be a string specifying the scheduling slot (e.g. 'start').",
    ],
    [
      "PopulationRateMonitor(NeuronGroup(1, 'v : 1', name='H'))",
      'KeyError: Group H does not have a variable _spikespace.',
    ],
    ['PopulationRateMonitor(3)', "AttributeError: 'int' object has no attribute 'clock'"],
    ['C.t', 'AttributeError: No attribute with name t'],
    ['C.it', 'AttributeError: No attribute with name it'],
    [
      'C.spike_trains()',
      'AttributeError: Indices and times have not been recorded.Set the record argument to True to record them.',
    ],
    ["S.values('zz')", "KeyError: 'State variable zz not found.'"],
    ['E.num_spikes', 'AttributeError: No attribute with name num_spikes'],
    ['E.spike_trains()', 'AttributeError: No attribute with name spike_trains'],
    ['S.v = 3', 'TypeError: Variable v is read-only.'],
    ['M.t_ = 3', 'TypeError: Variable t is read-only.'],
    [
      'R.foo = 3',
      'AttributeError: Could not find a state variable with name "foo". Use the add_attribute method if you intend to add a new attribute to the object.',
    ],
    ['R.foo', 'AttributeError: No attribute with name foo'],
    ['M[0].foo', 'AttributeError: Unknown attribute foo'],
    ['R.smooth_rate()', 'TypeError: Need a width when using a predefined window.'],
    ["R.smooth_rate('foo', width=1*ms)", 'NotImplementedError: Unknown pre-defined window "foo"'],
    ['R.smooth_rate(array([1, 2, 1]), width=1*ms)', 'TypeError: Can only specify a width for a predefined window'],
    ['R.smooth_rate([1, 2])', 'TypeError: The window has to have an odd number of values.'],
    ['R.smooth_rate(3)', 'TypeError: The provided window has to be one-dimensional.'],
    [
      'R.smooth_rate(width=3)',
      "DimensionMismatchError: Function 'smooth_rate' expected a quantity with unit second for argument 'width' but got '3' (unit is 1).",
    ],
    ['R.smooth_rate(width=1*ms)', 'ValueError: a cannot be empty'],
    ['R.binned_rate(1*ms)', 'IndexError: index 0 is out of bounds for axis 0 with size 0'],
    [
      'M.record_single_timestep()',
      'TypeError: Can only record a single time step after the network has been run once.',
    ],
    ['R.binned_rate(0.15*ms)', 'ValueError: bin_size has to be a multiple of dt.'],
    [
      'R.binned_rate(3)',
      "DimensionMismatchError: Function 'binned_rate' expected a quantity with unit second for argument 'bin_size' but got '3.' (unit is 1).",
    ],
    [
      "PopulationRateMonitor(G, when='end')",
      "TypeError: PopulationRateMonitor() got an unexpected keyword argument 'when'",
    ],
  ])('%s is refused', async (text, message) => {
    const { errors, diagnostics } = await run(model + text)
    expect(errors).toEqual([message])
    expect(diagnostics[0]?.span).toBeDefined()
  })

  test.each(['S.variables', 'R.namespace', 'M.needed_variables', 'S.resize(3)', 'S.clock = defaultclock'])(
    '%s is known, but not here yet',
    async text => {
      const { diagnostics } = await run(model + text)
      expect(diagnostics.map(({ code }) => code)).toEqual(['unsupported'])
    },
  )

  test('when and order can be set', async () => {
    const { out, errors } = await run(`${model}S.when = 'end'\nS.order = 3\nprint(S.when, S.order)\n`)
    expect(errors).toEqual([])
    expect(out).toBe('end 3\n')
  })
})

describe('after a run', () => {
  const expressions: readonly (readonly [expression: string, printed: string])[] = [
    ['S.t', '<spikemonitor.t: array([3.5, 5.1, 6.9, 7.1]) * msecond>'],
    ['S.v', '<spikemonitor.v: array([0.60464735, 0.8109589 , 1.00682939, 0.60464735])>'],
    ['S.w', '<spikemonitor.w: array([2., 1., 0., 2.]) * mvolt>'],
    ['S.w_', '<spikemonitor.w_: array([0.002, 0.001, 0.   , 0.002])>'],
    ['S.k', '<spikemonitor.k: array([2, 1, 0, 2], dtype=int32)>'],
    ['S.s', '<spikemonitor.s: array([0., 0., 0., 0.])>'],
    ['S.b', '<spikemonitor.b: array([False, False, False, False])>'],
    ['S.v[S.i == 1]', '[0.8109589]'],
    ['S.N', '<spikemonitor.N: 4>'],
    ['S.num_events', '4'],
    [
      'S.it',
      '(<spikemonitor.i: array([2, 1, 0, 2], dtype=int32)>, <spikemonitor.t: array([3.5, 5.1, 6.9, 7.1]) * msecond>)',
    ],
    [
      'S.it_',
      '(<spikemonitor.i: array([2, 1, 0, 2], dtype=int32)>, <spikemonitor.t_: array([0.0035, 0.0051, 0.0069, 0.0071])>)',
    ],
    ["S.values('w')", '{0: array([0.]) * volt, 1: array([1.]) * mvolt, 2: array([2., 2.]) * mvolt}'],
    ["S.values('i')", '{0: array([0], dtype=int32), 1: array([1], dtype=int32), 2: array([2, 2], dtype=int32)}'],
    ["S.all_values()['b']", '{0: array([False]), 1: array([False]), 2: array([False, False])}'],
    ['S.event_trains()', '{0: array([6.9]) * msecond, 1: array([5.1]) * msecond, 2: array([3.5, 7.1]) * msecond}'],
    ['(C.count[:], C.N, len(C))', '(array([1, 1, 2], dtype=int32), <spikemonitor_1.N: 4>, 4)'],
    ['V.v', '<spikemonitor_2.v: array([0.60464735, 0.8109589 , 1.00682939, 0.60464735])>'],
    [
      '(E.N, E.count[:], E.event_trains()[2])',
      '(<eventmonitor.N: 57>, array([35, 20,  2], dtype=int32), array([3.5, 7.1]) * msecond)',
    ],
    ['R.rate[35:37]', '[3.33333333 0.        ] kHz'],
    [
      'R.binned_rate(1*ms)',
      '(array([0., 1., 2., 3., 4., 5., 6., 7., 8.]) * msecond, array([0.        , 0.        , 0.        , 0.33333333, 0.        ,\n       0.33333333, 0.33333333, 0.33333333, 0.        ]) * khertz)',
    ],
    ['S.binned_rate(1*ms)[1][2]', '[0. 0. 0. 1. 0. 0. 0. 1. 0.] kHz'],
    ['S.smooth_rate(width=1*ms).shape', '(3, 90)'],
    [
      '(R.smooth_rate("flat", width=0.3*ms)[33:38], R.binned_rate(0.1*ms)[1].shape)',
      '(array([0.        , 1.11111111, 1.11111111, 1.11111111, 0.        ]) * khertz, (90,))',
    ],
    [
      'C.binned_rate(3*ms)',
      '(array([0., 3., 6.]) * msecond, array([[0., 0., 0.],\n       [0., 0., 0.],\n       [0., 0., 0.]]) * hertz)',
    ],
    [
      '(M[0].v[:3], M[[0, 2]].v.shape, M[0].t_[:2], M.v_.shape, len(M))',
      '(array([0.        , 0.01990033, 0.03960265]), (2, 90), array([0.    , 0.0001]), (2, 90), 90)',
    ],
  ]

  test('monitors print as Brian 2 prints them', async () => {
    let out = ''
    const text = `${model}run(9*ms)\n${expressions.map(([each]) => `print(${each}, end='\\x00')`).join('\n')}`
    const { diagnostics } = await runScript(text, { onPrint: part => void (out += part) })
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const printed = out.split('\0')
    expect(expressions.map(([each], k) => [each, printed[k]])).toEqual(expressions.map(([each, text]) => [each, text]))
  })

  test('a bin that is not whole and has events in it is refused as in Brian 2', async () => {
    const { diagnostics } = await runScript(
      `${model}run(9*ms)\nS.binned_rate(2*ms)\nS.binned_rate(4.5*ms)\nS.binned_rate(5*ms)`,
    )
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([
      'IndexError: index 1 is out of bounds for axis 1 with size 1',
    ])
  })
})
