import { expect, test } from 'vitest'
import { format, HillockError } from '../../diagnostics/index.ts'
import { firstInvalidByte, textOf } from '../../cli/read-text.ts'
import { place } from './io.ts'

test.each([
  [[0x61, 0xff], 1],
  [[0xc3], 0],
  [[0xc3, 0xa4], undefined],
  [[0xc0, 0x80], 0],
  [[0xe0, 0x9f, 0xbf], 0],
  [[0xe2, 0x82, 0xac], undefined],
  [[0xed, 0xa0, 0x80], 0],
  [[0xf0, 0x9f, 0xa7, 0xa0], undefined],
  [[0x20, 0xf0, 0x9f, 0xa7], 1],
  [[0xf4, 0x90, 0x80, 0x80], 0],
  [[0x61, 0x00], 1],
])('of %j, the first byte that is no text is %s', (bytes, at) => {
  expect(firstInvalidByte(Uint8Array.from(bytes))).toBe(at)
})

test('the decoder of the platform agrees on what is UTF-8', () => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const isText = (bytes: Uint8Array): boolean => {
    try {
      decoder.decode(bytes)
      return true
    } catch {
      return false
    }
  }
  for (let first = 0x80; first < 256; first++) {
    for (const second of [0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0]) {
      for (const rest of [[], [0x80], [0x80, 0x80], [0xbf, 0xc0]]) {
        const bytes = Uint8Array.from([first, second, ...rest])
        expect(firstInvalidByte(bytes) === undefined, String(bytes)).toBe(isText(bytes))
      }
    }
  }
})

test('a byte that is no text is pointed at', () => {
  const bytes = Uint8Array.from([...new TextEncoder().encode("v = 'ä'\nw = "), 0xff, 0x0a])
  let shown = ''
  try {
    textOf(bytes, 'model.py')
  } catch (cause) {
    shown = cause instanceof HillockError ? format(cause.diagnostics) : ''
  }
  expect(shown).toContain('model.py:2:5: error[not-text]: byte 0xff at offset 13 is not UTF-8 text')
})

test('UTF-16 is recognised, a byte order mark in UTF-8 is left out', () => {
  const wide = Uint8Array.of(0xff, 0xfe, 0x61, 0)
  expect(() => textOf(wide, 'm.py')).toThrow(HillockError)
  expect(textOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), 'm.py')).toEqual({ name: 'm.py', text: 'a' })
})

test('a notebook is recognised by what is in it', async () => {
  const notebook = JSON.stringify({ cells: [{ cell_type: 'code', source: ['x = 1'] }], nbformat: 4, nbformat_minor: 5 })
  const here = await place()
  await here.write('model.ipynb', notebook)
  await here.write('model.py', notebook)
  expect((await here.hillock(['model.py'])).code).toBe(0)
  expect((await here.hillock(['check', 'model.py', 'model.ipynb'])).stdout).toBe('2 of 2 files run\n')
  const compiled = await here.hillock(['compile', 'model.ipynb'])
  expect(compiled.code).toBe(1)
  expect(compiled.stderr).toContain('model.ipynb:1:1: error[unsupported]: a Jupyter notebook')
  expect(compiled.stderr).toContain('help: jupyter nbconvert --to script model.ipynb')
  expect(textOf(new TextEncoder().encode('{\'nbformat\': "nbformat"}'), 'x.py').text).toContain('nbformat')
})
