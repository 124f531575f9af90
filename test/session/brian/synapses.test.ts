import { describe, expect, test } from 'vitest'
import { run } from '../tools.ts'

const begin = `from brian2 import *
G = NeuronGroup(5, 'x : 1', threshold='x > 1', reset='', name='G')
H = NeuronGroup(4, 'y : 1', name='H')
S = Synapses(G, H, 'w : 1', on_pre='y_post += w', name='S')
`

const connected = `${begin}S.connect('i != j and i < 3')
S.w = 'i*10 + j'
`

/** What lines print behind such a beginning. */
async function printed(lines: string, before = connected): Promise<string> {
  const { out, errors } = await run(before + lines)
  expect(errors).toEqual([])
  return out.trimEnd()
}

describe('connect in a script', () => {
  test('takes generators, subgroups and numbers of numpy', async () => {
    expect(
      await printed("S.connect(j='k for k in range(i-1, i+1) if k >= 0 and k < 3')\nprint(S.i[:], S.j[:])", begin),
    ).toBe('[0 1 1 2 2 3] [0 0 1 1 2 2]')
    expect(await printed('S.connect(i=G[1:3], j=[3, 0])\nprint(S.i[:], S.j[:])', begin)).toBe('[1 2] [3 0]')
    expect(await printed('S.connect(p=arange(2)[1]*1.0, n=2)\nprint(len(S))', begin)).toBe('40')
  })

  test.each([
    ['S.connect(1)', 'TypeError: condition argument must be bool or string.', '1'],
    ['S.connect(i=1.0, j=[1])', 'TypeError: i argument must be int, array or string', '1.0'],
    [
      'S.connect(i=[0, 1], j=[1.0, 2.0])',
      'TypeError: Postsynaptic indices have to be given as integers, are type float64 instead.',
      '[1.0, 2.0]',
    ],
    [
      'S.connect(i=[True, False], j=[1, 2])',
      'TypeError: Presynaptic indices have to be given as integers, are type bool instead.',
      '[True, False]',
    ],
    ['S.connect(i=array([[0, 1]]), j=1)', 'ValueError: Can only use 1-dimensional indices', 'array([[0, 1]])'],
    ['S.connect(p=0.5*mV)', 'TypeError: p must be float or string', '0.5*mV'],
    ['S.connect(p=None)', 'TypeError: p must be float or string', 'None'],
    ['S.connect(n=1.5)', 'TypeError: n must be int or string', '1.5'],
    ['S.connect(i=[0], j=[1], n=[2])', 'TypeError: n must be int or string', '[2]'],
    ["S.connect(j='k for k in nobody(3)')", 'Iterator expression must be one of the supported functions', 'nobody(3)'],
    ["S.connect(\n  j='i'\n)", 'IndexError: index _j=4 outside allowed range from 0 to 3', 'i'],
  ])('%s is refused at its place', async (line, message, place) => {
    const { errors, places } = await run(begin + line)
    expect(errors[0]).toContain(message)
    expect(places[0]).toBe(place)
  })
})

