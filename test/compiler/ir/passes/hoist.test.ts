import { describe, expect, test } from 'vitest'
import type { PhaseKind } from '../../../../compiler/schedule/index.ts'
import { dedent, hoistedFrom, type Texts } from '../helpers.ts'

const parameters = `
tau_n : second
w : 1
s : 1 (shared)
k : integer`

/** What becomes of the code of a kind: after the pass, with what has moved out of it. */
function hoisted(kind: PhaseKind, texts: Texts): string {
  return hoistedFrom(kind, { ...texts, equations: texts.equations + parameters })
}

const update = (rate: string, more: Partial<Texts> = {}): string =>
  hoisted('update', { equations: `dv/dt = ${rate} : 1`, ...more }).replace(/\nv\[i\] := v_new/, '')
const statement = (value: string, more: Partial<Texts> = {}): string =>
  hoisted('regular', { equations: 'v : 1', regular: `v = ${value}`, ...more })

describe('by how much a value varies', () => {
  test('constant: computed once, by prepare()', () => {
    expect(update('(a - v)/tau')).toBe(
      dedent(`
        let v_new: f64 = v[i] + (a - v[i]) * dt_tau
        prepare:
          dt_tau := dt / tau`),
    )
  })

  test('a shared parameter that nothing assigns is constant, and so is the number of neurons', () => {
    expect(statement('w*(s + N)')).toBe(
      dedent(`
        v[i] := w[i] * s_N
        prepare:
          s_N := s + f64(N)`),
    )
  })

  test('neuron: an array in a state update, if that saves operations', () => {
    expect(update('(w*a - v)/tau')).toBe(
      dedent(`
        let v_new: f64 = v[i] + (w_a[i] - v[i]) * dt_tau
        prepare:
          dt_tau := dt / tau
        derive:
          w_a[i] := w[i] * a`),
    )
    // Loaded anyway.
    expect(update('(w*a - v*w)/tau')).toContain('(w[i] * a - v[i] * w[i])')
    expect(update('((w + 1)*a - v*w)/tau')).toContain('(w_a[i] - v[i] * w[i])')
  })

  test('neuron: an array, if it costs more than loading one', () => {
    expect(update('(a - v)/tau_n')).toBe(
      dedent(`
        let v_new: f64 = v[i] + (a - v[i]) * dt_tau_n[i]
        derive:
          dt_tau_n[i] := dt / tau_n[i]`),
    )
  })

  test.each<[value: string, code: string]>([
    ['exp(w)', 'v[i] := exp_w[i]\nderive:\n  exp_w[i] := exp(w[i])'],
    ['1/w', 'v[i] := per_w[i]\nderive:\n  per_w[i] := 1.0 / w[i]'],
    ['sqrt(w) + 1', 'v[i] := sqrt_w[i]\nderive:\n  sqrt_w[i] := sqrt(w[i]) + 1.0'],
    ['i/N', 'v[i] := i_N[i]\nderive:\n  i_N[i] := f64(i) / N'],
    // Cheaper than a load.
    ['w*a', 'v[i] := w[i] * a'],
    ['w**2', 'v[i] := square(w[i])'],
    ['abs(w) + clip(w, 0, 1)', 'v[i] := abs(w[i]) + clip(w[i], 0.0, 1.0)'],
    ['k*3', 'v[i] := f64(k[i] * 3)'],
    ['w', 'v[i] := w[i]'],
  ])('of a neuron: %s', (value, code) => {
    expect(statement(value).replace(/prepare:\n.*\n/, '')).toBe(code)
  })

  test('step: a value for each step of a block', () => {
    expect(update('(sin(2*pi*f*t) - v)/tau')).toBe(
      dedent(`
        let v_new: f64 = v[i] + (sin_t_f[step] - v[i]) * dt_tau
        prepare:
          dt_tau := dt / tau
          f := 6.283185307179586 * f
        track:
          sin_t_f[step] := sin(t * f)`),
    )
  })

  test('both: computed where it stands, its largest steady parts outside', () => {
    expect(update('(w*sin(f*t) - v*exp(a - b))/tau')).toBe(
      dedent(`
        let v_new: f64 = v[i] + (w[i] * sin_t_f[step] - v[i] * exp_a_b) * dt_tau
        prepare:
          exp_a_b := exp(a - b)
          dt_tau := dt / tau
        track:
          sin_t_f[step] := sin(t * f)`),
    )
  })

  test('constant parts of arrays and tracks move in their turn', () => {
    expect(statement('exp(w*(a + b)) + sin(t*(f + f))')).toBe(
      dedent(`
        v[i] := exp_w_a_b[i] + sin_t_f[step]
        prepare:
          a_b := a + b
          f := f + f
        derive:
          exp_w_a_b[i] := exp(w[i] * a_b)
        track:
          sin_t_f[step] := sin(t * f)`),
    )
  })

  test.each<[value: string, code: string]>([
    ['2.0', 'v[i] := 2.0'],
    ['a', 'v[i] := a'],
    ['s', 'v[i] := s'],
    ['dt/second', 'v[i] := dt'],
    ['3', 'v[i] := 3.0'],
    ['t/second', 'v[i] := t'],
  ])('what is at hand anyway stays: %s', (value, code) => {
    expect(statement(value)).toBe(code)
  })

  test('equal values move once', () => {
    expect(statement('exp(-a) + v*exp(-a) + v*exp(b)')).toBe(
      dedent(`
        v[i] := exp_a + v[i] * exp_a + v[i] * exp_b
        prepare:
          exp_a := exp(-a)
          exp_b := exp(b)`),
    )
  })
})

