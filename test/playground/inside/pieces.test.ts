import { expect, test } from 'vitest'
import { blocksOf } from '../../../playground/inside/blocks.ts'
import { piecesOf } from '../../../playground/inside/look.ts'

test('generated text is cut at its functions, with their comments; what the model is in is open', () => {
  const text = [
    '// addresses',
    'const STEP: usize = 1024',
    '',
    '// dv/dt = -v/tau',
    'export function tile0(): void {',
    '  v = v_new',
    '}',
    '',
    '/** Computes. */',
    'function prepare(): void {',
    '}',
  ]
  const generated = text.map((line, index) => ({ text: line, ...(index === 5 && { statement: 0 }) }))
  expect(blocksOf(generated).map(({ name, first, lines, isOpen }) => [name, first, lines.length, isOpen])).toEqual([
    ['addresses and imports', 1, 3, false],
    ['tile0', 4, 5, true],
    ['prepare', 9, 3, false],
  ])
})

test('WebAssembly is cut at its functions, those of the model first', () => {
  const lines = [
    '(module',
    ' (memory $0 1)',
    ' (func $runtime-as/exp/exp (param f64)',
    '  (nop)',
    ' )',
    ' (func $module/tile0',
    '  (nop)',
    ' )',
    ')',
  ].map(text => ({ text }))
  const pieces = piecesOf({ lines })
  expect(pieces.map(({ name, own, lines: inside }) => [name, own, inside.length])).toEqual([
    ['tile0', true, 3],
    ['runtime-as/exp/exp', false, 3],
    ['types, imports, memory and exports', false, 3],
  ])
})
