/** Units in functions of numpy against Brian 2: units.json, written by units.py. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { run } from '../../tools.ts'

const rows = JSON.parse(readFileSync(new URL('units.json', import.meta.url), 'utf8')) as readonly (readonly [
  version: string,
  expression: string,
  shown: string,
])[]

const before = "from brian2 import *\nG = NeuronGroup(2, 'v : volt')\nG.v = [3, 4]*mV\nq = [3, 4]*mV\n"

test.each([
  ['brian2', 'the star import of Brian 2', ''],
  ['np', 'its np', ''],
  ['numpy', 'numpy itself', 'import numpy as np\n'],
])('%s: %s', async (version, _, imports) => {
  const own = rows.filter(row => row[0] === version)
  const prints = own.map(([, expression]) => `print('${expression}', '=', str(${expression}).split())\n`).join('')
  const { out, errors } = await run(before + imports + prints)
  expect(errors).toEqual([])
  const words = own.map(
    ([, expression, shown]) =>
      `${expression} = [${shown
        .split(' ')
        .map(w => `'${w}'`)
        .join(', ')}]`,
  )
  expect(out.trimEnd().split('\n')).toEqual(words)
})
