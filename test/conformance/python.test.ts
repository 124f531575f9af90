/** Scripts of plain Python beside what CPython prints for them, recorded by `record-python.py`. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { run } from '../session/tools.ts'

const folder = fileURLToPath(new URL('python/', import.meta.url))
const names = readdirSync(folder).flatMap(file => (file.endsWith('.py') ? [file.slice(0, -3)] : []))

test('there are scripts for every part of Python', () => {
  expect(names.length).toBeGreaterThanOrEqual(40)
})

test.each(names)('%s', async name => {
  const { out, errors } = await run(readFileSync(`${folder}${name}.py`, 'utf8'), { file: `${name}.py` })
  expect(errors).toEqual([])
  expect(out).toBe(readFileSync(`${folder}${name}.out`, 'utf8'))
})
