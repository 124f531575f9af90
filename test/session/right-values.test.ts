/** Small scripts that once gave wrong numbers, ended in a fault, or ran although Brian 2 refuses them; each stands for its kind. */
import { describe, expect, test } from 'vitest'
import { runScript } from '../../session/index.ts'

interface Outcome {
  readonly printed: string
  readonly errors: readonly string[]
}

async function outcomeOf(lines: string): Promise<Outcome> {
  let printed = ''
  const report = await runScript(`from brian2 import *\n${lines}`, { seed: 1, onPrint: text => void (printed += text) })
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  return { printed: printed.trim(), errors }
}

/** Numbers that a script prints. */
function numbersIn({ printed }: Outcome): number[] {
  return Array.from(printed.matchAll(/-?\d+(?:\.\d*)?(?:e[-+]\d+)?/g), ([number]) => Number(number))
}

describe('numbers are right', () => {
  test.each<[what: string, script: string, printed: string]>([
    [
      'the stages of an integrator read the flag of this step',
      `G = NeuronGroup(1, 'dv/dt = (1 - v)/(3*ms) : 1 (unless refractory)', threshold='v > 0.8', reset='v = 0',
                refractory=2*ms, method='rk4')
S = SpikeMonitor(G)
run(40*ms)
print(S.t[:])`,
      '[ 4.8 11.6 18.4 25.2 32.  38.8] ms',
    ],
    [
      'a spike lowers the flag for those who look later in the step',
      `G = NeuronGroup(1, '''dv/dt = 1/ms : 1 (unless refractory)
b : 1''', threshold='v > 0.25', reset='v = 0', refractory=0.3*ms, events={'e': 'v > 0.15 and not_refractory'}, method='euler')
G.run_on_event('e', 'b += 1')
run(2*ms)
print(G.b[:])`,
      '[4.]',
    ],
    [
      'what all neurons share is written once, and over nothing else',
      `G = NeuronGroup(1000, '''dv/dt = (I - v)/(10*ms) : 1
I = 1 + 0*t/second : 1 (shared, constant over dt)
w : 1''', method='euler')
G.w = 7
run(0.2*ms)
print(G.w[0], G.w[999], round(G.v[0], 12), round(G.v[999], 12))`,
      '7.0 7.0 0.0199 0.0199',
    ],
    [
      'values constant over dt are computed in the order in which they need each other',
      `G = NeuronGroup(2, '''c = b + 1 : 1 (constant over dt)
b = a*2 : 1 (constant over dt)
a = 1.0*i + 1 : 1 (constant over dt)''')
run(0.1*ms)
print(G.a[:], G.b[:], G.c[:])`,
      '[1. 2.] [2. 4.] [3. 5.]',
    ],
    [
      'infinities of both signs are two things',
      `k = 1.5
G = NeuronGroup(1, 'dv/dt = (tanh(k*inf)*(1 + v) + tanh(k*(-inf))*(2 + v))/ms : 1', method='euler')
run(0.1*ms)
print(G.v[0])`,
      '-0.1',
    ],
    [
      'temporaries may be called what the compiler calls its own',
      `G = NeuronGroup(2, '''dv/dt = (w - v)/(10*ms) : 1
dw/dt = (v - w)/(20*ms) + 1/ms : 1
a : 1''', threshold='w > 0.05', reset='v_rate = N; w_new = v_rate + 1; flow = w_new; now = flow; k = now; a = k; w = 0',
                method='exact')
run(0.2*ms)
print(G.a[:])`,
      '[3. 3.]',
    ],
    [
      'integers to a negative power are what C makes of them',
      `G = NeuronGroup(2, '''q : 1
r : 1''', threshold='True', reset='r = 2**(-1)')
G.q = '10**-1'
run(0.1*ms)
print(G.q[:], G.r[:])`,
      '[0. 0.] [0. 0.]',
    ],
    [
      'an index may be a number for each neuron',
      `G = NeuronGroup(3, 'v : 1')
G.v['i'] = 7
print(G.v[:])`,
      '[0. 7. 7.]',
    ],
    [
      'a subexpression that names nothing of a neuron is one number',
      `G = NeuronGroup(3, '''x = 2 : 1
tau = 3*ms : second
u = floor(t/(1*ms))*0.5 : 1''')
run(3*ms)
print(G.x[:], G.tau[:], G.u[:])`,
      '2 3. ms 1.5',
    ],
    [
      'a group knows a new time step before the next run',
      `defaultclock.dt = 0.05*ms
G = NeuronGroup(2, 'w : 1')
G.w = 'dt/ms + t/ms'
print(G.dt, G.w[:])
run(1*ms)
defaultclock.dt = 0.5*ms
G.w = 'dt/ms + t/ms'
print(G.dt, G.w[:])`,
      '<neurongroup.dt: 50. * usecond> [0.05 0.05]\n<neurongroup.dt: 0.5 * msecond> [1.5 1.5]',
    ],
  ])('%s', async (_, script, printed) => {
    expect(await outcomeOf(script)).toEqual({ printed, errors: [] })
  })

  test('a system of twelve variables keeps their entries apart', async () => {
    const equations = Array.from(
      { length: 12 },
      (_, k) => `dx${k}/dt = (x${(k + 1) % 12} + x${(k + 11) % 12} - 2*x${k})/(1*ms) : 1`,
    )
    const script = `G = NeuronGroup(1, '''${equations.join('\n')}''', method='exact')
G.x0 = 1
run(5*ms)
half = G.x1[0] + G.x2[0] + G.x3[0] + G.x4[0] + G.x5[0]
print(round(G.x1[0] - G.x11[0], 12), round(G.x0[0] + 2*half + G.x6[0], 12))`
    const [difference = Number.NaN, sum] = numbersIn(await outcomeOf(script))
    expect(difference).toBeCloseTo(0, 12)
    expect(sum).toBe(1)
  })

  test.each<[what: string, script: string, low: number, high: number]>([
    [
      'after the statements that it depends on',
      `G = NeuronGroup(1, '''dv/dt = 1/ms : 1
mean : 1
k : integer''', threshold='v > 0.5', reset='v = 0; mean = mean + 1000000; k = poisson(mean)', method='euler')
run(0.8*ms)
print(G.k[0])`,
      990_000,
      1_010_000,
    ],
    [
      'of a temporary',
      `G = NeuronGroup(1, '''dv/dt = 1/ms : 1
k : integer''', threshold='v > 0.5', reset='v = 0; lam = 100.0; k += poisson(lam)', method='euler')
run(5*ms)
print(G.k[0])`,
      650,
      950,
    ],
    [
      'of a value that is drawn in the same step',
      `G = NeuronGroup(1, '''b = poisson(a) : integer (constant over dt)
a = 1000 + 10*rand() : 1 (constant over dt)''')
run(0.1*ms)
print(G.b[0])`,
      850,
      1160,
    ],
  ])('a Poisson number is drawn %s', async (_, script, low, high) => {
    const [value = Number.NaN] = numbersIn(await outcomeOf(script))
    expect(value).toBeGreaterThan(low)
    expect(value).toBeLessThan(high)
  })

  test('thousands of variables have room', async () => {
    const parameters = Array.from({ length: 4000 }, (_, k) => `p${k} : 1`).join('\n')
    const script = `G = NeuronGroup(1, '''dv/dt = (1 - v)/(10*ms) : 1
${parameters}''', method='exact')
run(10*ms)
print(round(G.v[0], 6))`
    expect(await outcomeOf(script)).toEqual({ printed: '0.632121', errors: [] })
  })
})

test.each<[script: string, error: string]>([
  [
    "G = NeuronGroup(1, 'dv/dt = (-v + (t > 3*ms)*2)/(9*ms) : 1', method='euler')\nrun(6*ms)",
    "SyntaxError: Error during evaluation of sympy expression '(-v + (t > 3*ms)*2)/(9*ms)'",
  ],
  [
    "G = NeuronGroup(1, 'dv/dt = (1 - v)/ms : 1', reset='v = 0', method='exact')\nrun(5*ms)",
    "ValueError: Unknown event 'spike'. Did you forget to define a threshold?",
  ],
])('what Brian 2 refuses is refused: %s', async (script, error) => {
  expect((await outcomeOf(script)).errors).toEqual([error])
})
