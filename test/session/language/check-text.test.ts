import { describe, expect, test } from 'vitest'
import { type Diagnostic, format } from '../../../diagnostics/index.ts'
import { checkScript, checkText, runScript } from '../../../session/index.ts'
import { printed, readPage } from '../../errors/page.ts'

/** Messages of what is wrong with a script after the star import, and the characters they are about. */
function faults(text: string): [place: string, message: string][] {
  return checkText(`from brian2 import *\n${text}\n`, { file: 'model.py' }).map(({ message, span }) => [
    span?.source.text.slice(span.start, span.end) ?? '',
    message,
  ])
}

test.each([
  'duplicate-name',
  'equations',
  'illegal-name',
  'read-only',
  'shadowed-name',
  'syntax',
  'threshold',
  'type-mismatch',
  'unit-mismatch',
  'unknown-flag',
  'unknown-name',
  'unknown-unit',
  'unsupported',
  'wrong-arguments',
])('the words of the command line: %s', code => {
  const { example, printed: shown, language } = readPage(code)
  expect(printed(checkText(`${example}\n`, { file: 'model.py' }), code, language)).toBe(shown)
})

test('every text of a model is looked at', () => {
  const found = faults(`tau = 10*ms
G = NeuronGroup(1, 'dv/dt = -v/tau : volt', threshold='v > 1', reset='v = 2', refractory='v')
G.run_regularly('v = 3')
G.v = '4'
G.v['v > 5'] = '6*mV'
P = PoissonGroup(1, rates='7*mV')
S = Synapses(P, G, 'w : siemens', on_pre='v_post += w', on_post={'back': 'w = 8'})
S.connect(condition='9 +')
run(1*ms)`)
  expect(found.map(([place]) => place).toSorted()).toEqual(
    ['v > 1', '2', 'v', '3', '4', 'v > 5', '7*mV', 'v_post += w', '8', ''].toSorted(),
  )
})

test('a name that is a variable where it is assigned, and something else in the script, is told of by checks and by runs', async () => {
  const text = `from brian2 import *
delay = 2*ms
w = 3
G = NeuronGroup(2, 'v : 1', threshold='v > 1', reset='v = 0')
S = Synapses(G, G, 'g : 1', on_pre='v_post += g')
S.connect()
S.delay = 'delay*j'
S.g['g < w'] = 'g + 1'
run(1*ms)
`
  const told: [place: string, message: string][] = []
  const tell = ({ code, message, span }: Diagnostic): unknown =>
    code === 'shadowed-name' && told.push([span?.source.text.slice(span.start, span.end) ?? '', message])
  await runScript(text, { onDiagnostic: tell })
  expect(told).toEqual([
    [
      'delay',
      "'delay' is an internal variable of group 'synapses', but also exists in the run namespace with the value 2. ms. The internal variable will be used.",
    ],
  ])
  expect(faults(text).map(([place]) => place)).toEqual(['delay'])
})

test('grammar errors of the script do not hide what is wrong in equations', () => {
  const found = faults("x = = 3\nG = NeuronGroup(1, 'dv/dt = (1*mV - v*2*ms)/(3*ms) : volt')\nrun(1*ms)")
  expect(found).toHaveLength(2)
})

test('one line that cannot be read does not hide what is wrong in the others', () => {
  const found = faults(
    "tau = 10*ms\nG = NeuronGroup(1, '''dv/dt = (x - v)/tau + y : 1\nx = v + : 1\ny = 3*tau : 1''', threshold='v >', reset='v = z')\nrun(1*ms)",
  )
  // x, which cannot be read, is not missing, nor is what depends on it wrong.
  expect(found.map(([place]) => place)).toEqual([':', '', '3*tau'])
})

test('a name is missing only where a run would look for it', () => {
  const model = "G = NeuronGroup(1, 'dv/dt = -v/tau : 1')"
  expect(faults(model)).toEqual([])
  expect(faults(`${model}\nrun(1*ms)`)).toEqual([['tau', 'KeyError: The identifier "tau" could not be resolved.']])
})

