import { describe, expect, test } from 'vitest'
import { binary, element, type IrStatement, literal, local, select, set } from '../../../../compiler/ir/ir.ts'
import { holdByNoChange } from '../../../../compiler/ir/passes/hold.ts'
import { printStatements } from '../../../../compiler/ir/print.ts'
import { codeAround, dedent, type Texts } from '../helpers.ts'
import { array, define, temporary } from '../ingredients.ts'

const neuron: Texts = {
  equations: 'dv/dt = (a - v)/tau : 1 (unless refractory)\ndw/dt = -w/tau_w : 1',
  threshold: 'v > 1',
  reset: 'v = 0',
  refractory: '5*ms',
}

test('what waits while the neuron is refractory changes by 0', () => {
  expect(codeAround('hold', 'update', neuron)).toEqual([
    dedent(`
      not_refractory[i] := lastspike[i] <= latest_spike(t, dt, timestep(0.005, dt))
      let v_new: f64 = v[i] + (a - v[i]) * (dt / tau)
      let w_new: f64 = w[i] + w[i] * -(dt / tau_w)
      v[i] := select(not_refractory[i], v_new, v[i])
      w[i] := w_new`),
    dedent(`
      not_refractory[i] := lastspike[i] <= latest_spike(t, dt, timestep(0.005, dt))
      let v_change: f64 = (a - v[i]) * (dt / tau)
      let w_new: f64 = w[i] + w[i] * -(dt / tau_w)
      v[i] := v[i] + select(not_refractory[i], v_change, 0.0)
      w[i] := w_new`),
  ])
})

describe('only where nothing else changes by it', () => {
  const [v, w, p] = [array('v'), array('w'), array('p', 'bool')]
  const [made, other] = [temporary('v_new'), temporary('other')]
  const step = define(made, binary('+', element(v), element(w)))
  const waiting = set(v, select(element(p), local(made), element(v)))

  test('as here', () => {
    expect(printStatements(holdByNoChange([step, waiting]))).toBe(
      dedent(`
        let v_change: f64 = w[i]
        v[i] := v[i] + select(p[i], v_change, 0.0)`),
    )
  })

  test.each<[what: string, statements: readonly IrStatement[]]>([
    ['the new value is used twice', [step, set(w, local(made)), waiting]],
    ['the new value is no old one and a change', [define(made, binary('*', element(v), element(w))), waiting]],
    ['the old one is the change', [define(made, binary('+', element(w), element(v))), waiting]],
    ['a difference', [define(made, binary('-', element(v), element(w))), waiting]],
    ['it waits for something else than its old value', [step, set(v, select(element(p), local(made), element(w)))]],
    ['it waits for a number', [step, set(v, select(element(p), local(made), literal(0)))]],
    ['it is assigned the other way round', [step, set(v, select(element(p), element(v), local(made)))]],
    ['it does not wait', [step, set(v, local(made))]],
    ['what it is assigned is no local', [set(v, select(element(p), element(w), element(v)))]],
    [
      'the local is of another variable',
      [define(other, binary('+', element(w), element(w))), set(v, select(element(p), local(other), element(v)))],
    ],
  ])('not where %s', (_, statements) => {
    expect(holdByNoChange(statements)).toEqual(statements)
  })
})
