/** The project's own model files, as material. */
import { readdirSync, readFileSync } from 'node:fs'

const folders = ['../conformance/models/', '../conformance/not-yet/', '../../examples/']

/** Every file as its lines. */
export function readCorpus(): readonly (readonly string[])[] {
  return folders.flatMap(folder => {
    const url = new URL(folder, import.meta.url)
    const files = readdirSync(url).filter(name => name.endsWith('.py'))
    return files.toSorted().map(name => readFileSync(new URL(name, url), 'utf8').split('\n'))
  })
}

/** Words, numbers, operators, quotes and blanks, so that what is inside strings is taken apart too. */
export function tokensOf(text: string): string[] {
  return text.match(/[\p{L}_][\p{L}\p{N}_]*|\d[\w.]*|"""|'''|\s+|\*\*=?|\/\/=?|[<>=!+\-*/%]=|[^]/gu) ?? []
}
