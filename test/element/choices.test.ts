import { beforeAll, describe, expect, test } from 'vitest'
import { choose, sizedGroups, sizesFrom, type Wishes } from '../../element/choices.ts'
import { load, type Model } from '../../host/index.ts'
import { compiled } from './modules.ts'

const script = `
from brian2 import *
tau = 10*ms
drive = 2*mV
G = NeuronGroup(30, '''dv/dt = (drive - v)/tau : volt
                      w : 1''', threshold='v > 1*mV', reset='v = 0*mV', events={'up': 'w > 1'}, method='exact')
H = NeuronGroup(4, 'u : 1', threshold='u > 1', reset='u = 0')
ups = EventMonitor(G, 'up')
rate = PopulationRateMonitor(H)
first = SpikeMonitor(G)
second = SpikeMonitor(H)
trace = StateMonitor(G, ['v', 'w'], record=True)
run(10*ms)
`

const none: Wishes = { plot: null, monitor: null, variable: null, constants: null }

describe('what is drawn', () => {
  let model: Model

  beforeAll(async () => {
    model = await load(await compiled(script))
  })

  const chosen = (wishes: Partial<Wishes>): (string | undefined)[][] =>
    choose(model, { ...none, ...wishes }).plots.map(({ kind, monitor, variable }) => [kind, monitor.variable, variable])

  test('is whatever there is unless something is wished for', () => {
    expect(chosen({})).toEqual([
      ['raster', 'first', undefined],
      ['rate', 'first', undefined],
      ['trace', 'trace', 'v'],
    ])
  })

  test('is no rate of a few neurons, unless that is wished for', async () => {
    const few = await load(
      await compiled(script.replace('NeuronGroup(30', 'NeuronGroup(3').replace(/^rate = .*$/m, '')),
    )
    const kinds = (wishes: Partial<Wishes>): string[] =>
      choose(few, { ...none, ...wishes }).plots.map(({ kind }) => kind)
    expect(kinds({})).toEqual(['raster', 'trace'])
    expect(kinds({ plot: 'rate' })).toEqual(['rate'])
  })

  test('is what is wished for, in that order', () => {
    expect(chosen({ plot: 'trace raster', monitor: 'ups', variable: 'w' })).toEqual([
      ['trace', 'trace', 'w'],
      ['raster', 'ups', undefined],
    ])
    expect(chosen({ plot: 'rate, raster', monitor: 'rate second' })).toEqual([
      ['rate', 'rate', undefined],
      ['raster', 'second', undefined],
    ])
  })

  test('is watched once, however many plots draw it', () => {
    const { watches, plots } = choose(model, none)
    expect(plots.map(({ watch }) => watch)).toEqual([0, 0, 1])
    expect(watches.map(({ variable }) => variable)).toEqual([undefined, 'v'])
  })

  test.each([
    [{ plot: 'trace', variable: 'x' }, "there is no variable of trace 'x' in this model"],
    [{ monitor: 'nobody' }, "there is no monitor 'nobody' in this model"],
    [{ plot: 'rasta' }, "plot cannot be 'rasta'"],
    [{ constants: 'tau, nobody' }, "there is no constant 'nobody' in this model"],
  ])('%j is no wish that can be met', (wishes, words) => {
    const { problems } = choose(model, { ...none, ...wishes })
    expect(problems.map(({ text }) => text)).toEqual([expect.stringContaining(words)])
  })

  test.each([
    [null, ['tau', 'drive']],
    ['all', ['tau', 'drive']],
    ['none', []],
    ['drive', ['drive']],
    ['drive,tau', ['drive', 'tau']],
  ])('constants=%j have sliders', (constants, names) => {
    const found = choose(model, { ...none, constants }).constants.map(({ name }) => name)
    expect(found.toSorted()).toEqual(names.toSorted())
    if (constants?.includes(',') === true) expect(found).toEqual(names)
  })

  test('sizes are of the first group, or of those that are named', () => {
    const { manifest } = model
    expect(sizedGroups(manifest).map(({ variable }) => variable)).toEqual(['G', 'H'])
    expect(sizesFrom('7', manifest)).toEqual({ G: 7 })
    expect(sizesFrom('H=5 G=6', manifest)).toEqual({ H: 5, G: 6 })
    for (const text of ['many', '0', 'G=', '-3', '1.5'])
      expect(() => sizesFrom(text, manifest)).toThrow(`size cannot be '${text}'`)
  })
})
