import { describe, expect, test } from 'vitest'
import {
  binary,
  call,
  compare,
  element,
  type IrStatement,
  literal,
  local,
  selectRarely,
  set,
} from '../../../../compiler/ir/ir.ts'
import { printKernel } from '../../../../compiler/ir/print.ts'
import type { Loop } from '../../../../compiler/ir/program.ts'
import { inVectors } from '../../../../compiler/ir/vectors/index.ts'
import { type NetworkObject, SpikeMonitor, StateMonitor } from '../../../../network/index.ts'
import { dedent, groupOf, partsAfter, printParts } from '../helpers.ts'
import { above, array, define, loopOver, raise, single, temporary, when } from '../ingredients.ts'

/** The loops that a loop over neurons becomes. */
function loopsOf(body: readonly IrStatement[]): string {
  return printed(inVectors(loopOver(body), 0))
}

function printed(loops: readonly Loop[]): string {
  const kernel = { population: 0, over: { kind: 'neurons' }, after: [], lists: [] } as const
  return dedent(printKernel({ ...kernel, loops }).replace(/^.*\n/, ''))
}

/** The loops of statements of each step, without the lines that keep what they read from being constant. */
function loopsOfCode(code: string): string {
  const equations = 'x : 1\ny : 1\nz : 1\nk : integer\nj : integer\np : boolean\nq : boolean'
  const changing = ['y = -y', 'z = -z', 'k = -k', 'j = -j', 'p = not p', 'q = not q']
  const [part] = partsAfter('vectors', { equations, regular: [code, ...changing].join('\n') })
  const [kernel] = part?.kernels ?? []
  const loops = kernel?.loops.map(loop => ({ ...loop, body: loop.body.filter(each => !isChanging(each)) })) ?? []
  return printed(loops)
}

/** Whether a variable becomes its opposite. */
function isChanging(statement: IrStatement): boolean {
  if (statement.kind !== 'set') return false
  const { value, array: target } = statement
  const isOpposite = value.kind === 'negate' || value.kind === 'not'
  return (
    isOpposite &&
    value.operand.kind === 'read' &&
    value.operand.place.kind === 'element' &&
    value.operand.place.array === target
  )
}

