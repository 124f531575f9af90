import { expect, test } from 'vitest'
import { byName, find } from '../../host/names.ts'

const groups = [
  { name: 'neurongroup', variable: 'G' },
  { name: 'neurongroup_1', variable: 'neurongroup' },
  { name: 'neurongroup_2' },
]

test('a name is the script’s or Brian’s', () => {
  expect(find(groups, 'G', 'group')).toBe(groups[0])
  expect(find(groups, 'neurongroup_1', 'group')).toBe(groups[1])
  expect(find(groups, 'neurongroup_2', 'group')).toBe(groups[2])
})

test('one that stands for two is refused with both', () => {
  expect(() => find(groups, 'neurongroup', 'group')).toThrow(
    "shadowed-name: 'neurongroup' could be what Brian 2 calls 'neurongroup' or the script's 'neurongroup' (neurongroup_1)",
  )
})

test('an unknown one is refused with the nearest', () => {
  expect(() => find(groups, 'neurongrup_2', 'group')).toThrow(
    expect.objectContaining({
      diagnostics: [
        expect.objectContaining({
          code: 'unknown-name',
          message: "there is no group 'neurongrup_2' in this model",
          help: "did you mean 'neurongroup_2'?",
        }),
      ],
    }),
  )
})

test('objects by name list each once and know all names but an ambiguous one', () => {
  const sizes = byName(groups, ({ name }) => name.length)
  expect(Object.keys(sizes)).toEqual(['G', 'neurongroup_2'])
  expect(sizes['neurongroup_1']).toBe(13)
  expect(() => sizes['neurongroup']).toThrow('could be')
})
