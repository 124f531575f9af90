/** What a script prints, told in few messages. */
import { expect, test } from 'vitest'
import { Prints } from '../../../playground/run/prints.ts'

function collected(): { readonly told: [string, number | undefined][]; readonly prints: Prints } {
  const told: [string, number | undefined][] = []
  return { told, prints: new Prints((text, from) => told.push([text, from])) }
}

test('the first text comes at once, those behind it together, and by statement', () => {
  const { told, prints } = collected()
  for (const text of ['a', 'b', 'c']) prints.add(text, 5)
  prints.add('d', 9)
  prints.flush()
  expect(told).toEqual([
    ['a', 5],
    ['bc', 5],
    ['d', 9],
  ])
  prints.flush()
  expect(told).toHaveLength(3)
})

test('a script that prints for ever is told of in few messages, and not for ever', () => {
  const { told, prints } = collected()
  for (let k = 0; k < 200_000; k++) prints.add('0123456789', 0)
  expect(told.length).toBeLessThan(100)
  const all = told.map(([text]) => text).join('')
  expect(all.length).toBeLessThan(500_000)
  expect(all).toMatch(/… and more\n$/)
})
