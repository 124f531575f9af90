import { expect, test } from 'vitest'
import { binary, call, element, type IrStatement, literal, local, set } from '../../../../compiler/ir/ir.ts'
import { printStatements } from '../../../../compiler/ir/print.ts'
import { itemsOf } from '../../../../compiler/ir/vectors/items.ts'
import { isBetween, timesOf } from '../../../../compiler/ir/vectors/times.ts'
import { dedent } from '../helpers.ts'
import { above, array, define, single, temporary, when } from '../ingredients.ts'

const [v, w, z] = [array('v'), array('w'), array('z')]
const u = temporary('u')
const exp = (of: Parameters<typeof binary>[1]): ReturnType<typeof call> => call('exp', 'f64', of)

/** When what is done: at even times in vectors, at odd ones between them. */
test.each<[what: string, statements: readonly IrStatement[], times: string]>([
  [
    'everything in the last loop, if it can be',
    [define(u, element(v)), set(w, local(u))],
    `
      0: let u: f64 = v[i]
      0: w[i] := u`,
  ],
  [
    'what it needs of a function comes two loops before',
    [set(w, exp(element(v))), set(z, literal(0))],
    `
      -2: exp[i] := v[i]
      -1: map exp to exp(exp)
      0: w[i] := exp[i]
      0: z[i] := 0.0`,
  ],
  [
    'a value is as late as what uses it first',
    [define(u, element(v)), set(z, exp(local(u))), set(w, local(u))],
    `
      -2: let u: f64 = v[i]
      -2: exp[i] := u
      -1: map exp to exp(exp)
      0: z[i] := exp[i]
      0: w[i] := u`,
  ],
  [
    'what is read is not written before',
    [set(z, single(element(v))), set(v, literal(0))],
    `
      -1: latest_spike[i] := latest_spike(v[i], 2.0, 1)
      0: z[i] := latest_spike[i]
      0: v[i] := 0.0`,
  ],
  [
    'what is written twice keeps its order',
    [set(v, literal(0)), set(v, single(element(w))), set(w, literal(0))],
    `
      0: v[i] := 0.0
      -1: latest_spike[i] := latest_spike(w[i], 2.0, 1)
      0: v[i] := latest_spike[i]
      0: w[i] := 0.0`,
  ],
  [
    'those that met a condition come behind the last loop',
    [set(v, literal(2)), when(above(v), set(v, literal(0)))],
    `
      0: v[i] := 2.0
      0: meet condition if v[i] > 1.0
      1: v[i] := 0.0`,
  ],
  [
    'or before it, if it reads what they do',
    [when(above(v), set(v, literal(0))), set(w, element(v))],
    `
      -2: meet condition if v[i] > 1.0
      -1: v[i] := 0.0
      0: w[i] := v[i]`,
  ],
])('%s', (_, statements, times) => {
  const timed = timesOf(itemsOf(statements, 0))
  const lines = timed.map(({ item, time }) => `${time}: ${printStatements(item.body)}`)
  expect(lines.join('\n')).toBe(dedent(times))
  for (const { item, time } of timed) expect(isBetween(time)).toBe(item.place === 'between')
})
