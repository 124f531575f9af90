import { expect, test } from 'vitest'
import { verify, verifyHoisted } from '../../../../compiler/ir/verify.ts'
import type { PhaseKind } from '../../../../compiler/schedule/index.ts'
import { StateMonitor } from '../../../../network/index.ts'
import { groupOf, loweredModel, modelOf, precise, printPhases, type Texts } from '../helpers.ts'

/** The code of a group in single precision. */
function single(texts: Texts, recorded: readonly string[] = []): ReturnType<typeof precise> {
  const group = groupOf(texts)
  const model = modelOf([
    group,
    ...(recorded.length === 0 ? [] : [new StateMonitor(group, recorded, { record: true })]),
  ])
  const groups = model.groups.map(each => ({ ...each, precision: 'float32' }) as const)
  const code = precise(loweredModel({ ...model, groups }))
  for (const { body, domain } of code.phases) expect(verify(body, domain)).toEqual([])
  for (const each of code.hoisted) expect(verifyHoisted(each)).toEqual([])
  return code
}

const phase = (kind: PhaseKind, texts: Texts, recorded?: readonly string[]): string =>
  printPhases(single(texts, recorded), kind)

// The table of `precision`: state updates of `v`, whose rate this is.
test.each<[what: string, rate: string, after: string]>([
  [
    'state, numbers and constants',
    '(2.5 - v)*w/tau',
    'let v_new: f32 = v[i] + (2.5 - v[i]) * w[i] * dt_tau\nv[i] := v_new',
  ],
  ['functions of state', 'cos(v)*w/tau', 'let v_new: f32 = v[i] + cos(v[i]) * w_dt_tau[i]\nv[i] := v_new'],
])('%s', (_, rate, expected) => {
  expect(phase('update', { equations: `dv/dt = ${rate} : 1\nw : 1` })).toBe(expected)
})

test.each<[what: string, condition: string, after: string]>([
  ['comparisons', 'v > 1', 'if v[i] > 1.0:\n  event spike'],
  ['with a time', 't > last', 'if t > f64(last[i]):\n  event spike'],
  ['with a difference of times', 't - last > 5*ms', 'if t - f64(last[i]) > 0.005:\n  event spike'],
  ['functions of times', 'sin(w*t) > v', 'if f32(sin(f64(w[i]) * t)) > v[i]:\n  event spike'],
  ['products with times', 'w*t > v', 'if f64(w[i]) * t > f64(v[i]):\n  event spike'],
  ['integers', 'int(v) > i', 'if i32(v[i]) > i:\n  event spike'],
])('%s in conditions', (_, condition, expected) => {
  const equations = 'v : 1\nlast : second\nw : Hz'
  expect(phase('threshold', { equations, threshold: condition })).toBe(expected)
})

// Code on events may keep times, and what it computes of them.
test.each<[what: string, reset: string, after: string]>([
  ['a time that is kept', 'last = t', 'last[i] := t'],
  ['a temporary that is a time', 'now = t\nlast = now - 1*ms', 'let now: f64 = t\nlast[i] := f32(now - 0.001)'],
  [
    'a temporary that is none',
    'since = t - last\nv = since/tau',
    'let since: f32 = f32(t - f64(last[i]))\nv[i] := since / tau',
  ],
  ['what functions make of a time', 'v = exp(-(t - last)/tau)', 'v[i] := f32(exp(-(t - f64(last[i])) / tau))'],
  [
    'integers of 64 bits, by way of double precision',
    'v = v*timestep(last, dt)',
    'v[i] := v[i] * f32(f64(timestep(f64(last[i]), dt)))',
  ],
  ['powers of integers', 'k = (k + 1)**k', 'k[i] := i32(pow(f64(k[i] + 1), f64(k[i])))'],
  ['integers and conditions', 'k = k + int(v > w)', 'k[i] := k[i] + i32(v[i] > w[i])'],
])('%s', (_, reset, expected) => {
  const equations = 'v : 1\nw : 1\nlast : second\nk : integer'
  expect(phase('code', { equations, threshold: 'v > 1', reset })).toBe(expected)
})

