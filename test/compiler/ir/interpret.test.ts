import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { load } from '../../../host/index.ts'
import { Network, NeuronGroup } from '../../../network/index.ts'
import { computable, differences, groupFor, isAssigned } from './computed.ts'
import { type Expression, expressions, type Kind } from './expressions.ts'

const size = 48

function sample(seed: number): Expression[] {
  return computable(fc.sample(expressions(), { numRuns: 160, seed }), size)
}

describe('the interpreter gives the bits of compiled code', () => {
  test.each([1])('for initial values, sample %i', async seed => {
    const list = sample(seed)
    expect(list.length).toBeGreaterThan(100)
    const group = groupFor(list, size)
    group.set(Object.fromEntries(list.map(({ text }, index) => [`x${index}`, text])))
    const { module } = await new Network(group).compile()
    await using simulation = await (await load(module)).start()
    expect(
      differences(
        list,
        name => simulation.get(`neurongroup.${name}`),
        name => group.read(name),
      ),
    ).toEqual([])
  })

  test.each([4])('for a reset, sample %i', async seed => {
    const list = sample(seed)
    expect(list.length).toBeGreaterThan(100)
    const reset = list.map(({ text }, index) => `x${index} = ${text}`).join('\n')
    const stepped = groupFor(list, size, { threshold: 'True', reset })
    await using network = new Network(stepped)
    await network.run('0.2 ms')

    const assigned = groupFor(list, size)
    await using other = new Network(assigned)
    await other.run('0.1 ms')
    assigned.set(Object.fromEntries(list.map(({ text }, index) => [`x${index}`, text])))
    expect(
      differences(
        list,
        name => stepped.read(name),
        name => assigned.read(name),
      ),
    ).toEqual([])
  })

  test.each([5, 6])('for statements that read what others wrote, sample %i', async seed => {
    const inputs: Record<Kind, readonly string[]> = {
      number: ['a', 'b'],
      voltage: ['v'],
      integer: ['k', 'j'],
      condition: ['p', 'q'],
    }
    const assigned = groupFor([], size)
    const statements = fc.sample(expressions(), { numRuns: 90, seed }).flatMap(({ kind, text }, index) => {
      const target = inputs[kind][index % inputs[kind].length] ?? ''
      return isAssigned(text, target, assigned) ? [`${target} = ${text}`] : []
    })
    expect(statements.length).toBeGreaterThan(50)
    const stepped = groupFor([], size, { threshold: 'True', reset: statements.join('\n') })
    await using network = new Network(stepped)
    await network.run('0.1 ms')
    for (const name of Object.values(inputs).flat())
      expect([name, [...stepped.read(name)]]).toEqual([name, [...assigned.read(name)]])
  })
})

test('a boolean subexpression is a condition, whatever its expression counts', () => {
  const group = new NeuronGroup(2, 'p : boolean\nq = p + p : boolean\nx : integer\ny : integer')
  group.set({ p: [0, 1], x: 'int(q and p)', y: 'int(not q)' })
  expect([...group.read('q'), ...group.read('x'), ...group.read('y')]).toEqual([0, 1, 0, 1, 1, 0])
})

// In AssemblyScript a bare number takes the type that its surroundings ask for.
test('whole numbers stay whole where a float is wanted', async () => {
  const reset = 'x = 0; x += 2.0/(3000000000 > timestep(t, dt)) + 4.0/(True >= timestep(t, dt)); y = 100000*k'
  const group = new NeuronGroup(1, 'x : 1\ny : 1\nk : integer', { threshold: 'True', reset })
  group.set({ k: 30000 })
  await using network = new Network(group)
  await network.run('0.1 ms')
  expect([...group.read('x')]).toEqual([6])
  expect([...group.read('y')]).toEqual([-1294967296])
  group.set({ y: '100000*k' })
  expect([...group.read('y')]).toEqual([-1294967296])
})
