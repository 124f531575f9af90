import { expect, test } from 'vitest'
import { type ArrayRef, element, type IrStatement, set } from '../../../../compiler/ir/ir.ts'
import { printStatements } from '../../../../compiler/ir/print.ts'
import type { TimedBody } from '../../../../compiler/ir/vectors/hand-on.ts'
import { withFewRows } from '../../../../compiler/ir/vectors/rows.ts'
import { dedent } from '../helpers.ts'
import { array } from '../ingredients.ts'

const [v, w] = [array('v'), array('w')]
const row = (name: string, type?: ArrayRef['type']): ArrayRef => array(name, type, 'tile', 'row')
const [a, b, c] = [row('a'), row('b'), row('c')]

const vector = (time: number, ...body: IrStatement[]): TimedBody => ({
  item: { place: 'vector', domain: { kind: 'neurons' }, body },
  time,
})
const map = (time: number, ...rows: ArrayRef[]): TimedBody => ({
  item: { place: 'between', domain: { kind: 'tile' }, body: [{ kind: 'map', operation: 'exp', rows }] },
  time,
})
const sampled = (time: number, ...rows: ArrayRef[]): TimedBody => ({
  item: { place: 'between', domain: { kind: 'tile' }, body: [{ kind: 'sample rows', monitor: 0, rows }] },
  time,
})

test.each<[what: string, items: readonly TimedBody[], rows: string]>([
  [
    'a row that has been read serves again',
    [vector(-4, set(a, element(v))), vector(-2, set(w, element(a))), vector(0, set(b, element(v))), map(1, b)],
    `
      -4: a[i] := v[i]
      -2: w[i] := a[i]
      0: a[i] := v[i]
      1: map a to exp(a)`,
  ],
  [
    'not in the loop that reads it',
    [vector(-2, set(a, element(v))), vector(0, set(w, element(a)), set(b, element(v))), map(1, b)],
    `
      -2: a[i] := v[i]
      0: w[i] := a[i]
      0: b[i] := v[i]
      1: map b to exp(b)`,
  ],
  [
    'not while it is still to be read',
    [
      vector(-4, set(a, element(v)), set(b, element(v))),
      map(-3, b),
      vector(-2, set(w, element(b))),
      vector(0, set(c, element(w)), set(v, element(a))),
    ],
    `
      -4: a[i] := v[i]
      -4: b[i] := v[i]
      -3: map b to exp(b)
      -2: w[i] := b[i]
      0: b[i] := w[i]
      0: v[i] := a[i]`,
  ],
  [
    'not for another type',
    [vector(-2, set(row('k', 'i32'), element(array('k', 'i32')))), vector(0, set(b, element(v)))],
    `
      -2: k[i] := k[i]
      0: b[i] := v[i]`,
  ],
  [
    'what is sampled is read from the row that is shared',
    [vector(-4, set(a, element(v))), vector(-2, set(w, element(a)), set(b, element(w))), sampled(-1, v, b)],
    `
      -4: a[i] := v[i]
      -2: w[i] := a[i]
      -2: b[i] := w[i]
      -1: sample 0 of rows v, b`,
  ],
  [
    'rows of random numbers, which others fill, stay as they are',
    [vector(-2, set(a, element(v))), vector(0, set(w, element(b)))],
    `
      -2: a[i] := v[i]
      0: w[i] := b[i]`,
  ],
])('%s', (_, items, rows) => {
  const lines = withFewRows(items).flatMap(({ item, time }) =>
    item.body.map(each => `${time}: ${printStatements([each])}`),
  )
  expect(lines.join('\n')).toBe(dedent(rows))
})
