import { describe, expect, test } from 'vitest'
import {
  type ArrayRef,
  binary,
  element,
  type IrExpr,
  type IrStatement,
  literal,
  set,
} from '../../../../compiler/ir/ir.ts'
import { keepInRegisters } from '../../../../compiler/ir/passes/registers.ts'
import { printStatements } from '../../../../compiler/ir/print.ts'
import { dedent } from '../helpers.ts'
import { above, array, when } from '../ingredients.ts'

const [x, y, z] = [array('x'), array('y'), array('z')]
const shared = array('s', 'f64', 'population')
const track = array('drive', 'f64', 'step', 'track')
const row = array('per_tau', 'f64', 'neuron', 'derived')
const plus = (a: ArrayRef, b: ArrayRef): IrExpr => binary('+', element(a), element(b))
const fast = array('fast', 'f64', 'tile', 'row')
const rederive: IrStatement = { kind: 'rederive', population: 0, writes: [], reads: [] }

test.each<[what: string, statements: readonly IrStatement[], after: string]>([
  [
    'what a block reads is loaded at its head, what it assigns stored at its end',
    [set(x, plus(x, y)), set(y, element(x))],
    `
      let x: f64 = x[i]
      let y: f64 = y[i]
      x = x + y
      y = x
      x[i] := x
      y[i] := y`,
  ],
  [
    'what is assigned first is not loaded',
    [set(x, element(y)), set(z, element(x))],
    `
      let y: f64 = y[i]
      let x: f64 = y
      z[i] := x
      x[i] := x`,
  ],
  [
    'what is assigned once and used nowhere else is stored at once',
    [set(x, plus(y, z)), when(above(y), set(z, literal(0)))],
    `
      let y: f64 = y[i]
      let z: f64 = z[i]
      x[i] := y + z
      if y > 1.0:
        z = 0.0
        z[i] := z`,
  ],
  [
    'what is assigned twice is stored once',
    [set(x, element(y)), set(x, element(z))],
    `
      let y: f64 = y[i]
      let z: f64 = z[i]
      let x: f64 = y
      x = z
      x[i] := x`,
  ],
  [
    'rows of the tile are elements as others are',
    [set(fast, plus(x, y)), set(x, element(fast))],
    `
      let x: f64 = x[i]
      let y: f64 = y[i]
      let fast: f64 = x + y
      x = fast
      fast[i] := fast
      x[i] := x`,
  ],
  [
    'what only a block inside uses is loaded and stored there',
    [when(above(x), set(y, plus(y, z)))],
    `
      let x: f64 = x[i]
      if x > 1.0:
        let y: f64 = y[i]
        let z: f64 = z[i]
        y = y + z
        y[i] := y`,
  ],
  [
    'what a block inside assigns of the outer one it stores itself: mostly it is not carried out',
    [set(z, element(x)), when(above(x), set(x, literal(0)))],
    `
      let x: f64 = x[i]
      z[i] := x
      if x > 1.0:
        x = 0.0
        x[i] := x`,
  ],
  [
    'unless the outer one has assigned it already, and stores it anyway',
    [set(x, plus(x, y)), when(above(y), set(x, literal(0)))],
    `
      let x: f64 = x[i]
      let y: f64 = y[i]
      x = x + y
      if y > 1.0:
        x = 0.0
      x[i] := x`,
  ],
  [
    'an outer block that assigns later stores too',
    [when(above(y), set(x, literal(0))), set(x, plus(x, y))],
    `
      let y: f64 = y[i]
      let x: f64 = x[i]
      if y > 1.0:
        x = 0.0
        x[i] := x
      x = x + y
      x[i] := x`,
  ],
  [
    'assigned first in a block inside, which may not be carried out, it is loaded where the outer one reads it',
    [when(above(y), set(x, literal(0))), set(z, element(x))],
    `
      let y: f64 = y[i]
      let x: f64 = x[i]
      if y > 1.0:
        x = 0.0
        x[i] := x
      z[i] := x`,
  ],
  [
    'blocks side by side have registers of their own',
    [when(above(x), set(y, literal(0))), when(above(x), set(z, element(y)))],
    `
      let x: f64 = x[i]
      if x > 1.0:
        y[i] := 0.0
      if x > 1.0:
        let y: f64 = y[i]
        z[i] := y`,
  ],
  [
    'shared values, and those of the step, are loaded outside of the loop over neurons, by the generator',
    [set(x, plus(shared, track))],
    `
      x[i] := s + drive[step]`,
  ],
])('%s', (_, statements, after) => {
  expect(printStatements(keepInRegisters(statements, { kind: 'neurons' }))).toBe(dedent(after))
})

test('code that runs once keeps shared values', () => {
  const statements = [
    set(shared, binary('+', element(shared), literal(1))),
    set(array('r', 'f64', 'population'), element(shared)),
  ]
  expect(printStatements(keepInRegisters(statements, { kind: 'once' }))).toBe(
    dedent(`
      let s: f64 = s
      s = s + 1.0
      r := s
      s := s`),
  )
})

describe('where a row is computed again', () => {
  test.each<[what: string, statements: readonly IrStatement[], after: string]>([
    [
      'everything assigned so far goes to memory before',
      [set(y, element(x)), when(above(x), set(z, literal(1)), rederive)],
      `
        let x: f64 = x[i]
        let y: f64 = x
        if x > 1.0:
          let z: f64 = 1.0
          y[i] := y
          z[i] := z
          rederive
        y[i] := y`,
    ],
    [
      'what is used later is loaded anew',
      [set(y, element(row)), when(above(x), set(z, literal(1)), rederive), set(y, element(row))],
      `
        let per_tau: f64 = per_tau[i]
        let x: f64 = x[i]
        let y: f64 = per_tau
        if x > 1.0:
          let z: f64 = 1.0
          y[i] := y
          z[i] := z
          rederive
          per_tau = per_tau[i]
        y = per_tau
        y[i] := y`,
    ],
    [
      'what is not used any more is not',
      [set(y, element(row)), when(above(x), set(z, literal(1)), rederive)],
      `
        let per_tau: f64 = per_tau[i]
        let x: f64 = x[i]
        let y: f64 = per_tau
        if x > 1.0:
          let z: f64 = 1.0
          y[i] := y
          z[i] := z
          rederive
        y[i] := y`,
    ],
    [
      'in the same block what comes behind reads the new row',
      [when(above(x), set(z, element(row)), rederive, set(y, element(row)))],
      `
        let x: f64 = x[i]
        if x > 1.0:
          let per_tau: f64 = per_tau[i]
          let z: f64 = per_tau
          z[i] := z
          rederive
          per_tau = per_tau[i]
          let y: f64 = per_tau
          y[i] := y`,
    ],
    [
      'what is assigned again behind is stored again',
      [when(above(x), set(z, literal(1)), rederive, set(z, literal(2)))],
      `
        let x: f64 = x[i]
        if x > 1.0:
          let z: f64 = 1.0
          z[i] := z
          rederive
          z = 2.0
          z[i] := z`,
    ],
  ])('%s', (_, statements, after) => {
    expect(printStatements(keepInRegisters(statements, { kind: 'neurons' }))).toBe(dedent(after))
  })
})
