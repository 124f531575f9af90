import { describe, expect, test } from 'vitest'
import {
  binary,
  call,
  cast,
  element,
  type IrStatement,
  literal,
  local,
  read,
  selectRarely,
  set,
} from '../../../../compiler/ir/ir.ts'
import { printStatements } from '../../../../compiler/ir/print.ts'
import { itemsOf, usesOf } from '../../../../compiler/ir/vectors/items.ts'
import { dedent } from '../helpers.ts'
import { above, array, define, raise, single, spike, temporary, when } from '../ingredients.ts'

const [v, w] = [array('v'), array('w')]
const [k, j, m] = [array('k', 'i32'), array('j', 'i64'), array('m', 'i64')]
const three = literal(3, 'i64')
const [u, x, p] = [temporary('u'), temporary('x'), temporary('p', 'bool')]
const neuron = read({ kind: 'index' }, 'i32')
const exp = (of: Parameters<typeof binary>[1]): ReturnType<typeof call> => call('exp', 'f64', of)

/** A line for each item: where it is done, for what, and its statements. */
function itemsText(statements: readonly IrStatement[]): string {
  return itemsOf(statements, 0)
    .map(({ place, domain, body }) => `${place}, ${domain.kind}: ${printStatements(body).replaceAll('\n', '; ')}`)
    .join('\n')
}

