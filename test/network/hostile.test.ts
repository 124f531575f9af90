/** Input that nobody means well: a diagnostic or a correct result, within bounds of time and memory. */
import { describe, expect, test } from 'vitest'
import { mostErrors } from '../../diagnostics/index.ts'
import { HillockError, Network, NeuronGroup, type NeuronGroupOptions, SpikeMonitor } from '../../network/index.ts'
import { notAssembled } from '../assemble.ts'
import { complaints, networkOf, simulate } from './helpers.ts'

/** Codes of the diagnostics of an action that must fail. */
async function codesOf(action: () => unknown): Promise<string[]> {
  try {
    await action()
  } catch (cause) {
    if (cause instanceof HillockError) return cause.diagnostics.map(({ code }) => code)
    throw cause
  }
  return []
}

/** The generated text. */
async function textOf(equations: string, options: NeuronGroupOptions = {}): Promise<string> {
  const group = new NeuronGroup(1, equations, options)
  return (await new Network([group], { assemble: notAssembled }).compile()).text
}

describe('sizes, durations and arrays', () => {
  test.each([0, -1, 1.5, Number.NaN])('a group of %d neurons', async size => {
    expect(await codesOf(() => new NeuronGroup(size, 'x : 1'))).toEqual(['bad-value'])
  })

  test.each([2e9, 2 ** 31, 1e12, 1e300, Infinity])(
    'a group of %d neurons does not fit, and none of it is made',
    async size => {
      const action = (): NeuronGroup => new NeuronGroup(size, 'x : 1\ny : 1')
      expect((await codesOf(action)).every(code => code === 'too-large' || code === 'bad-value')).toBe(true)
      expect(action).toThrow(HillockError)
    },
  )

  test.each(['-1 ms', 'soon', '5 mV', '', 'nan', '1e400 s'])('a run of %j', async duration => {
    const codes = await codesOf(() => new Network(new NeuronGroup(1, 'x : 1')).run(duration))
    expect(codes).toHaveLength(1)
  })

  test.each([[[1, 2]], [[1, 2, 3, 4]], [[]]])('an array %j for three neurons', async values => {
    const group = new NeuronGroup(3, 'x : 1')
    expect(await codesOf(() => group.set({ x: values }))).toEqual(['bad-value'])
    expect([...group.read('x')]).toEqual([0, 0, 0])
  })
})

describe('long and deep texts', () => {
  test.each([
    ['brackets', `x = ${'('.repeat(10_000)}1${')'.repeat(10_000)} : 1`],
    ['brackets without end', `x = ${'('.repeat(10_000)} : 1`],
    ['signs', `x = ${'-'.repeat(10_000)}1 : 1`],
    ['powers', `x = ${'2**'.repeat(10_000)}1 : 1`],
    ['calls', `x = ${'exp('.repeat(1000)}1${')'.repeat(1000)} : 1`],
    ['a sum', `x = ${'1 + '.repeat(10_000)}1 : 1`],
  ])('%s', async (_, equations) => {
    const codes = await codesOf(() => new NeuronGroup(1, equations))
    expect(codes.length).toBeGreaterThan(0)
    expect(codes.every(code => code === 'too-deep' || code === 'syntax')).toBe(true)
  })

  test('a hundred thousand lines', async () => {
    const lines = Array.from({ length: 100_000 }, (_, k) => `x${k} : 1`)
    expect(await codesOf(() => textOf(lines.join('\n')))).toEqual(['too-deep'])
    expect(await textOf(lines.slice(0, 1000).join('\n'))).toContain('X999_0')
  })

  test('subexpressions that double sixty times', async () => {
    const doubling = Array.from({ length: 60 }, (_, k) => `y${k + 1} = y${k} * y${k} : 1`)
    const equations = ['y0 : 1', ...doubling, 'dv/dt = y60/second : 1'].join('\n')
    expect(await codesOf(() => textOf(equations, { method: 'euler' }))).toEqual(['too-deep'])
  })

  test('a chain of subexpressions', async () => {
    const chain = Array.from({ length: 200 }, (_, k) => `y${k + 1} = y${k} + 1 : 1`)
    const equations = ['y0 : 1', ...chain, 'dv/dt = y200/second : 1'].join('\n')
    expect(await textOf(equations, { method: 'euler' })).toContain('tile0')
  })

  test('many errors are counted', () => {
    const told = complaints(() => new NeuronGroup(1, 'x : 1\n'.repeat(1000)))
    expect(told).toHaveLength(mostErrors)
    expect(told.at(-1)?.notes.at(-1)?.message).toBe('and 899 more errors')
  })

  test('many unknown names', async () => {
    const lines = Array.from({ length: 3000 }, (_, k) => `x${k} = unknown${k} : 1`)
    const codes = await codesOf(() => textOf(lines.join('\n')))
    expect(new Set(codes)).toEqual(new Set(['unknown-name']))
    expect(codes).toHaveLength(mostErrors)
  })
})