describe('constants of the script', () => {
  test.each([
    'tau = 10*mV',
    'a = 3\ntau = 2*a',
    'tau = sqrt(4*volt)',
    'import numpy as np\ntau = np.exp(-1.)*nS',
    'tau = 10*mV\ntau = 20*mV',
    'if rand() > 0.5:\n    tau = 1*mV\nelse:\n    tau = 2*mV',
  ])('whose dimension the text tells: %s', constant => {
    expect(faults(`${constant}\nG = NeuronGroup(1, 'dv/dt = -v/tau : 1')\nrun(1*ms)`)).toHaveLength(1)
  })

  test.each([
    'for tau in [1, 2]*ms:\n    pass',
    'tau = choose()',
    'tau = 1*mV\ntau = 1*ms',
    'def f(tau):\n    pass',
    'from params import tau',
    'with open("a") as tau:\n    pass',
    'tau, x = values',
    'if (tau := 3*ms) > 0*ms:\n    pass',
    "globals()['tau'] = 3*ms",
    'tau = TimedArray([1, 2]*ms, dt=1*ms)',
    'tau = 1*ms\ntau *= x()',
  ])('of which nobody knows: %s', constant => {
    const found = faults(`${constant}\nG = NeuronGroup(1, 'dv/dt = -v/tau : 1')\nrun(1*ms)`)
    expect(found.filter(([place]) => place === 'tau' || place === '-v/tau')).toEqual([])
  })
})

test.each([
  "run(1*ms, namespace={'tau': 10*ms})",
  'Network(G).run(1*ms, namespace=given)',
  'exec(text)\nrun(1*ms)',
  "G.namespace['tau'] = 3*ms\nrun(1*ms)",
])('names that come from elsewhere: %s', end => {
  const found = faults(`G = NeuronGroup(1, 'dv/dt = -v/tau : 1')\n${end}`)
  expect(found.filter(([place]) => place === 'tau')).toEqual([])
})

test.each([
  "eqs = f'dv/dt = -v/{t} : 1'",
  "eqs = 'dv/dt = -v/%s : 1' % t",
  'eqs = make()',
  "for eqs in ['v : wrong']:\n    pass",
  "if a:\n    eqs = 'v : 1'\nelse:\n    eqs = 'v : wrong'",
])('equations that nobody can read yet: %s', eqs => {
  expect(
    faults(`t = 1\na = 2\ndef make():\n    pass\n${eqs}\nG = NeuronGroup(1, eqs, threshold='w > 3')\nrun(1*ms)`),
  ).toEqual([])
})

test.each([
  "eqs = 'dv/dt = -v/tau : 1'\neqs += '\\nw : wrong'",
  "eqs = Equations('v : 1') + Equations('w : wrong')",
  "eqs = 'v : 1' '\\nw : wrong'",
  "def make():\n    w = 'w : wrong'\n    return NeuronGroup(1, w)\neqs = 'v : 1'",
])('equations that are put together: %s', eqs => {
  expect(faults(`tau = 1*ms\n${eqs}\nG = NeuronGroup(1, eqs)\nrun(1*ms)`)).toMatchObject([
    ['wrong', expect.any(String)],
  ])
})

test.each([
  "try:\n    G = NeuronGroup(1, 'v : wrong')\nexcept ValueError:\n    pass",
  "tell(lambda: NeuronGroup(1, 'v : wrong'))",
  "def fails():\n    NeuronGroup(1, 'v : wrong')\ntell(fails)",
])('what may be meant to fail: %s', text => {
  expect(faults(`def tell(f):\n    pass\n${text}\nrun(1*ms)`)).toEqual([])
})

test('a group whose arguments nobody knows', () => {
  expect(
    faults("options = dict(threshold='v > 1')\nG = NeuronGroup(1, 'v : 1', **options)\nM = SpikeMonitor(G)\nrun(1*ms)"),
  ).toEqual([])
  expect(
    faults(
      "G = NeuronGroup(1, 'v : 1', events=given())\nG.run_on_event('e', 'v = 2')\nE = EventMonitor(G, 'e')\nrun(1*ms)",
    ).filter(([place]) => place !== 'given'),
  ).toEqual([])
})