describe('what is assigned', () => {
  test('in each step is no longer known before it', () => {
    expect(update('(a - v)/tau_n', { regular: 'tau_n *= 1.01' })).toBe(
      dedent(`
        let v_new: f64 = v[i] + (a - v[i]) * dt / tau_n[i]`),
    )
  })

  test('by events only is known: they compute the row of their neuron again', () => {
    expect(update('(a - v)/tau_n', { threshold: 'v > 1', reset: 'tau_n *= 1.01' })).toBe(
      dedent(`
        let v_new: f64 = v[i] + (a - v[i]) * dt_tau_n[i]
        derive:
          dt_tau_n[i] := dt / tau_n[i]`),
    )
  })

  test('in the same block is, behind that, no longer what was computed from', () => {
    const texts = { equations: 'dv/dt = (a - v)/tau_n : 1', threshold: 'v > 1' }
    expect(hoisted('code', { ...texts, reset: 'v = dt/tau_n; tau_n *= 2; v = dt/tau_n' })).toBe(
      dedent(`
        v[i] := dt_tau_n[i]
        tau_n[i] := tau_n[i] * 2.0
        v[i] := dt / tau_n[i]
        derive:
          dt_tau_n[i] := dt / tau_n[i]`),
    )
  })

  test('once for all neurons is no constant any more, and no track', () => {
    expect(statement('w*exp(s) + w*exp(s*t/second)', { regular: 's = s + 1; v = w*exp(s) + w*exp(s*t/second)' })).toBe(
      dedent(`
        s := s + 1.0
        v[i] := w[i] * exp(s) + w[i] * exp(s * t)`),
    )
  })
})

describe('code that few neurons run', () => {
  const texts = { equations: 'dv/dt = (exp(-w) - v)/tau : 1', threshold: 'v > 1' }

  test('takes constants and values of the step from outside, and arrays that are there already', () => {
    expect(hoisted('code', { ...texts, reset: 'v = v*exp(a) + v*sin(f*t) + exp(-w)' })).toBe(
      dedent(`
        v[i] := v[i] * exp_a + v[i] * sin_f_t[step] + exp_w[i]
        prepare:
          dt_tau := dt / tau
          exp_a := exp(a)
        derive:
          exp_w[i] := exp(-w[i])
        track:
          sin_f_t[step] := sin(f * t)`),
    )
  })

  test('is not worth an array of its own', () => {
    expect(hoisted('code', { ...texts, equations: 'v : 1', reset: 'v = exp(w)/(1 + exp(a))' })).toBe(
      dedent(`
        v[i] := exp(w[i]) / exp_a
        prepare:
          exp_a := 1.0 + exp(a)`),
    )
  })
})

describe('functions of matrices', () => {
  const coupled = (tau: string): string => `dv/dt = (u - v)/${tau} : 1\ndu/dt = -v/tau : 1`

  test('of constants are computed once', () => {
    expect(hoisted('update', { equations: coupled('tau_w'), method: 'exact' })).toBe(
      dedent(`
        let v_new: f64 = flow_v_v * v[i] + flow_v_u * u[i]
        let u_new: f64 = flow_u_v * v[i] + flow_u_u * u[i]
        v[i] := v_new
        u[i] := u_new
        prepare:
          minus_dt_tau_w := -dt / tau_w
          dt_tau_w := dt / tau_w
          minus_dt_tau := -dt / tau
          matrix flow_v_v(0, 0), flow_v_u(0, 1), flow_u_v(1, 0), flow_u_u(1, 1) = 1.0 * exp(minus_dt_tau_w, dt_tau_w, minus_dt_tau, 0.0)`),
    )
  })

  test('of values of a neuron, once for each', () => {
    expect(hoisted('update', { equations: coupled('tau_n'), method: 'exact' })).toBe(
      dedent(`
        let v_new: f64 = flow_v_v[i] * v[i] + flow_v_u[i] * u[i]
        let u_new: f64 = flow_u_v[i] * v[i] + flow_u_u[i] * u[i]
        v[i] := v_new
        u[i] := u_new
        prepare:
          minus_dt_tau := -dt / tau
          minus_dt := -dt
        derive:
          minus_dt_tau_n[i] := minus_dt / tau_n[i]
          dt_tau_n[i] := dt / tau_n[i]
          matrix flow_v_v[i](0, 0), flow_v_u[i](0, 1), flow_u_v[i](1, 0), flow_u_u[i](1, 1) = 1.0 * exp(minus_dt_tau_n[i], dt_tau_n[i], minus_dt_tau, 0.0)`),
    )
  })

  test('of what changes stay in the step', () => {
    expect(hoisted('update', { equations: coupled('tau_n'), method: 'exact', regular: 'tau_n *= 1.01' })).toMatch(
      /\nmatrix flow_v_v\(0, 0\), .* = 1.0 \* exp\(minus_dt \* reciprocal, dt \* reciprocal, minus_dt_tau, 0.0\)\n/,
    )
  })
})
