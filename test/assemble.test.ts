/** Other tests assemble without optimisations: these change no bit. */
import { expect, test } from 'vitest'
import { assembleHere } from '../network/index.ts'
import { assembleQuickly } from './assemble.ts'
import { runModel } from './conformance/hillock.ts'
import { models } from './conformance/reference.ts'

test.each(['adaptive-threshold', 'clocks-unaligned', 'exact-three', 'functions-smooth', 'remainders'])(
  '%s',
  async name => {
    const file = models().find(model => model.name === name)?.file ?? name
    const quickly = await runModel(file, { seed: 1, assemble: assembleQuickly })
    expect(quickly.error).toBeUndefined()
    expect(await runModel(file, { seed: 1, assemble: assembleHere })).toEqual(quickly)
  },
)