test('cells of a notebook', () => {
  const cells = ['from brian2 import *\ntau = 10*mV', "G = NeuronGroup(1, 'dv/dt = -v/tau : 1')\nrun(1*ms)"]
  const text = JSON.stringify({
    nbformat: 4,
    metadata: {},
    cells: cells.map(source => ({ cell_type: 'code', source, metadata: {} })),
  })
  const [fault, ...others] = checkText(text, { file: 'a.ipynb' })
  expect(others).toEqual([])
  expect(fault?.span?.source.name).toBe('a.ipynb#cell 2')
  expect(checkText('{', { file: 'a.ipynb' }).map(({ code }) => code)).toEqual(['file'])
})

describe('statements of Python, in the words of the check that evaluates them', () => {
  const group = "G = NeuronGroup(3, 'v : volt', threshold='v > 0*mV', reset='')"
  test.each([
    "G = NeuronGroup(1, 'v : 1', treshold='v > 1')",
    'x = linspace(1)',
    "G = NeuronGroup(3, 'v : 1')\nM = StateMonitor(G, 'v')",
    `${group}\nG.v = -70`,
    `${group}\nG.v = 2.5`,
    `${group}\nG.v = -70*nA`,
    `${group}\nG.v[1:] = 3*nA`,
    'tau = 10*ms\nx = 2*tua',
    'x = np.linspace(1, 2, 3) + undefined_name',
    'run(100)',
    'run(3*mV)',
    `${group}\nM = StateMonitor(G, 'vv', record=True)`,
    `${group}\nM = StateMonitor(G, ['v', 'ww'], record=True)`,
    `${group}\nM = SpikeMonitor(G, variables='vv')`,
    "G = NeuronGroup(3, 'v : volt')\nM = SpikeMonitor(G)",
    "G = NeuronGroup(3, 'v : 1')\nG.run_regularly('v = 1', when='stat')\nrun(1*ms)",
  ])('%s', async lines => {
    const text = `from brian2 import *\n${lines}\n`
    const early = checkText(text, { file: 'model.py' })
    expect(early).toHaveLength(1)
    expect(format(early)).toBe(format((await checkScript(text, { file: 'model.py' })).diagnostics))
  })

  test('methods that are none, and that do not fit, as a run says it', async () => {
    for (const method of ['exact', 'eulr']) {
      const text = `from brian2 import *\nG = NeuronGroup(1, 'dv/dt = -v**2/(10*ms) : 1', method='${method}')\nrun(1*ms)\n`
      const early = checkText(text)
      expect(early).toHaveLength(1)
      expect(format(early)).toBe(format((await runScript(text)).diagnostics))
    }
    expect(faults("f = make()\nG = NeuronGroup(1, 'dv/dt = f(t)/ms : 1', method='exact')\nrun(1*ms)").slice(1)).toEqual(
      [],
    )
  })

  test.each([
    `${group}\nG.v = 0`,
    `${group}\nG.v = zeros(3)`,
    "G = NeuronGroup(3, 'v : 1')\nG.run_regularly('v = 1', when='own')\nnet = Network(G)\nnet.schedule = ['start', 'own']\nnet.run(1*ms)",
    `${group}\nG.v = given()`,
    'if False:\n    x = nowhere',
    'def f():\n    return nowhere',
    'x = False and nowhere',
    'x = [nowhere for k in range(0)]',
    'for k in range(3):\n    x = k\nprint(k)',
    'import numpy as np\nprint(np.__name__)',
    'print(__name__)',
    'class A:\n    def f(self):\n        return super().f()',
    'from params import *\nx = nowhere',
    'f = plot\nf(treshold=3)',
  ])('nothing is said of %s', lines => {
    const found = faults(`def given():\n    pass\n${lines}`)
    expect(found.filter(([, message]) => !message.includes("'params'"))).toEqual([])
  })
})
