import { describe, expect, test } from 'vitest'
import { print } from '../../compiler/grammar/index.ts'
import { type External, isConstant, type Namespace } from '../../compiler/model/external.ts'
import { run } from './tools.ts'

/** The constants that the last `run()` of a script hands to the equations. */
async function namespace(text: string): Promise<ReadonlyMap<string, External>> {
  const { fake, errors } = await run(`from brian2 import *\n${text}\nrun(1*ms)`)
  expect(errors).toEqual([])
  const names: Namespace = fake.runs.at(-1)?.namespace ?? new Map()
  return new Map([...names].flatMap(([name, each]) => (isConstant(each) ? [[name, each] as const] : [])))
}

/** How a constant is derived from others, if it stays linked to them. */
async function derivation(name: string, text: string): Promise<string | undefined> {
  const expression = (await namespace(text)).get(name)?.expression
  return expression && print(expression)
}

test('scalars keep their types; what is no scalar is left out', async () => {
  const names = await namespace(
    "a = 3\nb = 2.5\nc = True\nd = 5*mV\ne1 = mV\nf = array([1, 2])\ng = 'text'\nh = array([1.5, 2])[0]",
  )
  expect(
    [...names].filter(([name]) => /^.1?$/.test(name)).map(([name, { type, value }]) => [name, type, value]),
  ).toEqual([
    ['a', 'integer', 3],
    ['b', 'float', 2.5],
    ['c', 'boolean', 1],
    ['d', 'float', 0.005],
    ['e1', 'float', 0.001],
    ['h', 'float', 1.5],
  ])
})

test('values are those at run(), and units as written', async () => {
  const names = await namespace('tau = 10*ms\ntau = 20*ms')
  expect(names.get('tau')).toMatchObject({ value: 0.02, unit: 'ms' })
})

describe('a constant stays linked to those it is computed from', () => {
  const before = 'vt = -50*mV\nvr = -70*mV\n'
  test.each([
    ['x', 'x = 0.5*(vt - vr)', '0.5 * (vt - vr)'],
    ['x', 'x = -vt + 2*mV', '-vt + 2 * mV'],
    ['x', 'x = exp(vt/vr)**2', 'exp(vt / vr)**2'],
    ['y', 'x = 2*vt\ny = x/3', 'x / 3'],
    // No constant of the script's own in it.
    ['x', 'x = 5*mV', undefined],
    ['x', 'x = exp(-1)', undefined],
    // Of itself, of an array, of a list, of an object, by a function that equations do not have, by assignment in place.
    ['x', 'x = 2*vt\nx = x + vr', undefined],
    ['x', 'a = array([1, 2])\nx = a[0]*vt', undefined],
    ['x', 'x = max([vt, vr])', undefined],
    ['x', 'x = defaultclock.dt*vt', undefined],
    ['x', 'x = linspace(vt, vr, 3)[0]', undefined],
    ['x', 'x = vt\nx += vr', undefined],
    ['x', 'exp = 3\nx = exp*vt', undefined],
    ['x', 'x, y = vt, vr', undefined],
  ])('%s of %s', async (name, text, expected) => {
    expect(await derivation(name, before + text)).toBe(expected)
  })
})

test('objects go by the variables they are bound to', async () => {
  const { fake } = await run(
    "from brian2 import *\nG = NeuronGroup(1, 'v : 1')\nM = StateMonitor(G, 'v', record=True)\nrun(1*ms)",
  )
  expect(fake.runs[0]?.variables).toEqual(['G', 'M'])
})

test('a name that is no number is explained', async () => {
  const { diagnostics } = await run("from brian2 import *\nI = array([1, 2])\nG = NeuronGroup(2, 'v : 1')\nG.v = 'I*2'")
  expect(diagnostics.flatMap(({ notes }) => notes.map(({ message }) => message))).toContain(
    "'I' is a value of type ndarray in the script; equations take single numbers",
  )
})

test("a group's own namespace takes numbers by name", async () => {
  const group = (names: string): string =>
    `from brian2 import *\nG = NeuronGroup(1, 'dv/dt = -v/tau : 1', namespace=${names})`
  expect((await run(group("{'tau': 10*ms}"))).errors).toEqual([])
  const { errors, diagnostics } = await run(`${group("{'tau': array([1, 2])}")}\nG.v = 'tau*2'`)
  expect(errors).toEqual(['KeyError: Variable tau was found in the namespace, but is not a scalar value'])
  expect(diagnostics[0]?.notes.map(({ message }) => message)).toEqual([
    "'tau' is a value of type ndarray in the namespace; equations take single numbers",
  ])
  expect((await run(`${group("{'tau': 10*ms, 'other': [1, 2], 'G': None}")}\nrun(1*ms)`)).errors).toEqual([])
  expect((await run(group("{'_tau': 1}"))).errors).toHaveLength(1)
})

describe('a subexpression of constants, between runs', () => {
  const model = "from brian2 import *\nG = NeuronGroup(2, '''v : 1\nx = v*gain : 1\ny = 2*x : 1''')\nG.v = 2\n"

  test('is computed with those of now, and not shown without a place in the script', async () => {
    const { out, errors } = await run(`${model}gain = 3\nprint(G.y[:], sum(G.x))\nprint(G.y)`)
    expect(errors).toEqual([])
    expect(out).toBe(
      "[12. 12.] 12.0\n<neurongroup.y: [Subexpression refers to external parameters. Use 'group.y[:]']>\n",
    )
  })

  test("is shown where the group's own namespace has them", async () => {
    const { out } = await run("from brian2 import *\nprint(NeuronGroup(2, 'y = i*gain : 1', namespace={'gain': 2}).y)")
    expect(out).toContain('array([0, 2]')
  })

  test.each(['print(G.y[:])', "G.v = 'y'", "G.v['y > 0'] = 3"])('of one that there is not: %s', async statement => {
    const { errors, places } = await run(model + statement)
    expect(errors).toEqual(['KeyError: The identifier "gain" could not be resolved.'])
    expect(places).toEqual(['gain'])
  })
})
