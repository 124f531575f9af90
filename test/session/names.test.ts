import { expect, test } from 'vitest'
import { run } from './tools.ts'

const groups = `
from brian2 import *
def group(n=1):
    made = NeuronGroup(n, 'v : 1')
    return made
`

async function printed(text: string): Promise<string> {
  const { out, errors } = await run(`${groups}${text}`)
  expect(errors).toEqual([])
  return out.trim()
}

test.each([
  [
    'locals of the calls around',
    'def f():\n    a = group()\n    b = group()\n    return a, b\na, b = f()\nprint(a.name, b.name)',
  ],
  [
    'items of lists that calls around hold',
    'def f():\n    all = []\n    for k in range(2):\n        all.append(group())\n    return all\na, b = f()\nprint(a.name, b.name)',
  ],
  [
    'what the statement under way was handed',
    'def f(a, b):\n    return a.name, b.name\nprint(*f(group(), NeuronGroup(1, "v : 1")))',
  ],
  [
    'what a function hands out again',
    'def two():\n    return group(), group()\ndef f(*all):\n    print(all[2].name, all[3].name)\nf(*two(), *two())',
    'neurongroup_2 neurongroup_3',
  ],
  [
    'what a generator hands out',
    'def some():\n    for k in range(2):\n        yield group()\na, b = list(some())\nprint(a.name, b.name)',
  ],
  [
    'members of instances that calls around hold',
    'class C:\n    def __init__(self):\n        self.g = group()\ndef f():\n    a = C()\n    b = C()\n    return a, b\na, b = f()\nprint(a.g.name, b.g.name)',
  ],
])('%s keep their names from new objects', async (_, text, wanted = 'neurongroup neurongroup_1') => {
  expect(await printed(text)).toBe(wanted)
})

test('what a call left behind gives its name to the next one', async () => {
  const text = `def f():\n    a = group()\n    b = group(2)\n    return b.name\nprint([f() for k in range(2)])\nprint(f())`
  expect(await printed(text)).toBe("['neurongroup_1', 'neurongroup_1']\nneurongroup_1")
})

test('the size of a group has a second name, and integers of numpy are written in other bases', async () => {
  expect(await printed('G = group(3)\nprint(G._N, bin(array([5])[0]), hex(array([255])[0]))')).toBe('3 0b101 0xff')
})
