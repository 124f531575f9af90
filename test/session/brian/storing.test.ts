/** `store` and `restore` in scripts (semantics §10.6). */
import { describe, expect, test } from 'vitest'
import { assembleQuickly } from '../../assemble.ts'
import type { ScriptFiles } from '../../../session/files.ts'
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
    ["store('a', filename='state')", 'store: a model script cannot reach the machine', "store('a', filename='state')"],
    ["restore('a', 'state')", 'restore: a model script cannot reach the machine', "restore('a', 'state')"],
    ['store(5)', "TypeError: name must be a string, not 'int'", 'store(5)'],
  ])('%s', async (text, message, place) => {
    const { errors, places } = await simulated(text)
    expect([errors, places]).toEqual([[message], [place]])
  }) // prettier-ignore
})

describe('states in a file', () => {
  const stored = (files: Map<string, Uint8Array | string>, text: string): Promise<Outcome> =>
    run(model + text, { network: undefined, assemble: assembleQuickly, files })

  test('are put back by another script, each under its name', async () => {
    const files = new Map<string, Uint8Array | string>()
    const before = await stored(
      files,
      "run(1*ms)\nstore(filename='s')\nrun(1*ms)\nstore('b', 's')\nG.v = 9\nrestore(filename='s')\nprint(round(G.v[0], 6))",
    )
    expect([before.errors, before.out]).toEqual([[], '1.0\n'])
    const after = await stored(files, "restore('b', filename='s')\nprint(round(G.v[0], 6), magic_network.t, len(M.t))")
    expect([after.errors, after.out]).toEqual([[], '2.0 2. ms 20\n'])
  })

  test.each([
    ["restore('c', 's')", "KeyError: 'c'"],
    ["restore(filename='none')", "FileNotFoundError: [Errno 2] No such file or directory: 'none'"],
    ["restore(filename='text')", "ValueError: 'text' is no zip archive of Hillock's or numpy's, or it is damaged"],
    ["store(filename='text')", "ValueError: 'text' is no zip archive of Hillock's or numpy's, or it is damaged"],
  ])('%s', async (text, message) => {
    const files = new Map<string, Uint8Array | string>([['text', 'no state']])
    const { errors } = await stored(files, `store(filename='s')\n${text}`)
    expect(errors).toEqual([message])
    expect(files.get('text')).toBe('no state')
  })

  test('are not put beside others in a file that cannot be read, and it is store that says so', async () => {
    const files: ScriptFiles = { write: () => undefined, look: () => 'file' }
    const options = { network: undefined, assemble: assembleQuickly, files }
    const { errors } = await run(`${model}store(filename='s')`, options)
    expect(errors).toEqual(['store: a model script cannot reach the machine'])
  })
})
