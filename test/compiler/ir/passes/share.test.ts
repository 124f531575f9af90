import { describe, expect, test } from 'vitest'
import { binary, call, compare, element, literal, local, selectRarely, set } from '../../../../compiler/ir/ir.ts'
import { shareRepeated } from '../../../../compiler/ir/passes/share.ts'
import { printStatements } from '../../../../compiler/ir/print.ts'
import { dedent, phasesAfter } from '../helpers.ts'
import { above, array, define, temporary, when } from '../ingredients.ts'

/** What becomes of statements of each step. */
function shared(regular: string): string {
  const equations = 'x : 1\ny : 1\nz : 1'
  // Everything changes, so that nothing moves out of the step.
  const changing = 'x = -x; y = -y; z = -z'
  const { phases } = phasesAfter('rederive', { equations, regular: `${regular}; ${changing}` })
  const body = phases[0]?.body ?? []
  return printStatements(shareRepeated(body.slice(0, -3)))
}

describe('what a block computes twice', () => {
  test.each<[statements: string, after: string]>([
    ['u = exp(x) + 1/exp(x)', 'let shared: f64 = exp(x[i])\nlet u: f64 = shared + 1.0 / shared'],
    ['u = x/y; w = x/y', 'let shared: f64 = x[i] / y[i]\nlet u: f64 = shared\nlet w: f64 = shared'],
    [
      'u = exp(x); w = x; r = exp(x)',
      'let shared: f64 = exp(x[i])\nlet u: f64 = shared\nlet w: f64 = x[i]\nlet r: f64 = shared',
    ],
    [
      'u = (x + y)*z; w = (x + y)*z',
      'let shared: f64 = (x[i] + y[i]) * z[i]\nlet u: f64 = shared\nlet w: f64 = shared',
    ],
    // Cheap, or different.
    ['u = x*y + x*y', 'let u: f64 = x[i] * y[i] + x[i] * y[i]'],
    ['u = (x + y)*z; w = (x + y)*x', 'let u: f64 = (x[i] + y[i]) * z[i]\nlet w: f64 = (x[i] + y[i]) * x[i]'],
    ['u = exp(x) + exp(y)', 'let u: f64 = exp(x[i]) + exp(y[i])'],
    ['u = x/y + y/x', 'let u: f64 = x[i] / y[i] + y[i] / x[i]'],
    // Of temporaries, told apart by what they are and not by their names.
    ['u = x; w = exp(u) + 1/exp(u)', 'let u: f64 = x[i]\nlet shared: f64 = exp(u)\nlet w: f64 = shared + 1.0 / shared'],
    [
      'u = x; w = exp(u); u = y; r = exp(u)',
      'let u: f64 = x[i]\nlet w: f64 = exp(u)\nlet u_2: f64 = y[i]\nlet r: f64 = exp(u_2)',
    ],
    // One inside another.
    [
      'u = exp(sin(x)) + exp(sin(x)) + sin(x)',
      'let shared: f64 = sin(x[i])\nlet shared_2: f64 = exp(shared)\nlet u: f64 = shared_2 + shared_2 + shared',
    ],
    // What is inside of it is computed once anyway.
    ['u = exp(sin(x)) + 1/exp(sin(x))', 'let shared: f64 = exp(sin(x[i]))\nlet u: f64 = shared + 1.0 / shared'],
  ])('%s', (statements, after) => {
    expect(shared(statements)).toBe(after)
  })
})

test('what few neurons need is not computed for all', () => {
  const [x, y] = [temporary('x'), temporary('y')]
  const root = call('sqrt', 'f64', local(x))
  const value = selectRarely(compare('<', local(x), literal(0)), binary('*', root, root), local(x))
  const block = [define(x, literal(2)), define(y, value)]
  expect(printStatements(shareRepeated(block))).toBe(printStatements(block))
})

describe('only where nothing has been assigned yet', () => {
  test.each<[statements: string, after: string]>([
    ['u = exp(x); x = 1; w = exp(x)', 'let u: f64 = exp(x[i])\nx[i] := 1.0\nlet w: f64 = exp(x[i])'],
    ['x = exp(y) + 1/exp(y)', 'x[i] := exp(y[i]) + 1.0 / exp(y[i])'],
  ])('%s', (statements, after) => {
    expect(shared(statements)).toBe(after)
  })
})

test('each block by itself', () => {
  const [x, y, u, w] = [array('x'), array('y'), temporary('u'), temporary('w')]
  const root = call('sqrt', 'f64', element(x))
  const block = [
    define(u, root),
    when(above(x), define(w, binary('/', root, binary('+', root, literal(1)))), set(y, local(w))),
  ]
  expect(printStatements(shareRepeated(block))).toBe(
    dedent(`
      let u: f64 = sqrt(x[i])
      if x[i] > 1.0:
        let shared: f64 = sqrt(x[i])
        let w: f64 = shared / (shared + 1.0)
        y[i] := w`),
  )
})
