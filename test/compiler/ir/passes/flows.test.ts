import { expect, test } from 'vitest'
import { codeAround, dedent } from '../helpers.ts'

function after(equations: string): string {
  return codeAround('flows', 'update', { equations, method: 'exponential_euler' })[1]
}

test('the rates of a gate are computed once', () => {
  expect(after('dm/dt = exp(v)*Hz*(1 - m) - exp(-v)*f*m : 1\ndv/dt = -v/tau : 1')).toBe(
    dedent(`
      let m_rate: f64 = exp(v[i]) * dt
      let m_z: f64 = -(m_rate + exp(-v[i]) * (f * dt))
      let m_new: f64 = m[i] + (m_rate + m[i] * m_z) * exprel(m_z)
      let v_new: f64 = v[i] * exp(-dt / tau)
      m[i] := m_new
      v[i] := v_new`),
  )
})

test('conductances, and what does not depend on the variable', () => {
  expect(
    after('dv/dt = (g*(E - v) + g*n**3*w*(10*mV - v) + I)/C : volt\ndn/dt = (a - n)/tau : 1\nw : 1\nI : amp'),
  ).toBe(
    dedent(`
      let v_rate: f64 = cube(n[i]) * w[i] * (g * dt / C)
      let v_z: f64 = -(v_rate + g * dt / C)
      let v_new: f64 = v[i] + (v_rate * 0.01 + (E * g * dt / C + I[i] * (dt / C)) + v[i] * v_z) * exprel(v_z)
      let n_new: f64 = n[i] + (a - n[i]) * (dt / tau * exprel(-dt / tau))
      v[i] := v_new
      n[i] := n_new`),
  )
})

test('the method exact keeps the difference to the steady state, whatever changes its rate', () => {
  const texts = { equations: 'dv/dt = (a - v)*r : 1\nr : Hz', method: 'exact', regular: 'r *= 1.01' }
  const [before, now] = codeAround('flows', 'update', texts)
  expect(now).toBe(before)
})

test.each([
  // A constant rate: the difference of x and its steady state stays.
  'dv/dt = (w - v)/tau : 1\nw : 1',
  // Explicit methods have no flow.
  'dv/dt = -v/tau : 1',
])('what stays: %s', equations => {
  const [before, now] = codeAround('flows', 'update', { equations, method: 'exponential_euler' })
  expect(now).toBe(before)
})
