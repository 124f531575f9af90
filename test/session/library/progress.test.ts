/** Bars that are not drawn. */
import { expect, test } from 'vitest'
import { assembleQuickly } from '../../assemble.ts'
import { run } from '../tools.ts'

test('a loop over a bar may run networks, and one note says that no bar is drawn', async () => {
  const { out, errors, diagnostics } = await run(
    `from brian2 import *
from tqdm import tqdm, trange
G = NeuronGroup(1, 'v : 1')
for k in tqdm(range(2)):
    run(1*ms)
for k in trange(2):
    run(1*ms)
print(defaultclock.t[:])`,
    { network: undefined, assemble: assembleQuickly },
  )
  expect(errors).toEqual([])
  expect(out).toBe('4. ms\n')
  expect(diagnostics.filter(({ code }) => code === 'ignored').map(({ message }) => message)).toEqual([
    'tqdm draws no bar here',
  ])
})