test.each<[what: string, statements: readonly IrStatement[], items: string]>([
  [
    'arithmetic',
    [define(u, binary('*', element(v), element(w))), set(v, local(u))],
    `
      vector, neurons: let u: f64 = v[i] * w[i]
      vector, neurons: v[i] := u`,
  ],
  [
    'a function over rows: its operand, itself, what it gives',
    [set(w, binary('+', exp(element(v)), literal(1)))],
    `
      vector, neurons: exp[i] := v[i]
      between, tile: map exp to exp(exp)
      vector, neurons: w[i] := exp[i] + 1.0`,
  ],
  [
    'inner functions come first',
    [set(w, single(exp(element(v))))],
    `
      vector, neurons: exp[i] := v[i]
      between, tile: map exp to exp(exp)
      between, neurons: latest_spike[i] := latest_spike(exp[i], 2.0, 1)
      vector, neurons: w[i] := latest_spike[i]`,
  ],
  [
    'what a condition is asked for',
    [when(above(v), raise, set(v, literal(0))), when(above(w), set(w, exp(element(v))))],
    `
      vector, neurons: meet spike if v[i] > 1.0
      between, met: event spike; v[i] := 0.0
      vector, neurons: meet condition if w[i] > 1.0
      between, met: w[i] := exp(v[i])`,
  ],
  [
    'a condition that is looked at once for several statements: one list',
    [define(p, above(v)), when(local(p), raise), set(w, literal(0)), when(local(p), set(v, literal(0)))],
    `
      vector, neurons: let p: bool = v[i] > 1.0
      vector, neurons: meet spike if p
      between, met: event spike
      vector, neurons: w[i] := 0.0
      between, met: v[i] := 0.0`,
  ],
  [
    'statements without lanes, which hand on what they define',
    [
      { kind: 'draw', local: x, function: 'rand', site: 0, clock: 0, rows: false, where: 'x' },
      set(v, local(x)),
      { kind: 'record', monitor: 0, neuron, values: [binary('*', local(x), element(v))] },
    ],
    `
      between, neurons: draw x = rand() at site 0; x[i] := x
      vector, neurons: v[i] := x[i]
      between, neurons: record i in 0, x[i] * v[i]`,
  ],
  [
    'a choice that is made rarely: in a branch, if it has lanes',
    [set(w, selectRarely(above(v), binary('*', element(w), element(w)), element(v)))],
    `
      vector, neurons: let value: f64 = v[i]; if v[i] > 1.0:;   value = w[i] * w[i]
      vector, neurons: w[i] := value`,
  ],
  [
    'else for those that it is made for',
    [set(w, selectRarely(above(v), exp(element(w)), element(v)))],
    `
      vector, neurons: value[i] := v[i]
      vector, neurons: meet rare if v[i] > 1.0
      between, met: value[i] := exp(w[i])
      vector, neurons: w[i] := value[i]`,
  ],
  [
    'an operand that stands in several places has a local, unless it is a read',
    [set(w, call('square', 'f64', binary('+', element(v), literal(1)))), set(v, call('square', 'f64', element(w)))],
    `
      vector, neurons: let value: f64 = v[i] + 1.0
      vector, neurons: w[i] := value * value
      vector, neurons: v[i] := w[i] * w[i]`,
  ],
  [
    'integers of 32 bits divided: operands that stand in several places have locals',
    [set(k, call('floordiv', 'i32', binary('+', element(k), literal(1, 'i32')), literal(3, 'i32')))],
    `
      vector, neurons: let value: i32 = k[i] + 1
      vector, neurons: let value: f64 = f64(value)
      vector, neurons: let value: f64 = floor(value / 3.0)
      vector, neurons: k[i] := i32(value)`,
  ],
  [
    'those of 64 bits: large ones are rare',
    [set(w, cast(call('mod', 'i64', element(m), literal(3, 'i64')), 'f64'))],
    `
      vector, neurons: let value: f64 = f64(m[i])
      vector, neurons: let value: f64 = value - floor(value / 3.0) * 3.0
      vector, neurons: value[i] := i64(value)
      vector, neurons: meet rare if abs(value) >= 4503599627370496.0
      between, met: value[i] := mod(m[i], 3)
      vector, neurons: w[i] := f64(value[i])`,
  ],
  [
    'quotient and remainder of the same operands share what they are made of, and the list of huge numbers',
    [set(j, call('floordiv', 'i64', element(m), three)), set(m, call('mod', 'i64', element(m), three))],
    `
      vector, neurons: let value: f64 = f64(m[i])
      vector, neurons: let value: f64 = floor(value / 3.0)
      vector, neurons: value[i] := i64(value)
      vector, neurons: meet rare if abs(value) >= 4503599627370496.0
      between, met: value[i] := floordiv(m[i], 3)
      vector, neurons: j[i] := value[i]
      vector, neurons: let value: f64 = value - floor(value / 3.0) * 3.0
      vector, neurons: value[i] := i64(value)
      between, met: value[i] := mod(m[i], 3)
      vector, neurons: m[i] := value[i]`,
  ],
  [
    'what has changed meanwhile is computed again',
    [set(m, call('mod', 'i64', element(m), three)), set(j, call('mod', 'i64', element(m), three))],
    `
      vector, neurons: let value: f64 = f64(m[i])
      vector, neurons: let value: f64 = value - floor(value / 3.0) * 3.0
      vector, neurons: value[i] := i64(value)
      vector, neurons: meet rare if abs(value) >= 4503599627370496.0
      between, met: value[i] := mod(m[i], 3)
      vector, neurons: m[i] := value[i]
      vector, neurons: let value: f64 = f64(m[i])
      vector, neurons: let value: f64 = value - floor(value / 3.0) * 3.0
      vector, neurons: value[i] := i64(value)
      vector, neurons: meet rare if abs(value) >= 4503599627370496.0
      between, met: value[i] := mod(m[i], 3)
      vector, neurons: j[i] := value[i]`,
  ],
  [
    'what is sampled is copied from rows, those of variables or of what is computed',
    [{ kind: 'sample', monitor: 0, values: [element(v), exp(element(w)), element(m)] }],
    `
      vector, neurons: exp[i] := w[i]
      between, tile: map exp to exp(exp)
      between, tile: sample 0 of rows v, exp, m`,
  ],
  [
    'if arithmetic is left to do, in a row of its own',
    [{ kind: 'sample', monitor: 0, values: [binary('*', element(v), element(w))] }],
    `
      vector, neurons: sampled[i] := v[i] * w[i]
      between, tile: sample 0 of rows sampled`,
  ],
  [
    'a neuron is sampled by itself where some of it has no lanes',
    [{ kind: 'sample', monitor: 0, values: [element(v), single(exp(element(w)))] }],
    `
      vector, neurons: exp[i] := w[i]
      between, tile: map exp to exp(exp)
      between, neurons: sample 0, v[i], latest_spike(exp[i], 2.0, 1)`,
  ],
])('%s', (_, statements, items) => {
  expect(itemsText(statements)).toBe(dedent(items))
})

describe('what items use and make', () => {
  const [meet, body] = itemsOf([when(above(v), set(w, local(u)))], 0)

  test('a condition makes a list', () => {
    const uses = meet && usesOf(meet)
    expect(uses?.reads).toEqual(new Set([v]))
    expect([...(uses?.writes ?? [])]).toEqual([{ stem: 'condition' }])
  })

  test('those that met it use the list', () => {
    const uses = body && usesOf(body)
    expect(uses?.reads).toEqual(new Set([u, { stem: 'condition' }]))
    expect(uses?.writes).toEqual(new Set([w]))
  })

  test('locals are made and used', () => {
    const [item] = itemsOf([define(u, binary('+', local(x), element(v)))], 0)
    const uses = item && usesOf(item)
    expect(uses?.reads).toEqual(new Set<object>([x, v]))
    expect(uses?.writes).toEqual(new Set([u]))
  })
})

test('an event is what those that meet its condition are called by', () => {
  const raised: IrStatement = { kind: 'event', event: { ...spike, name: 'near' } }
  expect(itemsText([when(above(v), set(v, literal(0)), raised)])).toContain('meet near if')
})
