import { expect, test } from 'vitest'

// As a string, since scripts have no declarations.
const { fourVectors } = (await import('../../scripts/four-vectors.js' as string)) as {
  readonly fourVectors: (name: string, text: string) => string
}

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
  expect(fourVectors('row.ts', text)).toBe(expected)
})

test('text without such blocks stays, and a block has its end', () => {
  expect(fourVectors('row.ts', 'const x = 1\n')).toBe('const x = 1\n')
  const open = '  // for each of four vectors {\n  const x = v128.load(row)\n'
  expect(() => fourVectors('row.ts', open)).toThrow('row.ts: a block of four vectors without its end')
})
