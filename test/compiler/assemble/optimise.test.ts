import { beforeAll, expect, test } from 'vitest'
import binaryen from 'binaryen'
import { assembleToText } from '../../../compiler/assemble/assemble.ts'

/** Two loops, one of which calls a small function, and one a function that is called nowhere else. */
const text = `
function small(x: f64): f64 { return x * x + 1 }
function once(at: usize): void { store<f64>(at, load<f64>(at + 8 * 3) / load<f64>(at + 8 * 4) + load<f64>(at)) }
export function first(at: usize, end: usize): void {
  do { store<f64>(at, small(load<f64>(at))); at += 8 } while (at < end)
}
export function second(at: usize, end: usize): f64 {
  do { once(at); at += 8 } while (at < end)
  return small(load<f64>(at))
}
`

let wat = ''
beforeAll(async () => (wat = await assembleToText(text)))

test('loops call no small function, and none that is called once', () => {
  expect(wat).toContain('(loop')
  expect(wat).not.toContain('(call')
})

test('constants are folded into one', () => {
  expect(wat).not.toMatch(/i32\.mul/)
  expect(wat).toMatch(/offset=24|i32\.const 24/)
})

test('text has the names of functions and is a whole module', () => {
  const module = binaryen.parseText(wat)
  expect(module.validate()).toBe(1)
  expect(wat).toMatch(/\(func \$module\/second /)
})
