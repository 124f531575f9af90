import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Diagnostic } from '../../../diagnostics/index.ts'
import { checkScript, checkText, runScript } from '../../../session/index.ts'

const folders = ['examples', 'test/conformance/models', 'test/conformance/not-yet', 'test/conformance/python']

const scripts = folders.flatMap(folder =>
  readdirSync(folder)
    .filter(file => file.endsWith('.py'))
    .map(file => `${folder}/${file}`),
)

/** What is not a note, as one can compare it. */
function told(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics
    .filter(({ severity }) => severity !== 'note')
    .map(
      ({ severity, code, message, span, help }) => `${severity} ${code} ${span?.start}-${span?.end} ${message} ${help}`,
    )
}

test('nothing is said that a run or its check would not say, in the same words at the same place', async () => {
  expect(scripts.length).toBeGreaterThan(400)
  for (const file of scripts) {
    const text = readFileSync(file, 'utf8')
    const options = { file, modules: siblings(file) }
    const early = told(checkText(text, options))
    if (early.length === 0) continue
    const { diagnostics } = await checkScript(text, options)
    const late = told(diagnostics)
    // Methods are looked at by a run alone.
    const ran = early.every(each => late.includes(each)) ? [] : told((await runScript(text, options)).diagnostics)
    expect([...late, ...ran], file).toEqual(expect.arrayContaining(early))
  }
})

/** Python files beside the script. */
function siblings(file: string): (name: string) => string | undefined {
  const folder = file.slice(0, file.lastIndexOf('/'))
  return name => {
    const path = `${folder}/${name.replaceAll('.', '/')}.py`
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined
  }
}
