/** Links that hold a model. */
import { deflateSync, strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { decodeShared, encodeShared, LinkError } from '../../../playground/share/link.ts'

const shared = {
  file: 'mein modell.py',
  text: 'tau = 10*ms  # Zeitkonstante τ 🧠\n'.repeat(50),
  seed: 7,
  values: { tau: 12.5 },
}

function lettersOf(text: string | Uint8Array): string {
  const bytes = deflateSync(typeof text === 'string' ? strToU8(text) : text)
  return Buffer.from(bytes).toString('base64url')
}

test('hold the model, its seed and its sliders', () => {
  const letters = encodeShared(shared)
  expect(letters).toMatch(/^[\w-]+$/)
  expect(letters.length).toBeLessThan(300)
  expect(decodeShared(letters)).toEqual(shared)
})

test.each([
  ['letters that are none', '%%%', /damaged/],
  ['half of a link', encodeShared(shared).slice(0, 60), /damaged/],
  ['noise', Buffer.from('no deflated text at all').toString('base64url'), /damaged/],
  ['no model', lettersOf('[1, 2]'), /no model/],
  ['no JSON', lettersOf('tau = 1'), /no model/],
  ['a text that is a number', lettersOf('{"edition": 1, "text": 5}'), /no model/],
  ['a later edition', lettersOf('{"edition": 99, "text": ""}'), /later version/],
  ['ten megabytes of letters', 'A'.repeat(10_000_000), /too long/],
  ['few letters of many bytes', lettersOf(new Uint8Array(300_000_000)), /too large/],
])('say what is wrong with %s', (_, letters, message) => {
  expect(() => decodeShared(letters)).toThrow(LinkError)
  expect(() => decodeShared(letters)).toThrow(message)
})

test('carry nothing else', () => {
  const given = { edition: 1, file: '../../<b>', text: 'x', seed: -3, values: { a: 'no', b: Infinity, c: 2 }, more: 1 }
  expect(decodeShared(lettersOf(JSON.stringify(given)))).toEqual({
    file: 'model.py',
    text: 'x',
    seed: undefined,
    values: { c: 2 },
  })
})
