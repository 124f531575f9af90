import { expect, test } from 'vitest'
import {
  binary,
  call,
  element,
  type IrExpr,
  type IrStatement,
  literal,
  local,
  set,
} from '../../../../compiler/ir/ir.ts'
import { printStatements } from '../../../../compiler/ir/print.ts'
import { handOn } from '../../../../compiler/ir/vectors/hand-on.ts'
import { itemsOf } from '../../../../compiler/ir/vectors/items.ts'
import { timesOf } from '../../../../compiler/ir/vectors/times.ts'
import { dedent } from '../helpers.ts'
import { above, array, define, temporary, when } from '../ingredients.ts'

const [v, w, z] = [array('v'), array('w'), array('z')]
const [u, x] = [temporary('u'), temporary('x')]
const exp = (of: IrExpr): IrExpr => call('exp', 'f64', of)
const product = binary('*', element(v), element(w))
const quotient = binary('/', element(v), element(w))

test.each<[what: string, statements: readonly IrStatement[], handedOn: string]>([
  [
    'nothing, where it is used when it is made',
    [define(u, quotient), set(z, local(u))],
    `
      0: let u: f64 = v[i] / w[i]
      0: z[i] := u`,
  ],
  [
    'what is cheap is computed again, before everything else of its loop',
    [define(u, product), set(v, exp(local(u))), set(z, local(u))],
    `
      -2: let u: f64 = v[i] * w[i]
      -2: exp[i] := u
      -1: map exp to exp(exp)
      0: let u: f64 = v[i] * w[i]
      0: v[i] := exp[i]
      0: z[i] := u`,
  ],
  [
    'and once, with what it is made of',
    [
      define(u, product),
      define(x, binary('+', local(u), literal(1))),
      set(v, exp(local(x))),
      set(z, local(x)),
      set(w, local(x)),
    ],
    `
      -2: let u: f64 = v[i] * w[i]
      -2: let x: f64 = u + 1.0
      -2: exp[i] := x
      -1: map exp to exp(exp)
      0: let u: f64 = v[i] * w[i]
      0: let x: f64 = u + 1.0
      0: v[i] := exp[i]
      0: z[i] := x
      0: w[i] := x`,
  ],
  [
    'what is dear is kept',
    [define(u, quotient), set(z, exp(local(u))), set(v, local(u))],
    `
      -2: let u: f64 = v[i] / w[i]
      -2: u[i] := u
      -2: exp[i] := u
      -1: map exp to exp(exp)
      0: z[i] := exp[i]
      0: v[i] := u[i]`,
  ],
  [
    'what reads something that has changed since is kept, however cheap',
    [define(u, product), when(above(v), set(v, literal(0))), set(z, binary('+', element(v), local(u)))],
    `
      -2: let u: f64 = v[i] * w[i]
      -2: u[i] := u
      -2: meet condition if v[i] > 1.0
      -1: v[i] := 0.0
      0: z[i] := v[i] + u[i]`,
  ],
  [
    'between two loops each has locals of its own',
    [define(u, product), when(above(v), set(z, local(u))), when(above(w), set(z, local(u)))],
    `
      0: let u: f64 = v[i] * w[i]
      0: meet condition if v[i] > 1.0
      1: let u: f64 = v[i] * w[i]; z[i] := u
      0: meet condition if w[i] > 1.0
      1: let u: f64 = v[i] * w[i]; z[i] := u`,
  ],
])('%s', (_, statements, handedOn) => {
  const items = handOn(timesOf(itemsOf(statements, 0)), 0)
  const lines = items.map(({ item, time }) => `${time}: ${printStatements(item.body).replaceAll('\n', '; ')}`)
  expect(lines.join('\n')).toBe(dedent(handedOn))
})

test('rows have the types of what they keep', () => {
  const [k, j, q] = [array('k', 'i32'), array('j', 'i32'), array('q', 'bool')]
  const [n, p] = [temporary('n', 'i32'), temporary('p', 'bool')]
  const statements = [
    define(n, element(k)),
    define(p, above(v)),
    when(above(v), set(v, literal(0)), set(k, literal(0, 'i32'))),
    set(z, element(v)),
    set(j, binary('+', element(k), local(n))),
    set(q, local(p)),
  ]
  const kept = handOn(timesOf(itemsOf(statements, 0)), 0).flatMap(({ item }) =>
    item.body.flatMap(each => (each.kind === 'set' && each.array.purpose === 'row' ? [each.array] : [])),
  )
  expect(kept.map(({ name, type }) => `${name}: ${type}`)).toEqual(['n: i32', 'p: bool'])
})
