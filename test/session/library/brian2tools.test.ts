import { expect, test } from 'vitest'
import { checkScript, runScript } from '../../../session/run-script.ts'

const model = `from brian2 import *
from brian2tools import *
G = NeuronGroup(3, 'dv/dt = (1.2 - v)/(10*ms) : 1\\n w : volt', threshold='v > 1', reset='v = 0', method='exact')
G.w = '(i + 1)*mV'
spikes = SpikeMonitor(G)
rates = PopulationRateMonitor(G)
events = EventMonitor(G, 'spike')
v = StateMonitor(G, 'v', record=True)
w = StateMonitor(G, 'w', record=[0, 2])
both = StateMonitor(G, ['v', 'w'], record=0)
run(20*ms)
`

async function run(script: string) {
  const { diagnostics, figures } = await runScript(`${model}${script}`)
  return { errors: diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message), figures }
}

interface Panel {
  readonly x: string
  readonly y: string
  readonly lines: readonly Readonly<Record<string, unknown>>[]
}

async function panels(script: string): Promise<readonly Panel[]> {
  const { errors, figures } = await run(script)
  expect(errors).toEqual([])
  return (figures[0]?.toJSON().axes ?? []).map(({ x, y, series }) => ({ x: x.label, y: y.label, lines: series }))
}

/** Labels, how many curves there are, and the last value of the first, as brian2tools 0.3 has them with Brian 2.11. */
test.each([
  ['brian_plot(spikes)', 'time (ms)', 'neuron index', 1, 2],
  ['brian_plot(rates)', 'time (ms)', 'population rate (Hz)', 1, 56.257_063_303_8],
  ['brian_plot(v)', 'time (ms)', 'v', 3, 0.207_649_039_3],
  ['brian_plot(w)', 'time (ms)', 'w (mV)', 2, 1],
  ['brian_plot(w[2])', 'time (ms)', 'w (mV)', 1, 3],
  ["brian_plot(w, var_name='name', var_unit=uvolt)", 'time (ms)', 'name (uV)', 2, 1000],
  ['brian_plot(rates, rate_unit=kHz, time_unit=second)', 'time (s)', 'population rate (kHz)', 1, 0.056_257_063_3],
  ['plot_raster(spikes.i, spikes.t, time_unit=10*ms)', 'time (10. ms)', 'neuron index', 1, 2],
  ['plot_rate(rates.t, rates.rate)', 'time (ms)', 'population rate (Hz)', 1, 0],
  ['plot_state(w.t, w.w.T)', 'time (ms)', 'None (mV)', 2, 1],
  ["plot_state(v.t, v.v.T, var_name='v')", 'time (ms)', 'v', 3, 0.207_649_039_3],
])('%s', async (script, x, y, count, last) => {
  const [panel] = await panels(script)
  expect([panel?.x, panel?.y, panel?.lines.length]).toEqual([x, y, count])
  const [line] = panel?.lines ?? []
  expect((line?.['y'] as readonly number[] | undefined)?.at(-1)).toBeCloseTo(last, 6)
})

test('spikes are points without a line, unless told otherwise', async () => {
  const [panel] = await panels("brian_plot(spikes)\nplot_raster([1], [1]*ms, marker='o', ls='-', color='k')")
  expect(panel?.lines).toMatchObject([
    { style: { stroke: { dash: 'none' }, marker: { symbol: '.' } } },
    { style: { stroke: { dash: 'solid', colour: '#000000' }, marker: { symbol: 'o' } } },
  ])
})

test('they draw on the current axes, or on those given, and give them back', async () => {
  const [first, second] = await panels(
    "a = subplot(121)\nsubplot(122)\nassert brian_plot(rates, axes=a) is a\nbrian_plot(v).set_title('v')",
  )
  expect([first?.y, second?.y]).toEqual(['population rate (Hz)', 'v'])
})

test.each([
  ['brian_plot(both)', 'TypeError: brian_plot only works for a StateMonitor that records a single variable.'],
  ['brian_plot(G)', "NotImplementedError: Do not know how to plot object of type <class 'NeuronGroup'>"],
  ['brian_plot(events)', "NotImplementedError: Do not know how to plot object of type <class 'EventMonitor'>"],
  ['plot_raster([1, 2], [1]*ms)', 'ValueError: x and y must have same first dimension, but have shapes (1,) and (2,)'],
  ['brian_plot(v, axes=3)', "AttributeError: 'int' object has no attribute 'plot'"],
  ["brian_plot(v, colour='r')", "AttributeError: Line2D.set() got an unexpected keyword argument 'colour'"],
])('%s: %s', async (script, message) => {
  expect((await run(script)).errors).toEqual([message])
})

test('what is not there is told before anything is simulated', async () => {
  const { diagnostics } = await checkScript(`${model}plot_morphology(1)\nbrian_plot(v, transform=1)`)
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'plot_morphology is brian2tools, not yet Hillock; this file runs in Brian 2',
    "the argument 'transform' of brian_plot is matplotlib, not yet Hillock; this file runs in Brian 2",
  ])
})

const connected = `
S = Synapses(G, G, 'c : volt')
S.connect(i=[0, 1, 2, 2], j=[1, 1, 0, 2])
S.c = '(i + 1)*mV'
T = Synapses(G, G)
T.connect(i=[0, 0, 1], j=[1, 1, 2])
none = Synapses(G, G)
`

test.each([
  ['brian_plot(S)', 'mesh', [null, null, 1, 1, 1, null, null, null, 1], undefined],
  ['brian_plot(S.c)', 'mesh', [null, null, 3, 1, 2, null, null, null, 3], 'c (mV)'],
  [
    "plot_synapses(S.i, S.j, S.c[:], var_unit=volt, plot_type='image')",
    'mesh',
    [null, null, 0.003, 0.001, 0.002, null, null, null, 0.003],
    'in units of V',
  ],
  ["plot_synapses(S.i, S.j, S.c, var_name='weight', marker='o')", 'scatter', [1, 2, 3, 3], 'weight (mV)'],
  ['plot_synapses(S.i, S.j)', 'scatter', undefined, undefined],
  ['brian_plot(T)', 'mesh', [2, null, null, 1], 'number of synapses'],
  ['plot_synapses(T.i, T.j)', 'scatter', [2, 1], 'number of synapses'],
])('%s', async (script, kind, values, beside) => {
  const [panel, bar] = await panels(`${connected}${script}`)
  expect([panel?.x, panel?.y]).toEqual(['source neuron index', 'target neuron index'])
  expect(panel?.lines[0]).toMatchObject({ kind, ...(values && { values }) })
  expect(bar?.y).toBe(beside)
})

test.each([
  ['brian_plot(none)', 'TypeError: Synapses object does not have any synapses.'],
  ['plot_synapses([1, 2], [1])', 'TypeError: Length of sources and targets does not match.'],
  ['plot_synapses([1, 2], [1, 2], [5])', 'TypeError: Length of values and sources/targets does not match.'],
  [
    "plot_synapses([1], [1], plot_type='dots')",
    "ValueError: plot_type has to be either 'scatter', 'image', or 'hexbin'",
  ],
  ["plot_synapses([1], [1], plot_type='hexbin')", "plot_synapses(plot_type='hexbin') is brian2tools, not yet Hillock"],
  [
    'plot_synapses(T.i, T.j, [1, 2, 3])',
    "Plotting variables with multiple synapses per source-target pair is only implemented for 'hexbin' plots.",
  ],
])('%s is an error', async (script, message) => {
  expect((await run(`${connected}${script}`)).errors).toEqual([message])
})