describe('statements', () => {
  test.each<[what: string, code: string, loops: string]>([
    [
      'arithmetic is one loop',
      'u = y*z + 1\nx = u/(u - y)',
      `
        loop neurons, vectors:
          let u: f64 = y[i] * z[i] + 1.0
          x[i] := u / (u - y[i])`,
    ],
    [
      'a function is applied to the whole row, between two loops',
      'x = z + exp(y + 1)',
      `
        loop neurons, vectors:
          exp[i] := y[i] + 1.0
        loop tile:
          map exp to exp(exp)
        loop neurons, vectors:
          x[i] := z[i] + exp[i]`,
    ],
    [
      'a function of two operands to two rows',
      'x = z + y**z',
      `
        loop neurons, vectors:
          pow[i] := y[i]
          pow[i] := z[i]
        loop tile:
          map pow to pow(pow, pow)
        loop neurons, vectors:
          x[i] := z[i] + pow[i]`,
    ],
    [
      'functions that do not need each other go together',
      'x = exp(y) + tanh(z)',
      `
        loop neurons, vectors:
          exp[i] := y[i]
          tanh[i] := z[i]
        loop tile:
          map exp to exp(exp)
          map tanh to tanh(tanh)
        loop neurons, vectors:
          x[i] := exp[i] + tanh[i]`,
    ],
    [
      'one inside another takes a loop more; its row serves both where it is free again',
      'x = exp(1 + tanh(y))',
      `
        loop neurons, vectors:
          tanh[i] := y[i]
        loop tile:
          map tanh to tanh(tanh)
        loop neurons, vectors:
          exp[i] := 1.0 + tanh[i]
        loop tile:
          map exp to exp(exp)
        loop neurons, vectors:
          x[i] := exp[i]`,
    ],
    [
      'what is assigned in between is seen by what follows',
      'x = exp(y)\nz = x*exp(x)',
      `
        loop neurons, vectors:
          exp[i] := y[i]
        loop tile:
          map exp to exp(exp)
        loop neurons, vectors:
          x[i] := exp[i]
          exp[i] := x[i]
        loop tile:
          map exp to exp(exp)
        loop neurons, vectors:
          z[i] := x[i] * exp[i]`,
    ],
    [
      'what has no vectors is done one neuron at a time; before it there is nothing to do',
      'x = 1 + poisson(z)',
      `
        loop neurons:
          draw poisson = poisson(z[i]) at site 2048
          poisson[i] := poisson
        loop neurons, vectors:
          x[i] := f64(1 + poisson[i])`,
    ],
    [
      'its operands too, but for functions of rows',
      'x = poisson(z*exp(y*y))',
      `
        loop neurons, vectors:
          exp[i] := y[i] * y[i]
        loop tile:
          map exp to exp(exp)
        loop neurons:
          draw poisson = poisson(z[i] * exp[i]) at site 2048
          poisson[i] := poisson
        loop neurons, vectors:
          x[i] := f64(poisson[i])`,
    ],
    [
      'a value that takes two operations is computed again',
      'u = y*z + 1\nx = exp(u) + u',
      `
        loop neurons, vectors:
          let u: f64 = y[i] * z[i] + 1.0
          exp[i] := u
        loop tile:
          map exp to exp(exp)
        loop neurons, vectors:
          let u: f64 = y[i] * z[i] + 1.0
          x[i] := exp[i] + u`,
    ],
    [
      'one of three is kept in a row',
      'u = y*z + y*y\nx = exp(u) + u',
      `
        loop neurons, vectors:
          let u: f64 = y[i] * z[i] + y[i] * y[i]
          u[i] := u
          exp[i] := u
        loop tile:
          map exp to exp(exp)
        loop neurons, vectors:
          x[i] := exp[i] + u[i]`,
    ],
    [
      'and one that reads what has been assigned since',
      'u = y*z\nx = exp(u)\nz = x + 1\nx = exp(z) + u',
      `
        loop neurons, vectors:
          let u: f64 = y[i] * z[i]
          u[i] := u
          exp[i] := u
        loop tile:
          map exp to exp(exp)
        loop neurons, vectors:
          x[i] := exp[i]
          z[i] := x[i] + 1.0
          exp[i] := z[i]
        loop tile:
          map exp to exp(exp)
        loop neurons, vectors:
          x[i] := exp[i] + u[i]`,
    ],
    [
      'random numbers of a mean are drawn one neuron at a time, the others in the loop before',
      'x = poisson(y) + rand()',
      `
        loop tile:
          fill rand with rand() at site 2049
        loop neurons:
          draw poisson = poisson(y[i]) at site 2048
          poisson[i] := poisson
        loop neurons, vectors:
          x[i] := f64(poisson[i]) + rand[i]`,
    ],
  ])('%s', (_, code, loops) => {
    expect(loopsOfCode(code)).toBe(dedent(loops))
  })
})

