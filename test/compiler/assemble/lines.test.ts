import { expect, test } from 'vitest'
import { assembleToLines, assembleToText } from '../../../compiler/assemble/assemble.ts'

const text = `import { exp } from './runtime-as/exp'

export function decay(x: f64, t: f64): f64 {
  const factor = exp(-t)
  return x * factor
}
export function square(x: f64): f64 {
  return x * x
}
`

test('lines of WebAssembly text say which line they were made of', async () => {
  const { lines } = await assembleToLines(text)
  const of = (pattern: RegExp): (number | undefined)[] =>
    lines.filter(line => pattern.test(line.text)).map(({ from }) => from)
  expect(of(/local\.get \$x\)/).filter(line => line !== undefined)).toEqual([5, 8, 8])
  const squares = lines.findIndex(line => line.text.includes('(func $module/square (param'))
  const after = lines.slice(squares).findIndex(line => line.text.includes('f64.mul'))
  expect(lines[squares + after]?.from).toBe(8)
  // What comes of the runtime comes from no line of the text.
  expect(new Set(lines.map(({ from }) => from))).toEqual(new Set([undefined, 4, 5, 8]))
})

test('the text is the one without places', async () => {
  const { lines } = await assembleToLines(text)
  expect(lines.map(line => line.text).join('\n')).toBe(await assembleToText(text))
})
