/** `store` and `restore` in scripts (semantics §10.6). */
import { describe, expect, test } from 'vitest'
import { assembleQuickly } from '../../assemble.ts'
import { type Outcome, run } from '../tools.ts'

const model = `from brian2 import *
G = NeuronGroup(2, 'dv/dt = 1/ms : 1', method='euler')
M = StateMonitor(G, 'v', record=0)
`

function simulated(text: string): Promise<Outcome> {
  return run(model + text, { network: undefined, assemble: assembleQuickly })
}

test.each([
  ["store()\nrun(1*ms)\nrestore()\nprint(G.v[0], magic_network.t, len(M.t))\nrun(0.5*ms)\nprint(G.v[0])", '0.0 0. s 0\n0.5'],
  ["net = Network(G, M)\nnet.store('a')\nnet.run(1*ms)\nnet.store('b')\nnet.restore('a')\nprint(net.t)\nnet.restore(name='b', restore_random_state=True)\nprint(net.t, len(M.t))", '0. s\n1. ms 10'],
  ["magic_network.store('x')\nG.v = 3\nmagic_network.restore('x')\nprint(G.v[:])", '[0. 0.]'],
])('%s', async (text, expected) => {
  const { out, errors } = await simulated(text)
  expect(errors).toEqual([])
  expect(out.trim()).toBe(expected)
}) // prettier-ignore

describe('what is refused, at its place', () => {
  test.each([
    ["restore('a')", "KeyError: 'a'", "restore('a')"],
    ["store('a', filename='state')", 'a stored state in a file is Brian 2, not yet Hillock; this file runs in Brian 2', "'state'"],
    ["restore('a', 'state')", 'a stored state in a file is Brian 2, not yet Hillock; this file runs in Brian 2', "'state'"],
    ['store(5)', "TypeError: name must be a string, not 'int'", 'store(5)'],
  ])('%s', async (text, message, place) => {
    const { errors, places } = await simulated(text)
    expect([errors, places]).toEqual([[message], [place]])
  }) // prettier-ignore
})
