import { expect, test } from 'vitest'
import { type Cost, costOf } from '../../../compiler/ir/cost.ts'
import { binary, call, compare, element, literal, local, selectRarely, set } from '../../../compiler/ir/ir.ts'
import type { IrStatement } from '../../../compiler/ir/ir.ts'
import type { Domain, Loop } from '../../../compiler/ir/program.ts'
import { partsAfter, type Texts } from './helpers.ts'
import { above, array, define, raise, temporary, when } from './ingredients.ts'

/** The cost of a loop. */
function cost(body: readonly IrStatement[], domain: Domain = { kind: 'neurons' }): Cost {
  const loop: Loop = { domain, clock: 0, phases: [0], body, lanes: 'scalar' }
  return costOf([{ population: 0, over: { kind: 'neurons' }, loops: [loop], after: [loop], lists: [] }])
}

const a = array('a')
const x = element(a)
const u = temporary('u')

test.each<[what: string, body: readonly IrStatement[], cost: Partial<Cost>]>([
  ['a sum and a comparison', [define(u, binary('+', x, literal(1))), when(above(a))], { operations: 2 }],
  ['a division', [define(u, binary('/', x, binary('*', x, x)))], { divisions: 1, operations: 1 }],
  ['functions', [define(u, call('exp', 'f64', call('sin', 'f64', x)))], { calls: { exp: 1, sin: 1 } }],
  ['instructions', [define(u, call('sqrt', 'f64', call('square', 'f64', call('cube', 'f64', x))))], { operations: 4 }],
  [
    'a random number',
    [{ kind: 'draw', local: u, function: 'randn', site: 0, clock: 0, rows: true, where: 'xi' }],
    { calls: { randn: 1 } },
  ],
  [
    'a function of a matrix',
    [
      {
        kind: 'matrix',
        function: 'exp',
        scale: literal(1),
        size: 1,
        entries: [x],
        results: [{ local: u, row: 0, column: 0 }],
      },
    ],
    { calls: { expMatrix: 1 } },
  ],
  ['what some neurons do', [when(above(a), define(u, binary('+', x, x)))], { operations: 2 }],
  ['nothing of what an event does', [when(above(a), raise, define(u, binary('/', x, x)))], { operations: 1 }],
  [
    'nothing of what few need',
    [define(u, selectRarely(compare('<', x, literal(0)), call('exp', 'f64', x), binary('+', x, x)))],
    { operations: 3 },
  ],
  ['a local is at hand', [define(u, x), define(temporary('w'), local(u))], {}],
])('%s', (_, body, expected) => {
  const { calls, divisions, operations } = cost(body)
  expect({ calls, divisions, operations }).toEqual({ calls: {}, divisions: 0, operations: 0, ...expected })
})

test('code of events, and what comes after a block, does not count', () => {
  expect(cost([define(u, binary('+', x, x))], { kind: 'recorded', monitor: 0 })).toMatchObject({
    calls: {},
    divisions: 0,
    operations: 0,
  })
})

const costOfModel = (texts: Texts): Cost => costOf(partsAfter(undefined, texts).flatMap(({ kernels }) => kernels))

test('a quadratic neuron with parameters of its own: nine operations, and the threshold', () => {
  const equations = `
    dv/dt = (0.04*v**2 + 5*v + 140 - u + I)/ms : 1
    du/dt = p*(q*v - u)/ms : 1
    p : 1
    q : 1
    I : 1`
  expect(costOfModel({ equations, threshold: 'v >= 30', reset: 'v = p; u += q' })).toMatchObject({
    calls: {},
    divisions: 0,
    operations: 10,
  })
})

test('a squid axon: two exponentials, and one function for the step of each variable', () => {
  const equations = `
    dv/dt = (gl*(El - v) - gNa*m**3*h*(v - ENa) - gK*n**4*(v - EK) + I)/C : volt
    dm/dt = 0.32*4/exprel((13*mV - v + VT)/(4*mV))/ms*(1 - m) - 0.28*5/exprel((v - VT - 40*mV)/(5*mV))/ms*m : 1
    dn/dt = 0.032*5/exprel((15*mV - v + VT)/(5*mV))/ms*(1 - n) - 0.5*exp((10*mV - v + VT)/(40*mV))/ms*n : 1
    dh/dt = 0.128*exp((17*mV - v + VT)/(18*mV))/ms*(1 - h) - 4/(1 + exp((40*mV - v + VT)/(5*mV)))/ms*h : 1
    I : amp`
  const namespace = {
    C: '200*pF',
    gl: '10*nS',
    gNa: '20*uS',
    gK: '6*uS',
    El: '-60*mV',
    ENa: '50*mV',
    EK: '-90*mV',
    VT: '-63*mV',
  }
  const { calls, divisions, operations } = costOfModel({ equations, namespace, method: 'exponential_euler' })
  expect({ calls, divisions }).toEqual({ calls: { exp: 2, exprel: 4 }, divisions: 4 })
  expect(operations).toBeLessThan(100)
})

test('bytes are those of all arrays and rows that a kernel touches', () => {
  const row = array('r', 'f64', 'tile', 'row')
  expect(cost([set(array('flag', 'bool'), compare('<', x, element(row)))])).toMatchObject({ bytes: 8 + 8 + 1 })
})

test('what has no form in vectors is named', () => {
  const equations = 'dv/dt = -v/tau + (v % 0.3)/tau : 1\ncount : 1'
  expect(costOfModel({ equations, regular: 'count = poisson(v) // timestep(v*tau, dt)' }).single).toEqual(['poisson'])
})