describe('in the lanes of a vector', () => {
  test.each<[code: string, value: string]>([
    // Integers, indices, conditions.
    ['k = k*j - 3', 'k[i] := k[i] * j[i] - 3'],
    ['x = y*i', 'x[i] := y[i] * f64(i)'],
    ['x = k + 0.5*j', 'x[i] := f64(k[i]) + 0.5 * f64(j[i])'],
    ['k = int(y) + j', 'k[i] := i32(y[i]) + j[i]'],
    ['k = int(p)', 'k[i] := i32(p[i])'],
    ['x = int(p)*y', 'x[i] := f64(i32(p[i])) * y[i]'],
    ['p = y < z', 'p[i] := y[i] < z[i]'],
    ['p = k >= i', 'p[i] := k[i] >= i'],
    ['p = (y == z and not q) or p', 'p[i] := y[i] == z[i] and not q[i] or p[i]'],
    ['p = p != q', 'p[i] := p[i] != q[i]'],
    // Functions made of operations.
    ['x = clip(y, 0, z)', 'x[i] := select(y[i] < 0.0, 0.0, select(y[i] > z[i], z[i], y[i]))'],
    ['k = clip(k, 0, j)', 'k[i] := select(k[i] < 0, 0, select(k[i] > j[i], j[i], k[i]))'],
    ['x = sign(y)', 'x[i] := select(y[i] > 0.0, 1.0, select(y[i] < 0.0, -1.0, select(y[i] == 0.0, 0.0, y[i])))'],
    ['k = sign(j)', 'k[i] := select(j[i] > 0, 1, select(j[i] < 0, -1, select(j[i] == 0, 0, j[i])))'],
    ['x = y**2 + z**3', 'x[i] := y[i] * y[i] + z[i] * z[i] * z[i]'],
    // Instructions.
    ['x = abs(y) + floor(z) + ceil(y) + sqrt(z)', 'x[i] := abs(y[i]) + floor(z[i]) + ceil(y[i]) + sqrt(z[i])'],
    ['k = abs(j)', 'k[i] := abs(j[i])'],
  ])('%s', (code, value) => {
    expect(loopsOfCode(code)).toBe(`loop neurons, vectors:\n  ${value}`)
  })

  test('a remainder of integers', () => {
    expect(loopsOfCode('k = k % 3')).toBe(
      dedent(`
        loop neurons, vectors:
          let value: f64 = f64(k[i])
          let value_2: f64 = value - floor(value / 3.0) * 3.0
          k[i] := i32(value_2)`),
    )
  })

  test('what stands in several places is computed once', () => {
    expect(loopsOfCode('x = sign(y*z)')).toBe(
      dedent(`
        loop neurons, vectors:
          let value: f64 = y[i] * z[i]
          x[i] := select(value > 0.0, 1.0, select(value < 0.0, -1.0, select(value == 0.0, 0.0, value)))`),
    )
  })
})

describe('what few neurons do', () => {
  const [v, w, x, n] = [array('v'), array('w'), array('x'), array('n', 'i32')]
  const u = temporary('u')

  test('those that meet a condition have a loop of their own', () => {
    expect(loopsOf([set(w, binary('*', element(v), element(w))), when(above(v), raise, set(v, literal(0)))])).toBe(
      dedent(`
        loop neurons, vectors:
          w[i] := v[i] * w[i]
          meet spike if v[i] > 1.0
        loop neurons that met spike:
          event spike
          v[i] := 0.0`),
    )
  })

  test('what they use is computed again, or kept', () => {
    const dear = temporary('dear')
    const made = [
      define(u, binary('*', element(v), element(w))),
      define(dear, binary('/', element(v), element(w))),
      when(above(v), set(x, binary('+', local(u), local(dear)))),
    ]
    expect(loopsOf(made)).toBe(
      dedent(`
        loop neurons, vectors:
          let u: f64 = v[i] * w[i]
          let dear: f64 = v[i] / w[i]
          dear[i] := dear
          meet condition if v[i] > 1.0
        loop neurons that met condition:
          let u: f64 = v[i] * w[i]
          x[i] := u + dear[i]`),
    )
  })

  test('what follows comes in a loop behind', () => {
    expect(loopsOf([when(above(v), set(v, literal(0))), set(w, element(v))])).toBe(
      dedent(`
        loop neurons, vectors:
          meet condition if v[i] > 1.0
        loop neurons that met condition:
          v[i] := 0.0
        loop neurons, vectors:
          w[i] := v[i]`),
    )
  })

  test('their functions are not those of rows', () => {
    expect(loopsOf([set(n, literal(1, 'i32')), when(above(v), set(v, call('exp', 'f64', element(v))))])).toBe(
      dedent(`
        loop neurons, vectors:
          n[i] := 1
          meet condition if v[i] > 1.0
        loop neurons that met condition:
          v[i] := exp(v[i])`),
    )
  })

  test('a choice that is made rarely is a branch of the loop', () => {
    const value = selectRarely(
      compare('==', element(v), literal(0)),
      binary('*', element(w), element(x)),
      binary('/', literal(1), element(v)),
    )
    expect(loopsOf([set(w, binary('+', value, element(w)))])).toBe(
      dedent(`
        loop neurons, vectors:
          let value: f64 = 1.0 / v[i]
          if v[i] == 0.0:
            value = w[i] * x[i]
          w[i] := value + w[i]`),
    )
  })

  test('one with functions is made for those', () => {
    const value = selectRarely(
      compare('==', element(v), literal(0)),
      call('exp', 'f64', element(w)),
      binary('/', literal(1), element(v)),
    )
    expect(loopsOf([set(w, binary('+', value, element(w)))])).toBe(
      dedent(`
        loop neurons, vectors:
          value[i] := 1.0 / v[i]
          meet rare if v[i] == 0.0
        loop neurons that met rare:
          value[i] := exp(w[i])
        loop neurons, vectors:
          w[i] := value[i] + w[i]`),
    )
  })
})