test('the time of the last spike stays in double precision, and refractoriness with it', () => {
  const texts = {
    equations: 'dv/dt = -v/tau : 1 (unless refractory)',
    threshold: 'v > 1',
    reset: 'v = 0',
    refractory: '5*ms',
  }
  const code = single(texts)
  expect(printPhases(code, 'update')).toContain('not_refractory[i] := lastspike[i] <= latest_spike')
  expect(phase('update', { ...texts, equations: 'dv/dt = exp(-(t - lastspike)/tau)/tau - v/tau : 1' })).toContain(
    'f32(t - lastspike[i]) * minus_per_tau',
  )
  expect(printPhases(code, 'threshold')).toContain('lastspike[i] := t')
  expect(code.states[0]?.map(({ array: { name, type } }) => `${name} ${type}`)).toEqual([
    'v f32',
    'not_refractory bool',
    'lastspike f64',
  ])
})

test('noise is drawn in double precision', () => {
  expect(phase('update', { equations: 'dv/dt = -v/tau + xi*sigma/tau**.5 : 1' })).toContain(
    'f32(xi) * sigma_sqrt_dt_tau',
  )
})

test('uniform random numbers stay below 1 when they are rounded', () => {
  expect(phase('threshold', { equations: 'v : 1', threshold: 'v > 2*rand()' })).toContain(
    'if v[i] > 2.0 * select(f32(rand) < 1.0, f32(rand), 0.99999994):',
  )
})

test('a probability is compared in double precision, lest one of 1 should fail', () => {
  expect(phase('threshold', { equations: 'v : 1', threshold: 'rand() < v' })).toContain('if chance < f64(v[i]):')
})

test('what is derived for each neuron is computed in double precision and kept in single precision', () => {
  const code = single({ equations: 'dv/dt = (w - v)/tau_m : 1\nw : 1\ntau_m : second' })
  expect(code.hoisted[0]?.arrays.map(({ kind, ...each }) => [kind, 'target' in each && each.target.type])).toEqual([
    ['value', 'f32'],
  ])
})

test('where a variable is of double precision, so is what is computed with it', () => {
  const of = (kind: PhaseKind, texts: Texts): string => {
    const group = groupOf({ ...texts, precision: 'float32', precisions: { d: 'float64' } })
    const code = precise(loweredModel(modelOf([group, new StateMonitor(group, ['v', 'd'], { record: true })])))
    for (const { body, domain } of code.phases) expect(verify(body, domain)).toEqual([])
    expect(code.monitors).toMatchObject([{ kind: 'state', types: ['f32', 'f64'] }])
    return printPhases(code, kind)
  }
  const equations = 'v : 1\nw : 1\nd : 1'
  expect(of('code', { equations, threshold: 'v > 1', reset: 'v = v*w + d' })).toBe(
    'v[i] := f32(f64(v[i] * w[i]) + d[i])',
  )
  expect(of('code', { equations, threshold: 'v > 1', reset: 'd = v*w' })).toBe('d[i] := f64(v[i]) * f64(w[i])')
  expect(of('code', { equations, threshold: 'v > 1', reset: 'x = exp(d)\nv = x + w' })).toBe(
    'let x: f64 = exp(d[i])\nv[i] := f32(x + f64(w[i]))',
  )
  expect(of('threshold', { equations, threshold: 'v > d' })).toBe('if f64(v[i]) > d[i]:\n  event spike')
})

test('monitors record variables in their own precision, whatever they are computed in', () => {
  const code = single(
    { equations: 'v : 1\nlast : second\nk : integer\nsub = t - last : second\ntwice = 2*t : second' },
    ['v', 'k', 'sub', 'twice'],
  )
  expect(code.monitors).toMatchObject([{ kind: 'state', types: ['f32', 'i32', 'f32', 'f32'] }])
  expect(printPhases(code, 'sample')).toContain('f32(t[step])')
})
