import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Code, codes } from '../../diagnostics/codes.ts'
import { pageNames, printed, readPage } from './page.ts'
import { raisedByScript, raisedOtherwise } from './raise.ts'

const all = Object.keys(codes) as Code[]

test('every code has a page, and every page a code', () => {
  expect(pageNames().toSorted()).toEqual(all.toSorted())
})

test('the index lists them all', () => {
  const index = readFileSync(new URL('../../docs/errors/README.md', import.meta.url), 'utf8')
  for (const code of all) expect(index).toContain(`| [${code}](${code}.md) | ${codes[code]} |\n`)
})

describe('a page says what Hillock says', () => {
  test.each(all)('%s', async code => {
    const { text, language, example, printed: shown } = readPage(code)
    const diagnostics = await (raisedOtherwise[code]?.() ?? raisedByScript(`${example}\n`))
    expect(text.startsWith(`# ${code}\n\n${codes[code]}\n`)).toBe(true)
    expect(shown).toBe(printed(diagnostics, code, language))
    expect(shown).toContain(`[${code}]`)
  })
})
