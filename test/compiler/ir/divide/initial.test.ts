/** Which initial values several threads can compute, each of a piece of the elements. */
import { expect, test } from 'vitest'
import { Network, NeuronGroup, Synapses } from '../../../../network/index.ts'
import { assembleQuickly } from '../../../assemble.ts'

test('elements are in pieces where each is assigned for itself', async () => {
  const group = new NeuronGroup(8, 'v : 1\nk : integer\nall : 1 (shared)\nother : 1 (linked)', {
    threshold: 'v > 1',
    reset: 'v = 0',
    name: 'g',
  })
  group.link('other', group, 'v', { index: [7, 6, 5, 4, 3, 2, 1, 0] })
  group.set({ v: 'rand()' })
  group.set({ v: '2*v + k' })
  group.set({ v: 'other + 1' })
  group.set({ k: 'int(other > 0.5)' })
  group.set({ all: 'rand()' })
  const synapses = new Synapses(group, group, 'w : 1', { onPre: 'v_post += w', name: 's' })
  synapses.connect({ condition: 'i != j' })
  synapses.set({ w: 'v_pre*rand()' })
  const { manifest } = await new Network([group, synapses], { assemble: assembleQuickly }).compile()
  const told = manifest.initial.flatMap(each => (each.kind === 'data' ? [] : [[each.text, each.pieces === true]]))
  expect(told).toEqual([
    ["s.connect(condition='i != j')", true],
    ['g.v = rand()', true],
    ['g.v = 2 * v + k', true],
    ['g.v = other + 1', false],
    ['g.k = int(other > 0.5)', true],
    ['g.all = rand()', false],
    ['s.w = v_pre * rand()', true],
  ])
})
