/** The models of the gallery, which are the files of `examples/`: what each has to have. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readModel } from '../../../playground/gallery/read-model.ts'
import { openSession } from '../../../session/index.ts'

const folder = fileURLToPath(new URL('../../../examples/', import.meta.url))
const sections = JSON.parse(readFileSync(`${folder}gallery.json`, 'utf8')) as readonly {
  readonly title: string
  readonly models: readonly string[]
}[]
const listed = sections.flatMap(({ models }) => models)

test('the list has every model once, in sections with names of their own', () => {
  expect(listed.toSorted()).toEqual(readdirSync(folder).filter(name => name.endsWith('.py')))
  expect(new Set(sections.map(({ title }) => title)).size).toBe(sections.length)
})

describe.each(listed)('%s', file => {
  const { title, description, tryThis, text } = readModel(readFileSync(folder + file, 'utf8'))

  test('says what it is, and what to try', () => {
    expect(title).toMatch(/^[A-Z].{10,65}[^.]$/)
    const sentences = description.match(/[.?!](?: |$)/g) ?? []
    expect(sentences.length).toBeGreaterThanOrEqual(2)
    expect(sentences.length).toBeLessThanOrEqual(5)
    expect(description).toMatch(/[.?!]$/)
    expect(tryThis).toMatch(/[.?!']$/)
  })

  test('is short', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(71)
    expect(text.split('\n').filter(line => line.length > 127)).toEqual([])
  })

  test('gives its constants one by one, so that they can be set', () => {
    expect(text.match(/^\w+(?:, *\w+)+ *=[^=].*/gm) ?? []).toEqual([])
    expect(openSession(text).constants.length).toBeGreaterThanOrEqual(2)
  })

  test('draws a figure with names on its axes', () => {
    expect(text).toMatch(/^\s*(?:plot|semilogx|scatter|hist|vlines)\(/m)
    expect(text).toMatch(/^\s*xlabel\('/m)
    expect(text).toMatch(/^\s*ylabel\('/m)
  })

  test('fixes its random numbers, where it has some', () => {
    expect(/^seed\(\d+\)$/m.test(text)).toBe(/\b(?:rand|randn|PoissonGroup)\(|\bxi\b|connect\(.*\bp=/.test(text))
  })
})

test('no two models have one title', () => {
  const titles = listed.map(file => readModel(readFileSync(folder + file, 'utf8')).title)
  expect(new Set(titles).size).toBe(titles.length)
})