describe('synapses in brackets', () => {
  test.each([
    ['print(S.w[0, :], S.w[:, 1], S.w[1, 2], S.w[4, 0])', '[1. 2. 3.] [ 1. 21.] [12.] []'],
    ['print(S.w[[0, 2], 1:], S.w[G[1:3], H[0:1]], S.w[G, 0])', '[ 1.  2.  3. 21. 23.] [10. 20.] [10. 20.]'],
    ['print(S.w[[True, False, True, False, False], :])', '[ 1.  2.  3. 20. 21. 23.]'],
    ["print(S.w['i == j + 1'], S.w[-1], S.w[2:4], S.w[[0, -1]])", '[10. 21.] 23.0 [ 3. 10.] [ 1. 23.]'],
    ["print(S.w_[0, :], S.i[:, 0], S.j['i == 2'])", '[1. 2. 3.] [1 2] [0 1 3]'],
    [
      "print(S[0, :], len(S['j == 1']), S.w[S['j == 1']], S.w[S[0, 1]])",
      '<SynapticSubgroup, storing 3 indices of S> 2 [ 1. 21.] [1.]',
    ],
    ['print(S.indices[0, :], S.indices[-1], S.indices[2:4])', '[0 1 2] 8 [2 3]'],
    ["S.w['i == 0'] = 5\nS.w[1, :] = 'j'\nS.w[G[2:3], 0] = 7\nprint(S.w[:])", '[ 5.  5.  5.  0.  2.  3.  7. 21. 23.]'],
    ["S.w[S['j == 1']] = -1\nprint(S.w[:])", '[-1.  2.  3. 10. 12. 13. 20. -1. 23.]'],
    ['print(S.N, S.N_pre, S.N_outgoing_pre, S.N_incoming_post)', '<S.N: 9> 5 [3 3 3 0 0] [2 2 2 3]'],
    ["S.w = '1.0/N_incoming'\nprint(S.w['i == 0'], S.N_incoming[0, :])", '[0.5        0.5        0.33333333] [2 2 3]'],
    ["S.x_pre = 'i'\nprint(G.x[:])", '[0. 1. 2. 0. 0.]'],
    [
      "print(StateMonitor(S, 'w', record=S[0, :]).record, StateMonitor(S, 'w', record=S['j == 0']).record)",
      '[0 1 2] [3 6]',
    ],
  ])('%s', async (lines, expected) => {
    expect(await printed(lines)).toBe(expected)
  })

  test('are counted by a multisynaptic index', async () => {
    const before = `${begin.replace("name='S'", "multisynaptic_index='k', name='S'")}S.connect(i=[0, 0, 1], j=[1, 1, 1])\n`
    expect(await printed("S.w = 'k'\nprint(S.k, S.w[0, 1, 1], S.w[:, :, 0], S.w[0, 1, :])", before)).toBe(
      '<S.k: array([0, 1, 0], dtype=int32)> [1.] [0. 0.] [0. 1.]',
    )
  })

  test.each([
    [
      'S.w[0, 1, 0]',
      "To index by the third dimension you need to switch on the calculation of the 'multisynaptic_index'",
    ],
    ['S.w[0, 1, 2, 3]', 'IndexError: Need 1, 2 or 3 indices, got 4.'],
    ['S.w[1.5]', "IndexError: Unsupported index type <class 'float'>"],
    ['S[...]', "IndexError: Unsupported index type <class 'ellipsis'>"],
    ["S.w['i == 0', :]", 'TypeError: Indexing is only supported for integer and boolean arrays, not for type <U6'],
    ['S.w[1.5, :]', 'not for type float64'],
    ['S.w[None, :]', 'not for type object'],
    ['S.w[100]', 'index 100 is out of bounds for axis 0 with size 9'],
    ['S[100]', 'index 100 is out of bounds for axis 0 with size 9'],
    ['S.i = 3', 'TypeError: Variable i is read-only.'],
    ['S.w[0, :] = [1, 2]', 'Provided values do not match the size of the indices, 2 != 3.'],
  ])('%s is refused', async (line, message) => {
    expect((await run(connected + line)).errors[0]).toContain(message)
  })

  test('take truth values as numbers, with a warning', async () => {
    const { out, diagnostics } = await run(`${connected}S.w[S.j[:] > 2] = 4\nprint(S.w[:3])`)
    expect(out).toBe('[4. 4. 3.]\n')
    expect(diagnostics.map(({ severity, message }) => `${severity}: ${message}`)).toContainEqual(
      expect.stringContaining('warning: True and False are the numbers 1 and 0 in an index of synapses'),
    )
  })
})

test('what synapses have is listed and suggested: variables, counts, pathways and methods', async () => {
  const { out, errors } = await run(`${connected}names = dir(S)
print([name for name in ['w', 'y_post', 'delay', 'pre', 'N_incoming', 'N_pre', 'N_outgoing_pre', 'source', 't_pre'] if name not in names])
print([name for name in names if name.startswith('_')])
S.N_outgoign`)
  expect(out).toBe('[]\n[]\n')
  expect(errors).toEqual(['AttributeError: No attribute with name N_outgoign'])
  const { diagnostics } = await run(`${connected}S.traget`)
  expect(diagnostics.at(-1)?.help).toBe("did you mean 'target'?")
})

describe('delays', () => {
  test('of each synapse belong to their pathway', async () => {
    expect(
      await printed(
        "S.delay = 'i*ms'\nS.pre.delay[1, :] = 5*ms\nprint(S.delay['i == 1'], S.pre.delay_[0, :])\nprint(S.delay)",
      ),
    ).toBe('[5. 5. 5.] ms [0. 0. 0.]\n<S_pre.delay: array([0., 0., 0., 5., 5., 5., 2., 2., 2.]) * msecond>')
  })

  const single = `${begin.replace("name='S'", "delay=2*ms, name='S'")}S.connect()\n`

  test('that are one for all are shown and set as one', async () => {
    expect(
      await printed(
        "print(S.delay, S.pre.delay[:])\nS.delay = 3*ms\nprint(S.delay)\nS.pre.delay = '4*ms'\nprint(S.delay[:])",
        single,
      ),
    ).toBe('<S_pre.delay: 2. * msecond> 2. ms\n<S_pre.delay: 3. * msecond>\n4. ms')
  })

  test.each([
    ['S.delay = 3', 'Incorrect unit for setting variable delay (units are s and 1).'],
    ["S.delay = 'i*ms'", "Cannot write to scalar variable 'delay' with an expression referring to vector variable 'i'"],
    ["S.delay['i == 0'] = 2*ms", "Cannot conditionally set the scalar variable 'delay'."],
    ['S.delay[0] = 2*ms', "Illegal index for variable 'delay', it is a scalar variable."],
  ])('%s is refused', async (line, message) => {
    expect((await run(single + line)).errors[0]).toContain(message)
  })

  test('cannot be set before connect', async () => {
    const { errors } = await run(`${begin}S.delay = 1*ms`)
    expect(errors).toEqual([
      "TypeError: Cannot write to synaptic variable '_pre_delay', you need to call connect(...) first",
    ])
  })
})
