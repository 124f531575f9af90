/** What is computed for several neurons in a vector has the bits of one neuron after the other. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Network, type NeuronGroup, type NeuronGroupOptions } from '../../../network/index.ts'
import { assembleQuickly, notAssembled } from '../../assemble.ts'
import { computable, differences, groupFor, isAssigned } from '../ir/computed.ts'
import { type Expression, expressions, expressionTexts, type Leaves } from '../ir/expressions.ts'

/** A neuron alone, around the number of a turn, and many. */
const sizes = [100, 9, 8, 7, 1]

/** Whatever is read changes, so that nothing moves out of the step. */
const changing = ['a = a', 'b = b', 'v = v', 'k = k', 'j = j', 'p = p', 'q = q']

/** A group that computes them all at each step. */
function stepping(list: readonly Expression[], size: number, options: NeuronGroupOptions = {}): NeuronGroup {
  const group = groupFor(list, size, options)
  group.runRegularly([...list.map(({ text }, index) => `x${index} = ${text}`), ...changing].join('\n'))
  return group
}

/** The text of the module that computes expressions in vectors, and which neurons the interpreter sees differently. */
async function compared(
  list: readonly Expression[],
): Promise<{ readonly text: string; readonly different: unknown[] }> {
  const different: unknown[] = []
  const { text } = await new Network([stepping(list, 1)], { assemble: notAssembled }).compile()
  for (const size of sizes) {
    const stepped = stepping(list, size)
    await using network = new Network([stepped], { assemble: assembleQuickly })
    await network.run('0.2 ms')
    const assigned = groupFor(list, size)
    await using other = new Network([assigned], { assemble: assembleQuickly })
    await other.run('0.1 ms')
    const names = list.map((_, index) => `x${index}`)
    const refused = names.filter((name, index) => !isAssigned(list[index]?.text ?? '', name, assigned))
    const found = differences(
      list,
      name => stepped.read(name),
      name => (refused.includes(name) ? [] : assigned.read(name)),
    )
    different.push(...found.map(each => ({ size, each })))
  }
  return { text, different }
}

/** Few of anything, but all of it by neuron. */
const leaves: Leaves = {
  number: ['a', 'b', 'c', '0.1', '(v/theta)', '(t/ms)', 'inf', '1e-310', '(a % b)', '(a // b)', '1.0*t_in_timesteps'],
  voltage: ['v', 'theta', '(3*mV)', '(a*mV)', '(v % theta)'],
  integer: ['k', 'j', 'd', 'i', '(-3)', 't_in_timesteps', '(k % j)', '(k // j)', 'timestep(b*ms, dt)', 'N'],
  condition: ['p', 'q', 'True', 'False'],
  names: ['p', 'q', 'True', 'False'],
}

describe('the lanes of a vector give the bits of the interpreter', () => {
  test.each([1, 2])('for random expressions, sample %i', { timeout: 120_000 }, async seed => {
    const list = computable(fc.sample(expressions(), { numRuns: 120, seed }), 100)
    expect(list.length).toBeGreaterThan(70)
    expect((await compared(list)).different).toEqual([])
  })

  test('for small expressions of every kind', { timeout: 120_000 }, async () => {
    const kinds = ['number', 'voltage', 'integer', 'condition'] as const
    const texts = expressionTexts(leaves, 2)
    const sampled = kinds.flatMap(kind =>
      fc.sample(texts[kind], { numRuns: 40, seed: 3 }).map(text => ({ kind, text })),
    )
    const list = computable(sampled, 100)
    expect(list.length).toBeGreaterThan(100)
    const { text, different } = await compared(list)
    expect(different).toEqual([])
    for (const shape of ['f64x2.', 'i64x2.', 'i32x4.', 'v128.bitselect']) expect(text).toContain(shape)
  })
})

/** What a step computes in single precision. */
async function single(list: readonly Expression[], size: number, lanes: 'scalar' | 'vector'): Promise<NeuronGroup> {
  const group = stepping(list, size, { precision: 'float32' })
  await using network = new Network([group], { assemble: assembleQuickly, stepping: { lanes } })
  await network.run('0.2 ms')
  return group
}

describe('vectors of four in single precision give the bits of one neuron after the other', () => {
  test.each(['random', 'small'])('for %s expressions', { timeout: 120_000 }, async kind => {
    const small = (['number', 'voltage', 'integer', 'condition'] as const).flatMap(each =>
      fc.sample(expressionTexts(leaves, 2)[each], { numRuns: 40, seed: 5 }).map(text => ({ kind: each, text })),
    )
    const list = computable(kind === 'small' ? small : fc.sample(expressions(), { numRuns: 120, seed: 4 }), 100)
    const names = list.map((_, index) => `x${index}`)
    for (const size of [100, 17, 16, 15, 1]) {
      const [vector, scalar] = [await single(list, size, 'vector'), await single(list, size, 'scalar')]
      const found = differences(
        list,
        name => vector.read(name),
        name => scalar.read(name),
      )
      expect(found).toEqual([])
      expect(names.some(name => vector.read(name).some(value => value !== 0))).toBe(true)
    }
    const { text } = await new Network([stepping(list, 1, { precision: 'float32' })], {
      assemble: notAssembled,
    }).compile()
    for (const shape of ['f32x4.', 'i32x4.', 'f64x2.', 'v128.shuffle']) expect(text).toContain(shape)
  })
})
