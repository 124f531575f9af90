import { describe, expect, test } from 'vitest'
import { print } from '../../../compiler/grammar/index.ts'
import type { ExplicitUpdate, System } from '../../../compiler/integrate/index.ts'
import { integrate } from '../../../compiler/integrate/index.ts'
import { asked, evaluate, parser, system, type Values } from './helpers.ts'

function explicit(equations: string, method: string): ExplicitUpdate {
  const found = integrate(system(equations), asked(method), parser, ({ message }) => {
    throw new Error(message)
  })
  if (found?.update.kind !== 'explicit') throw new Error('not explicit')
  return found.update
}

const text = (equations: string, method: string): string[] =>
  explicit(equations, method).statements.map(({ target, value, temporary, unlessRefractory }) => {
    const mark = unlessRefractory ? ' (unless refractory)' : ''
    return `${temporary ? '' : 'new '}${target} = ${print(value)}${mark}`
  })

describe('euler leaves what the user wrote as it is', () => {
  test.each([
    ['dv=(sin(2*pi*100*Hz*t)-v)/tau', 'new v = v + dt * ((sin(2 * pi * 100 * Hz * t) - v) / tau)'],
    ['dv=I', 'new v = v + dt * I'],
    ['dv!=(v0-v)/tau', 'new v = v + dt * ((v0 - v) / tau) (unless refractory)'],
    ['dv=(v0-v)/tau+sigma*xi*tau**-0.5', 'new v = v + dt * ((v0 - v) / tau) + sigma * tau**-0.5 * sqrt(dt) * xi'],
    ['dv=xi', 'new v = v + sqrt(dt) * xi'],
    ['dv=-xi/tau', 'new v = v + -1 / tau * sqrt(dt) * xi'],
    ['dv=(a+sigma*xi)/tau', 'new v = v + dt * (a / tau) + sigma / tau * sqrt(dt) * xi'],
    ['dv=a*(b-(c+s*xi))', 'new v = v + dt * (a * (b - c)) + a * -s * sqrt(dt) * xi'],
    ['dv=xi*a-v-b*xi', 'new v = v + dt * -v + (a - b) * sqrt(dt) * xi'],
    ['dv=s*xi_b-v+r*xi_a', 'new v = v + dt * -v + r * sqrt(dt) * xi_a + s * sqrt(dt) * xi_b'],
  ])('%s', (equations, statement) => {
    expect(text(equations, 'euler')).toEqual([statement])
  })

  test('a noise may be shared', () => {
    const update = explicit('dv=-v+a*xi_shared; dw=-w+b*xi_shared; dx=-x', 'euler')
    expect(update.noises).toEqual(['xi_shared'])
    expect(text('dv=-v+a*xi_shared; dw=-w+b*xi_shared; dx=-x', 'euler')).toEqual([
      'new v = v + dt * -v + a * sqrt(dt) * xi_shared',
      'new w = w + dt * -w + b * sqrt(dt) * xi_shared',
      'new x = x + dt * -x',
    ])
  })
})