describe('names', () => {
  // Words of AssemblyScript, of the generated text, and what it makes of other names.
  const names = [
    'load', 'store', 'select', 'memory', 'steps', 'first', 'end', 'n', 'k', 'r', 'row', 'step', 'block', 'now', 'size', 'used_0', 'entries_0',
    'sample_0', 'N_2', 'v_new', 'v_rate', 'v_at', 'exp_', 'expm', 'dt_2', 'phi1', 'phi1_dt_tau', 'shared_1', 'let_', 'var', 'let', 'const',
    'function', 'switch', 'new', 'this', 'null', 'void', 'typeof', 'f64', 'i32', 'usize', 'v128', 'tile0', 'derive0', 'track0', 'initialize0',
    'prepare', 'advance', 'runTiles', 'STEP', 'DT', 'KEY', 'TILE', 'BLOCK', 'NEED', 'SIZE_0', 'V_0', 'EL', 'C', 'I', 'K', 'NaN', 'Infinity',
    'Math', 'Array', 'square', 'cube', 'mod', 'pow', 'floordiv', 'latestSpike', 'fillNormals', 'sortSpikes', 'f64x2', 'i64x2', 'at', 'begin', 'stop', 'bytes', 'bits', 'LITERALS', 'key_low', 'keyLow', 'enum',
    'lastspike_at', 'not_refractory_at', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'lane', 'min', 'max', 'abort', 'trace',
  ] // prettier-ignore

  test('of variables, all at once', async () => {
    const equations = names.map(name => `d${name}/dt = (1 - ${name})/tau_of : 1 (unless refractory)`)
    const { group } = await simulate([...equations, 'tau_of : second'].join('\n'), {
      set: { tau_of: '10*ms' }, threshold: `${names[0]} > 5`, refractory: '1*ms', method: 'exact', duration: '10 ms', size: 3,
      reset: names.map(name => `${name} = 0`).join('\n'),
    }) // prettier-ignore
    for (const name of names) expect([name, group.read(name)[2]]).toEqual([name, expect.closeTo(1 - Math.exp(-1), 12)])
  })

  test('of constants, all at once', async () => {
    const { group } = await simulate(`dv/dt = (${names.join(' + ')})/second + sin(t/second)*randomless/second : 1\nrandomless : 1`, {
      namespace: Object.fromEntries(names.map((name, index) => [name, index / 10])), method: 'euler', duration: '1 ms',
      threshold: 'v > 1e9*exp_', reset: `v = ${names.join(' * ')} + randn()`,
    }) // prettier-ignore
    const sum = names.reduce((total, _, index) => total + index / 10, 0)
    expect(group.read('v')[0]).toBeCloseTo(sum * 1e-3, 10)
  })

  test('of temporaries', async () => {
    const { group } = await simulate('total : 1', {
      threshold: 'True', duration: '0.1 ms',
      reset: [...names.map((name, index) => `${name} = ${index} + 0.5`), `total = ${names.join(' + ')}`].join('\n'),
    }) // prettier-ignore
    expect(group.read('total')[0]).toBe((names.length * names.length) / 2)
  })

  test.each(['__proto__', 'constructor', 'hasOwnProperty'])('%s is no way into the machine', async name => {
    expect(await codesOf(() => textOf(`x = ${name} : 1`))).toEqual(['unknown-name'])
    expect(await codesOf(() => textOf(`x = ${name}(1) : 1`))).toEqual(['unknown-name'])
  })
})

describe('text that would leave its comment', () => {
  test.each([
    'x : 1 # */ store<i32>(0, 1) /*',
    'x : 1 # \u2028 unreachable()',
    "x : 1 # ${process.exit()} `' \\",
    'x : 1 # \u0085\u000b\u000c unreachable() \ud83e\udde0',
  ])('%j', async equations => {
    const network = networkOf(new NeuronGroup(1, equations))
    const { text } = await network.compile()
    const lines = text.split(/[\n\r\u2028\u2029]/)
    expect(
      lines
        .filter(line => /unreachable|store<i32>\(0|process/.test(line))
        .every(line => line.trimStart().startsWith('//')),
    ).toBe(true)
    expect((await network.run('0.1 ms')).steps).toBe(1)
  })

  test('a carriage return ends a line, and with it the comment', async () => {
    expect(await codesOf(() => textOf('x : 1 # \r unreachable()'))).toEqual(['syntax'])
  })

  test('of a name given to an object', async () => {
    const options = { threshold: 'x > 1', reset: 'x = 0' }
    expect(await codesOf(() => new NeuronGroup(1, 'x : 1', { ...options, name: 'G\n*/ unreachable()' }))).toEqual([
      'bad-value',
    ])
    const group = new NeuronGroup(1, 'x : 1', options)
    expect(await codesOf(() => new SpikeMonitor(group, { name: '"]}\u2028' }))).toEqual(['bad-value'])
  })
})
