/** Modules of the examples, which `npm run build` assembles. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { assemblerFor } from '../../cli/assembler.ts'
import { readReady } from '../../cli/ready.ts'
import { assembleHere } from '../../network/assembler.ts'
import { withReady } from '../../network/ready-modules.ts'
import { runScript } from '../../session/index.ts'
import { place, type Place } from './io.ts'

/** What `npm run build` makes. */
const command = fileURLToPath(new URL('../../dist/cli/hillock.js', import.meta.url))

const examples = fileURLToPath(new URL('../../examples/', import.meta.url))

function textOf(file: string): string {
  return readFileSync(examples + file, 'utf8')
}

test('the module is that which is assembled anew', async () => {
  const texts: string[] = []
  await runScript(textOf('first-model.py'), {
    compile: 1,
    assemble: text => {
      texts.push(text)
      return assembleHere(text)
    },
  })
  const taken = withReady(() => Promise.reject(new Error('npm run build comes before this test')), readReady)
  expect(texts).toHaveLength(1)
  for (const text of texts) expect(await taken(text)).toEqual(await assembleHere(text))
})

/** `hillock run` as it was built, with an empty cache; how many modules it had to assemble. */
async function assembledBy(here: Place, ...argv: string[]): Promise<number> {
  const env = { ...process.env, HILLOCK_CACHE: here.path('cache') }
  await promisify(execFile)(process.execPath, [command, 'run', '--no-figures', ...argv], { cwd: here.cwd, env })
  const kept = await readdir(here.path('cache')).catch(() => [])
  return kept.filter(name => name.endsWith('.module')).length
}

test('an example is run without assembling anything, in several threads too', async () => {
  const here = await place()
  expect(await assembledBy(here, `${examples}step-current.py`, '--threads', '2')).toBe(0)
})

test('other values, sizes, seeds and names of an example need no other module, other equations do', async () => {
  const here = await place()
  const text = textOf('first-model.py')
  await here.write('mine.py', text.replace('tau = 10*ms', 'tau = 12*ms'))
  expect(await assembledBy(here, 'mine.py', '--set', 'drive=3mV', '--size', 'G=7', '--seed', '3')).toBe(0)
  const other = text.replace('(drive - v)/tau', '(drive - 2*v)/tau')
  expect(other).not.toBe(text)
  await here.write('mine.py', other)
  expect(await assembledBy(here, 'mine.py')).toBe(1)
})

test('the assembler is not loaded ahead for an example as it came', async () => {
  const said: string[] = []
  const { start, dispose } = assemblerFor(
    { env: { HILLOCK_CACHE: 'cache' }, cwd: (await place()).cwd },
    { say: text => said.push(text) },
  )
  onTestFinished(dispose)
  const text = textOf('first-model.py')
  await start({ name: `${examples}first-model.py`, text })
  expect(said).toEqual([])
  await start({ name: 'first-model.py', text: `${text}\n` })
  await start({ name: 'mine.py', text })
  await start({ name: '-', text })
  expect(said).toHaveLength(3)
})