describe('the other schemes', () => {
  test('rk2 evaluates the derivatives in between, subexpressions and time included', () => {
    expect(text('dv=(I-v)/tau; dw!=(v-w)/tau; I=A*sin(t*f)+w; A=2*k', 'rk2')).toEqual([
      '_k_v = dt * ((I - v) / tau)',
      '_k_w = dt * (int(not_refractory) * ((v - w) / tau))',
      '_t_2 = t + dt / 2',
      '_w_2 = w + _k_w / 2',
      '_I_2 = A * sin(_t_2 * f) + _w_2',
      '_v_2 = v + _k_v / 2',
      'new v = v + dt * ((_I_2 - _v_2) / tau)',
      'new w = w + dt * ((_v_2 - _w_2) / tau) (unless refractory)',
    ])
  })

  test('heun follows each noise by itself', () => {
    expect(text('dv=-v+a*v*xi_1+b*w*xi_2; dw=c*w*xi_2', 'heun')).toEqual([
      '_support_v_xi_1 = v + a * v * sqrt(dt) * xi_1',
      '_support_w_xi_1 = w',
      '_support_v_xi_2 = v + b * w * sqrt(dt) * xi_2',
      '_support_w_xi_2 = w + c * w * sqrt(dt) * xi_2',
      '_g_support_v_xi_1 = a * _support_v_xi_1',
      '_g_support_v_xi_2 = b * _support_w_xi_2',
      '_g_support_w_xi_2 = c * _support_w_xi_2',
      'new v = v + dt * -v + 0.5 * (a * v + _g_support_v_xi_1) * sqrt(dt) * xi_1 + 0.5 * (b * w + _g_support_v_xi_2) * sqrt(dt) * xi_2',
      'new w = w + 0.5 * (c * w + _g_support_w_xi_2) * sqrt(dt) * xi_2',
    ])
  })

  test('milstein', () => {
    expect(text('dv=-v+v*xi', 'milstein')).toEqual([
      '_support_v_xi = v + dt * -v + sqrt(dt) * v',
      '_g_support_v_xi = _support_v_xi',
      'new v = v + dt * -v + v * sqrt(dt) * xi + 0.5 * (_g_support_v_xi - v) * sqrt(dt) * xi**2',
    ])
  })

  test.each(['heun', 'milstein'])('%s without noise is forward Euler', method => {
    expect(text('dv=(v0-v)/tau', method)).toEqual(text('dv=(v0-v)/tau', 'euler'))
  })

  test.each([
    ['dv=(I-v)/tau', 'new v = v + dt * exprel(dt * (-1 / tau)) * ((I - v) / tau)'],
    ['dv=-v/tau', 'new v = v * exp(dt * (-1 / tau))'],
    ['dv=I/C', 'new v = v + dt * (I / C)'],
    [
      'dm=alpha*(1-m)-beta*m; alpha=v*a',
      'new m = m + dt * exprel(dt * -(v * a + beta)) * (alpha * (1 - m) - beta * m)',
    ],
  ])('exponential_euler of %s', (equations, statement) => {
    expect(text(equations, 'exponential_euler')).toEqual([statement])
  })

  test('temporaries never meet, whatever the variables are called', () => {
    const { statements } = explicit('dv=v_2; dv_2=-v; dk1_v=-v; dv_3=k1_v', 'rk4')
    const targets = statements.map(statement => statement.target)
    expect(new Set(targets).size).toBe(targets.length)
  })
})

/** State after a number of steps from time t on; every step has the same noise. */
function run(
  given: System,
  update: ExplicitUpdate,
  start: Values,
  constants: Values,
  { dt, steps, t = 0 }: { dt: number; steps: number; t?: number },
): Values {
  let state = start
  for (let step = 0; step < steps; step++) {
    const known: Record<string, number> = { ...constants, ...state, t: t + step * dt, dt }
    const next: Record<string, number> = {}
    for (const { target, temporary, value } of update.statements) {
      const result = evaluate(value, known, given.subexpressions)
      if (temporary) known[target] = result
      else next[target] = result
    }
    state = next
  }
  return state
}

