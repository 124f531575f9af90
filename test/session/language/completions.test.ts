import { describe, expect, test } from 'vitest'
import { completionsAt } from '../../../session/index.ts'
import { runScript } from '../../../session/index.ts'
import { methodNames } from '../../../compiler/index.ts'
import { functions } from '../../../compiler/model/functions.ts'
import { allSlots, defaultSlots } from '../../../compiler/model/network.ts'
import { flags, functionNames, members, methods, slots } from '../../../session/language/descriptions.ts'
import { nameIn } from '../../../session/language/signature.ts'

const model = `from brian2 import *
import numpy as np
tau = 10*ms
v_rest = -70*mV
drive = TimedArray([1, 2]*nA, dt=1*ms)
eqs = '''
dv/dt = (v_rest - v)/tau : volt (unless refractory)
w : siemens
'''
G = NeuronGroup(10, eqs, threshold='v > -50*mV', reset='v = v_rest', refractory=5*ms)
S = Synapses(G, G, 'g : volt', on_pre='v_post += g')
M = StateMonitor(G, 'v', record=True)
spikes = SpikeMonitor(G)
`

/** What is offered where `¦` stands in a line behind the model. */
function offered(line: string): ReturnType<typeof completionsAt> {
  const text = `${model}${line}`
  const offset = text.indexOf('¦')
  return completionsAt(text.replace('¦', ''), offset)
}

function labels(line: string): string[] {
  return offered(line).map(({ label }) => label)
}

describe('what is offered', () => {
  test.each<[line: string, some: string[], none?: string[]]>([
    ['¦', ['tau', 'G', 'NeuronGroup', 'run'], ['linspace', 'mvolt']],
    ['Neur¦', ['NeuronGroup']],
    ['lin¦', ['linspace', 'linked_var']],
    ['np.lin¦', ['linspace', 'linalg']],
    ['x = 10*m¦', ['ms', 'mV', 'mean']],
    ['from brian2 import Syn¦', ['Synapses']],
    ['import ma¦', ['matplotlib', 'math']],
    ['G.¦', ['v', 'w', 'lastspike', 'run_regularly', 'run_on_event', 'N'], ['connect', 'tau']],
    ['G[:5].v¦', ['v'], ['v_rest']],
    ['S.¦', ['g', 'connect', 'delay', 'i', 'j'], ['v']],
    ['M.¦', ['v', 't'], ['w']],
    ['spikes.¦', ['t', 'i', 'count', 'spike_trains']],
    ['defaultclock.¦', ['dt', 't']],
    ['H = NeuronGroup(3, eqs, ¦)', ['threshold=', 'reset=', 'method='], ['N=', 'model=']],
    ["H = NeuronGroup(3, eqs, reset='v = 0*mV', re¦)", ['refractory='], ['reset=']],
    ['H = NeuronGroup(3, eqs, method=¦)', ["'euler'", "'exact'"]],
    ["H = NeuronGroup(3, eqs, method='e¦')", ['exact', 'euler', 'exponential_euler'], ['rk4']],
    ["G.run_regularly('', when='b¦')", ['before_start', 'before_end']],
    ['S.connect(¦)', ['condition=', 'p=', 'j=']],
    ["StateMonitor(G, '¦', record=0)", ['v', 'w']],
  ])('in code: %s', (line, some, none = []) => {
    const found = labels(line)
    expect(found).toEqual(expect.arrayContaining(some))
    for (const each of none) expect(found).not.toContain(each)
  })

  test.each<[line: string, some: string[], none?: string[]]>([
    ["G.v = '¦'", ['v', 'w', 'v_rest', 'rand', 'mV', 'i', 'N'], ['eqs', 'G', 'np', 'xi']],
    ["H = NeuronGroup(3, 'dx/dt = (¦ : 1')", ['x', 'tau', 'drive', 'xi', 'exp', 'dt'], ['v', 'w']],
    ["H = NeuronGroup(3, '''dx/dt = 1/tau : 1\ny = x¦", ['x', 'xi']],
    ["H = NeuronGroup(3, 'x : ¦')", ['1', 'volt', 'boolean'], ['mvolt', 'x']],
    ["H = NeuronGroup(3, 'dx/dt = 1/tau : 1 (¦)')", ['unless refractory', 'shared']],
    ["H = NeuronGroup(3, 'x : 1 (constant, sh¦)')", ['shared']],
    ["H = NeuronGroup(3, 'x : 1 # ¦')", [], ['x', 'tau']],
    ["H = NeuronGroup(3, eqs, threshold='¦')", ['v', 'w'], ['g']],
    ["S2 = Synapses(G, G, 'a : 1', on_pre='¦')", ['a', 'v_post', 'w_pre', 'lastupdate'], ['xi']],
    ["G.run_regularly('w = ¦')", ['w', 'v', 'tau', 'siemens']],
    ["S.connect(condition='¦')", ['i', 'j', 'v_pre', 'N_post']],
  ])('in texts of the model: %s', (line, some, none = []) => {
    const found = labels(line)
    expect(found).toEqual(expect.arrayContaining(some))
    for (const each of none) expect(found).not.toContain(each)
  })

  test.each(['# v¦', "print('v¦')", '10m¦', '3.¦', "x = 'dt¦'"])('nothing: %s', line => {
    expect(labels(line)).toEqual([])
  })
})

