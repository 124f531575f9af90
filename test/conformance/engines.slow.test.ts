/** Modules record the same bits under wasmtime as in Node, where there is a Python with wasmtime. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Precision } from '../../abi/manifest.ts'
import { runScript } from '../../session/index.ts'
import { compareEngines, onTwoEngines, pythonWithWasmtime } from './engines.ts'
import { models } from './reference.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const environment = join(root, '.venv-conformance', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
const python = pythonWithWasmtime([environment, process.env['PYTHON'], 'python3'])

/** Why engines cannot be compared. */
const missing = python === undefined ? 'no Python has wasmtime: .venv-conformance, PYTHON, python3' : ''

async function compile(file: string, precision: Precision): Promise<Uint8Array> {
  const { compiled } = await runScript(readFileSync(file, 'utf8'), { file, precision, compile: 1 })
  if (compiled === undefined) throw new Error(`${file} cannot be compiled`)
  return compiled.module
}

const chosen = models().filter(({ name }) => onTwoEngines.includes(name))

test('every model that is to run on two engines is there', () => {
  expect(chosen.map(({ name }) => name).toSorted()).toEqual(onTwoEngines.toSorted())
})

test.skipIf(missing === '')(`two engines are not compared: ${missing}`, context => {
  context.skip()
})

describe.skipIf(missing !== '').each(['float64', 'float32'] as const)('two engines, %s', precision => {
  test.each(chosen)('$name', async ({ file }) => {
    const { values, differences } = await compareEngines(file, { precision, root, compile, python: python ?? '' })
    expect(differences).toEqual([])
    expect(values).toBeGreaterThan(0)
  })
})