describe('numbers', () => {
  // Brian 2: dv/dt = -v/(1*ms), v(0) = 1, ten steps of 0.1 ms.
  test.each([
    ['euler', 0.3486784401],
    ['heun', 0.3486784401],
    ['milstein', 0.3486784401],
    ['rk2', 0.36854098483355185],
    ['rk4', 0.3678797744124984],
    ['exponential_euler', 0.3678794411714421],
  ])('%s gives what Brian 2 gives', (method, expected) => {
    const end = run(
      system('dv=-v/(1*ms)'),
      explicit('dv=-v/(1*ms)', method),
      { v: 1 },
      { ms: 1e-3 },
      { dt: 1e-4, steps: 10 },
    )
    expect(end.v).toBeCloseTo(expected, 14)
  })

  test.each([
    ['euler', 1],
    ['exponential_euler', 1],
    ['rk2', 2],
    ['rk4', 4],
  ])('the error of %s falls with power %i of the step', (method, order) => {
    const equations = 'dv=I-v*w; dw=v-w; I=sin(t)*c+v/4'
    const end = (steps: number): number =>
      run(system(equations), explicit(equations, method), { v: 1, w: 0.5 }, { c: 0.5 }, { dt: 1 / steps, steps }).v ?? 0
    const [coarse, middle, fine] = [end(20), end(40), end(80)] as const
    expect(Math.log2((coarse - middle) / (middle - fine))).toBeCloseTo(order, 0)
  })

  // Brian 2.9's own update code, evaluated with these numbers.
  test.each([
    ['heun', 'dv=-v+a*v*xi_1+b*w*xi_2; dw=c*w*xi_2*t-v*w', 0.39494665775703136, 0.89975247554469],
    ['heun', 'dv=I-v+a*I*xi_1+b*w*xi_2; dw=c*w*xi_2*t-v*w+b*xi_3; I=v*sin(t)+w', 0.5823071156623969, 0.973542718802183],
    ['milstein', 'dv=I-v+a*I*xi_1; dw=c*w*xi_2-v*w; I=v*sin(t)+w', 0.9052052216240902, 1.0576568220894462],
    ['milstein', 'dv=-v+a*w*xi_1; dw=c*v*w*t-v*w', 0.7582808850620104, 1.3091000000000002],
    ['euler', 'dv=(a+b*xi)/(1+c)-v*w; dw=-w+a*xi_2-xi_2*b/c', 0.7438648367265552, 1.619603692129964],
    ['rk2', 'dv=I-v*w+t; dw=c*v-w*w; I=v*sin(t)+w', 0.8503267289941273, 1.2428469780240836],
    ['rk4', 'dv=I-v*w+t; dw=c*v-w*w; I=v*sin(t)+w', 0.8503744426194336, 1.2425636075052506],
    ['exponential_euler', 'dv=(a*w-v*b)/c-w*v*v/v; dw=-w*I+c; I=exp(v)', 0.6386017287749626, 1.2040191885765117],
    // Brian 2.11's: A and B hold v in functions and quotients.
    [
      'exponential_euler',
      'dv=(a*w-v*exp(v))/(1+v*v)-b*v; dw=-w*v/(1+w)+c*abs(w)',
      0.6356699224774558,
      1.3190719109016042,
    ],
    ['exponential_euler', 'dv=-v*b/c; dw=v*w*t', 0.6386864646911544, 1.3942606356304816],
  ])('one step of %s on %s is that of Brian 2', (method, equations, v, w) => {
    const constants = { a: 0.4, b: 1.1, c: 0.6, xi: 0.5, xi_1: 0.8, xi_2: -1.2, xi_3: 0.3 }
    const end = run(system(equations), explicit(equations, method), { v: 0.7, w: 1.3 }, constants, {
      dt: 0.05,
      steps: 1,
      t: 2,
    })
    expect(end.v).toBeCloseTo(v, 14)
    expect(end.w).toBeCloseTo(w, 14)
  })

  test('heun and milstein of multiplicative noise, one step by hand', () => {
    const [v, s, dt, xi] = [1.5, 0.3, 0.01, 0.7]
    const w = Math.sqrt(dt) * xi
    const equations = 'dv=-v+s*v*xi'
    const after = (method: string): number =>
      run(system(equations), explicit(equations, method), { v }, { s, xi }, { dt, steps: 1 }).v ?? 0
    expect(after('heun')).toBeCloseTo(v - dt * v + 0.5 * w * (s * v + s * (v + s * v * w)), 14)
    const support = v - dt * v + Math.sqrt(dt) * s * v
    expect(after('milstein')).toBeCloseTo(
      v - dt * v + s * v * w + ((s * support - s * v) * w * w) / (2 * Math.sqrt(dt)),
      14,
    )
  })
})