test('rows that are not needed at the same time are one', () => {
  const [v, w] = [array('v'), array('w')]
  const exp = (of: typeof v): ReturnType<typeof call> => call('exp', 'f64', element(of))
  const [loops] = [inVectors(loopOver([set(v, exp(v)), set(w, exp(v)), set(v, exp(w))]), 0)]
  const rows = loops.flatMap(({ body }) => body.flatMap(each => (each.kind === 'map' ? each.rows : [])))
  expect(rows).toHaveLength(3)
  // Between two loops a row is read that the loop behind fills anew.
  expect(new Set(rows).size).toBe(2)
})

describe('loops stay one neuron at a time', () => {
  const v = array('v')

  test.each<[what: string, loop: Loop]>([
    [
      'of events',
      { ...loopOver([set(v, literal(0))]), domain: { kind: 'events', event: { name: 'spike', population: 0 } } },
    ],
    ['of recorded neurons', { ...loopOver([set(v, literal(0))]), domain: { kind: 'recorded', monitor: 0 } }],
    ['of nothing', { ...loopOver([set(array('s', 'f64', 'population'), literal(0))]), domain: { kind: 'once' } }],
    ['that sample what has no lanes', loopOver([{ kind: 'sample', monitor: 0, values: [single(element(v))] }])],
    ['that count', loopOver([{ kind: 'count', monitor: 0 }])],
  ])('%s', (_, loop) => {
    expect(inVectors(loop, 0)).toEqual([loop])
  })
})

test('a neuron with monitors', () => {
  const objects = (): NetworkObject[] => {
    const equations = 'dv/dt = (exp(v) - v)/tau : 1 (unless refractory)'
    const group = groupOf({ equations, threshold: 'v > 1', reset: 'v = 0', refractory: '5*ms' })
    return [group, new SpikeMonitor(group), new StateMonitor(group, ['v'], { record: true })]
  }
  expect(printParts(partsAfter('vectors', objects()))).toBe(
    dedent(`
      whole blocks
      kernel over neurons:
        loop tile:
          sample 1 of rows v
        loop neurons, vectors:
          exp[i] := v[i]
        loop tile:
          map exp to exp(exp)
        loop neurons, vectors:
          let not_refractory: bool = lastspike[i] <= latest_spike[step]
          let v_change: f64 = (exp[i] - v[i]) * dt_tau
          v[i] := v[i] + select(not_refractory, v_change, 0.0)
          meet spike if not_refractory and v[i] > 1.0
        loop neurons that met spike:
          lastspike[i] := t
          event spike
          record i in 0
          v[i] := 0.0
        after, loop neurons, vectors:
          not_refractory[i] := lastspike[i] <= latest_spike[step] and lastspike[i] != t`),
  )
})