test('units come first behind a number', () => {
  expect(offered('x = 10*m¦')[0]?.kind).toBe('unit')
})

test('a completion says what it is and what it takes the place of', () => {
  const text = `${model}H = Neur`
  const at = text.length
  expect(completionsAt(text, at)).toEqual([
    {
      label: 'NeuronGroup',
      kind: 'class',
      detail: expect.stringMatching(/^NeuronGroup\(N, model, method=None/),
      documentation: expect.stringContaining('equations'),
      replace: { from: at - 4, to: at },
    },
  ])
  expect(offered("H = NeuronGroup(3, 'dx/dt = x/ta¦ : 1')")[0]).toMatchObject({
    label: 'tau',
    kind: 'constant',
    detail: '10*ms',
    documentation: 'A time: s.',
  })
  const flag = "H = NeuronGroup(3, 'dx/dt = 1/tau : 1 (unless re"
  expect(completionsAt(flag, flag.length)).toMatchObject([
    { label: 'unless refractory', replace: { from: flag.indexOf('unless'), to: flag.length } },
  ])
})

test('help while a line is not whole', () => {
  expect(labels("H = NeuronGroup(3, eqs, threshold='v > v_r¦")).toEqual(['v_rest'])
  expect(labels('H = NeuronGroup(3, eqs, thr¦')).toContain('threshold=')
  expect(labels('for k in range(3):\n    G.v¦')).toEqual(['v'])
})

test('no text and no place makes it fail', () => {
  for (const text of ['', "'", '"""', '(', ')]}', "f'{", '\\', "x = '\\", 'a.b.', '\u{1F600}']) {
    for (let at = 0; at <= text.length; at++) expect(() => completionsAt(text, at)).not.toThrow()
  }
})

describe('the tables of descriptions are about what there is', () => {
  test('methods, slots, functions', () => {
    expect(Object.keys(methods).toSorted()).toEqual(methodNames.toSorted())
    expect(Object.keys(slots)).toEqual(defaultSlots)
    expect(allSlots(defaultSlots)).toContain('before_start')
    expect(Object.keys(functionNames).toSorted()).toEqual([...functions.keys()].toSorted())
    expect(Object.keys(flags)).toContain('event-driven')
  })

  test('members of objects', async () => {
    const objects: Readonly<Record<string, string>> = {
      group: 'G',
      NeuronGroup: 'G',
      Synapses: 'S2',
      StateMonitor: 'M',
      SpikeMonitor: 'spikes',
      EventMonitor: 'E',
      PopulationRateMonitor: 'R',
      Network: 'Network(G)',
      Clock: 'Clock(1*ms)',
      defaultclock: 'defaultclock',
    }
    expect(Object.keys(members).toSorted()).toEqual(Object.keys(objects).toSorted())
    const asked = Object.entries(members).flatMap(([className, names]) =>
      Object.keys(names).map(name => `('${className}', '${nameIn(name)}', ${objects[className]})`),
    )
    const more =
      "S2 = Synapses(G, G, on_pre='v_post = 0*mV', on_post='v_pre = 0*mV')\nS2.connect()\nR = PopulationRateMonitor(G)\nE = EventMonitor(G, 'spike')\n"
    let printed = ''
    await runScript(
      `${model}${more}for c, name, x in [${asked.join(', ')}]:\n    if not hasattr(x, name): print(c, name)`,
      {
        onPrint: part => void (printed += part),
      },
    )
    expect(printed).toBe('')
  })
})
