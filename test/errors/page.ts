/** The pages under docs/errors/: an example in the first fenced block, what Hillock says to it in the second. */
import { readdirSync, readFileSync } from 'node:fs'
import { type Diagnostic, format } from '../../diagnostics/index.ts'

const folder = new URL('../../docs/errors/', import.meta.url)

export interface Page {
  readonly text: string
  readonly language: string
  readonly example: string
  readonly printed: string
}

/** Codes that have a page. */
export function pageNames(): string[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.md') && file !== 'README.md')
    .map(file => file.slice(0, -'.md'.length))
}

/** Reads the page of a code. */
export function readPage(code: string): Page {
  const text = readFileSync(new URL(`${code}.md`, folder), 'utf8')
  const [first, second] = [...text.matchAll(/```(\w+)\n([\s\S]*?)\n```/g)]
  return { text, language: first?.[1] ?? '', example: first?.[2] ?? '', printed: second?.[2] ?? '' }
}

/** What a page prints of the diagnostics of its code: whole for a script, else the line that says what is wrong. */
export function printed(diagnostics: readonly Diagnostic[], code: string, language: string): string {
  const own = diagnostics.filter(each => each.code === code)
  const text = format(own).replaceAll(/--seed \d+/g, '--seed 2038074743')
  return language === 'python' && !text.includes('((((') ? text : withoutSource(text)
}

/** Messages and helps, without the lines of the source. */
function withoutSource(text: string): string {
  return text
    .split('\n')
    .filter((line, index) => index === 0 || line.startsWith('  help:'))
    .join('\n')
}
