import { expect, test } from 'vitest'
import { codeAround, dedent, hoistedFrom } from '../helpers.ts'

const after = (equations: string): string =>
  codeAround('normal form', 'update', { equations })[1].replace(/\n\w+\[i\] :=.*/g, '')

// The table of `normal form`: what varies twice is taken out, what does not vary is folded.
test.each<[rate: string, after: string]>([
  ['(v**2 + a*v + b)/tau', 'v[i] * (v[i] * (dt / tau) + (1.0 + a * dt / tau)) + b * dt / tau'],
  ['(v - a)*(v - b)/tau', 'v[i] * (v[i] * (dt / tau) + (1.0 - b * dt / tau - a * dt / tau)) + a * b * dt / tau'],
  ['(v - v**3/3)/tau', 'v[i] * (square(v[i]) * (dt * -0.3333333333333333 / tau) + (1.0 + dt / tau))'],
  ['(exp(v) + a*(b - v))/tau', 'v[i] * (1.0 - a * dt / tau) + (exp(v[i]) * (dt / tau) + b * a * dt / tau)'],
])('dv/dt = %s', (rate, expected) => {
  expect(after(`dv/dt = ${rate} : 1`)).toBe(`let v_new: f64 = ${expected}`)
})

// Linear, no cheaper, a power that would lose too much, a division.
test.each(['(a - v)/tau', 'a*(b*w - v)/tau', '(v - a)**4/tau', 'v/(1 + v**2)/tau'])(
  'dv/dt = %s stays as it was written',
  rate => {
    const [before, now] = codeAround('normal form', 'update', { equations: `dv/dt = ${rate} : 1\nw : 1` })
    expect(now).toBe(before)
  },
)

test('the method exact stays, whatever changes its coefficients', () => {
  const equations = `
    dv/dt = (a*(E - v) + b*(E - w) + I)*r : volt
    dw/dt = (v - w)/tau : volt
    r : Hz
    I : volt`
  const [before, now] = codeAround('normal form', 'update', { equations, method: 'exact', regular: 'r *= 1.01' })
  expect(now).toBe(before)
})

test('a quadratic neuron with parameters of its own needs nine operations', () => {
  const equations = `
    dv/dt = (0.04*v**2 + 5*v + 140 - u + I)/ms : 1
    du/dt = p*(q*v - u)/ms : 1
    p : 1
    q : 1
    I : 1`
  expect(hoistedFrom('update', { equations }).replace(/prepare:[^]*(?=derive)/, '')).toBe(
    dedent(`
      let v_new: f64 = v[i] * (v[i] * dt + dt) + (u[i] * dt + dt_I[i])
      let u_new: f64 = u[i] * p_dt[i] + v[i] * p_q_dt[i]
      v[i] := v_new
      u[i] := u_new
      derive:
        dt_I[i] := dt + I[i] * dt
        p_dt[i] := 1.0 - p[i] * dt
        p_q_dt[i] := p[i] * q[i] * dt`),
  )
})
