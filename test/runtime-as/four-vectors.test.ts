import { expect, test } from 'vitest'

// As a string, since scripts have no declarations.
const { fourVectors, lanesOf } = (await import('../../scripts/four-vectors.js' as string)) as {
  readonly fourVectors: (name: string, text: string, library: unknown) => string
  readonly lanesOf: (texts: ReadonlyMap<string, string>) => unknown
}

const nothing = lanesOf(new Map())

test('a block written for one vector becomes one for four, statement by statement', () => {
  const text = `const size = 0
function row() {
    let size = zero
    // for each of four vectors {
    const x = v128.load(row)
    const y = f64x2.add(
      v128.load(row + other),
      load<u8>(row, 8),
    )
    // }
    if (size) {
      // for each of four vectors {
      v128.store(row, f64x2.mul(x, y))
      // }
    }
}
function other() {
  // for each of four vectors {
  const size = v128.load(row)
  // }
}
`
  const loaded = [0, 16, 32, 48].map((at, n) => `    const x_${n} = v128.load(row, ${at})\n`)
  const added = [0, 16, 32, 48].map(
    (at, n) =>
      `    const y_${n} = f64x2.add(\n      v128.load(row + other, ${at}),\n      load<u8>(row, ${at + 8}),\n    )\n`,
  )
  const stored = [0, 16, 32, 48].map((at, n) => `      v128.store(row, f64x2.mul(x_${n}, y_${n}), ${at})\n`)
  const sizes = [0, 16, 32, 48].map((at, n) => `  const size_${n} = v128.load(row, ${at})\n`)
  const expected = `const size = 0\nfunction row() {\n    let size = zero\n${loaded.join('')}${added.join('')}    if (size) {\n${stored.join('')}    }\n}\nfunction other() {\n${sizes.join('')}}\n`
  expect(fourVectors('row.ts', text, nothing)).toBe(expected)
})

test('text without such blocks stays, and a block has its end', () => {
  expect(fourVectors('row.ts', 'const x = 1\n', nothing)).toBe('const x = 1\n')
  const open = '  // for each of four vectors {\n  const x = v128.load(row)\n'
  expect(() => fourVectors('row.ts', open, nothing)).toThrow('row.ts: a block of four vectors without its end')
})

const curve = `export const CURVE: usize = memory.data<f32>([1.0, 2.0])
// expanded in rows
function inner(x: v128): v128 {
  const x2 = f32x4.mul(x, x)
  return f32x4.add(x2, v128.load32_splat(CURVE, 4))
}
// expanded in rows
export function outer(a: v128, b: v128): v128 {
  const y = inner(a)
  const z = inner(b)
  return f32x4.sub(y, z)
}
`
const library = lanesOf(new Map([['curves/curve.ts', curve]]))

test('functions of lanes are expanded, their constants read before the loop and imported', () => {
  const text = `function row(row: usize): void {
  do {
    // for each of four vectors {
    const x = v128.load(row)
    const y = outer(x, x)
    v128.store(row, y)
    // }
  } while (true)
}
`
  const block = [
    ...['y_y', 'y_z'].flatMap(name => [
      `  const ${name}_x2_# = f32x4.mul(x_#, x_#)`,
      `  const ${name}_# = f32x4.add(${name}_x2_#, CURVE_4)`,
    ]),
    '  const y_# = f32x4.sub(y_y_#, y_z_#)',
  ]
  const written = block.flatMap(line => [0, 1, 2, 3].map(n => line.replaceAll('#', String(n)))).join('\n')
  const loaded = [0, 1, 2, 3].map(n => `    const x_${n} = v128.load(row, ${16 * n})\n`).join('')
  const stored = [0, 1, 2, 3].map(n => `    v128.store(row, y_${n}, ${16 * n})\n`).join('')
  expect(fourVectors('rows/row.ts', text, library)).toBe(
    "import { CURVE } from '../curves/curve'\n" +
      'function row(row: usize): void {\n  const CURVE_4 = v128.load32_splat(CURVE, 4)\n  do {\n' +
      `${loaded}${written}\n${stored}  } while (true)\n}\n`,
  )
})

test('a function of lanes within an expression is refused, since it would be called', () => {
  const text = '  // for each of four vectors {\n  v128.store(row, outer(x, x))\n  // }\n'
  expect(() => fourVectors('row.ts', text, library)).toThrow('row.ts: a function of lanes that is not called as')
})
