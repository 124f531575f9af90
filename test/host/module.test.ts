import { describe, expect, test } from 'vitest'
import { ABI } from '../../abi/layout.ts'
import { HillockError } from '../../diagnostics/index.ts'
import { readManifest } from '../../host/manifest.ts'
import { loadProgram, type ModuleSource } from '../../host/module.ts'
import { kindsOf, pathsOf, replaced } from '../hostile.ts'
import { idleModule, withManifest } from './fixtures/bytes.ts'
import { twoClocksManifest } from './fixtures/two-clocks.ts'
import { manifest } from './fixtures/two-groups.ts'

const functions = ['prepare', 'advance', 'tile0', 'tile1', 'initial0']
const idle = idleModule(functions)
const good = withManifest(idle, manifest)

async function refusal(source: ModuleSource | Promise<ModuleSource>): Promise<string> {
  const problem: unknown = await loadProgram(source).catch((reason: unknown) => reason)
  if (!(problem instanceof HillockError)) throw problem
  expect(problem.diagnostics).toHaveLength(1)
  return problem.message
}

describe('a module is loaded from', () => {
  const sources: [string, () => ModuleSource | Promise<ModuleSource>][] = [
    ['bytes', () => good],
    ['a part of a buffer', () => new Uint8Array([9, 9, ...good, 9]).subarray(2, -1)],
    ['an ArrayBuffer', () => good.slice().buffer],
    ['a Response', () => new Response(good)],
    ['what fetch gives', () => Promise.resolve(new Response(good))],
    ['a WebAssembly.Module', () => new WebAssembly.Module(good)],
    ['a Model that was posted', () => ({ module: new WebAssembly.Module(good) })],
  ]
  test.each(sources)('%s', async (_name, source) => {
    const program = await loadProgram(source())
    expect(program.manifest).toEqual(manifest)
    expect(Object.isFrozen(program.manifest.groups[0]?.variables)).toBe(true)
  })
})

describe('refused are', () => {
  const cases: [string, () => ModuleSource, string][] = [
    ['an empty file', () => new Uint8Array(), 'module: this file is empty'],
    [
      'a text',
      () => new TextEncoder().encode('<!doctype html>'),
      "module: this is not a WebAssembly file: it begins with '<!doctype ht'",
    ],
    [
      'other bytes',
      () => Uint8Array.of(0x50, 0x4b, 3, 4, 5),
      'module: this is not a WebAssembly file: it begins with the bytes 50 4b 03 04',
    ],
    ['a beginning', () => idle.slice(0, 5), 'module: this WebAssembly file is cut off after 5 bytes'],
    [
      'a file cut off',
      () => good.slice(0, -7),
      `module: this WebAssembly file is cut off after ${good.length - 7} bytes`,
    ],
    [
      'another WebAssembly file',
      () => idle,
      "module: this WebAssembly file has no 'hillock' section: it was not made by Hillock, or a tool has stripped it",
    ],
    [
      'an older contract',
      () => withManifest(idle, { ...manifest, abi: 1 }),
      `module: this module keeps to version 1 of the contract between module and host, this Hillock to version ${ABI}`,
    ],
    [
      'a newer contract',
      () => withManifest(idle, { abi: ABI + 1, groups: 'of another form' }),
      `module: this module keeps to version ${ABI + 1} of the contract between module and host, this Hillock to version ${ABI}`,
    ],
    [
      'a function asked for',
      () =>
        withManifest(
          idleModule(functions, [
            ['env', 'memory', 'memory'],
            ['env', 'fetch', 'function'],
          ]),
          manifest,
        ),
      'module: this module asks for the function env.fetch; a host gives it memory only',
    ],
    [
      'no memory asked for',
      () => withManifest(idleModule(functions, []), manifest),
      'module: this module imports 0 memories, not one',
    ],
    [
      'a kernel that is not there',
      () => withManifest(idleModule(functions.slice(0, 4)), manifest),
      "module: this module exports no function 'initial0', which its manifest names",
    ],
    ['something else', () => 5 as unknown as ModuleSource, 'module: a module cannot be loaded from number'],
  ]
  test.each(cases)('%s', async (_name, source, message) => {
    expect(await refusal(source())).toBe(message)
  })

  test('every beginning of a module', async () => {
    for (let length = 0; length < good.length; length += 17) {
      expect(await refusal(good.slice(0, length))).toMatch(/^module: this /)
    }
  })

  test('a damaged one, in the words of the engine', async () => {
    const damaged = idle.slice()
    damaged[damaged.length - 1] = 0x1a
    expect(await refusal(damaged)).toMatch(/^module: this WebAssembly file cannot be compiled: .+/)
  })

  test('a page that is not found', async () => {
    const response = new Response('', { status: 404, statusText: 'Not Found' })
    expect(await refusal(response)).toBe('file: the module could not be fetched: 404 Not Found')
  })
})

describe('a manifest is refused where', () => {
  const [first, second] = manifest.groups
  const lone = { name: 'more', element: 'f64', length: { per: 'fixed', count: 1 }, slot: 20, purpose: 'state' }
  const [spike, state] = manifest.monitors
  const [clock, other] = manifest.clocks
  const [column] = state?.kind === 'state' ? state.columns : []
  const cases: [string, object | string, string][] = [
    ['it is no JSON', '{"abi": 1,', 'module: the manifest of this module is not JSON'],
    ['it is no object', '[]', 'the manifest is [], expected an object'],
    ['the version is missing', '{}', 'abi is missing, expected a whole number from 0'],
    [
      'there are too many slots',
      { ...manifest, slots: 70000 },
      'slots is 70000, expected a whole number from 16 to 65408',
    ],
    ['an epoch is missing', { ...manifest, defaults: {} }, 'defaults.epoch is missing'],
    ['dt is 0', { ...manifest, clocks: [{ ...clock, dt: 0 }, other] }, 'clocks[0].dt is 0, expected more than 0'],
    ['the base clock is not there', { ...manifest, base: 2 }, 'base is 2, expected a whole number from 0 to 1'],
    [
      'a clock lacks its steps',
      { ...manifest, base: 1 },
      'clocks[0].everySlot is missing, expected a slot, since it is not the base clock',
    ],
    [
      'a clock of its own lacks its count',
      { ...manifest, base: undefined },
      'clocks[0].stepSlot is missing, expected a slot, since there is no base clock',
    ],
    [
      'a name would be a path',
      { ...manifest, monitors: [{ ...spike, variable: '/../evil' }] },
      'monitors[0].variable is "/../evil", expected a name',
    ],
    ['a name is endless', { ...manifest, groups: [{ ...first, name: 'x'.repeat(300) }, second] }, 'expected a name'],
    ['the version is code', { ...manifest, hillock: '1 */ declare' }, 'hillock is "1 */ declare", expected a version'],
    ['costs are missing', { ...manifest, costs: null }, 'costs is null, expected a list'],
    ['a phase is a word', { ...manifest, schedule: ['x'] }, 'schedule[0] is "x", expected an object'],
    [
      'a kernel carries out a phase that is not there',
      { ...manifest, parts: [{ kernels: [{ export: 'tile0', group: 0, phases: [7] }] }] },
      'parts[0].kernels[0].phases[0] is 7, expected a whole number from 0 to 6',
    ],
    [
      'an event is listed in an array of another group',
      { ...manifest, events: [{ group: 1, event: 'spike', countSlot: 20, array: 3 }] },
      'events[0].array is 3, expected an i32 array of this group for events',
    ],
    [
      'two arrays of state are one',
      { ...manifest, arrays: [...manifest.arrays, lone, { ...lone, element: 'i32' }] },
      `arrays[${manifest.arrays.length + 1}].name is ".more", expected a name of its own among the state of its group`,
    ],
    [
      'a column cannot hold its type',
      { ...manifest, monitors: [{ ...spike, columns: [{ ...column, element: 'u8' }] }] },
      'monitors[0].columns[0].element is "u8", expected elements that hold a float',
    ],
    [
      'calls have no names',
      { ...manifest, costs: [{ group: 0, calls: { 'exp\u001b[2J': 1 }, divisions: 0, operations: 0 }] },
      'costs[0].calls is "exp\\u001b[2J", expected a name',
    ],
    [
      'a text is endless',
      { ...manifest, groups: [{ ...first, equations: 'v'.repeat(2 ** 21 + 1) }, second] },
      'expected text of at most 2097152 characters',
    ],
    [
      'phases are endless',
      { ...manifest, schedule: Array.from({ length: 2 ** 20 + 1 }, () => 0) },
      'schedule is 1048577 of them, expected at most 1048576 of them',
    ],
    [
      'a field nobody knows is nested without end',
      `{"abi": 2, "x": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      'the manifest is nested more deeply, expected at most 32 levels',
    ],
    ['groups are no list', { ...manifest, groups: {} }, 'groups is {}, expected a list'],
    ['a size is no integer', { ...manifest, groups: [{ ...first, size: 1.5 }, second] }, 'groups[0].size is 1.5'],
    ['a group has no neurons', { ...manifest, groups: [{ ...first, size: 0 }, second] }, 'groups[0].size is 0'],
    [
      'two groups have one name',
      { ...manifest, groups: [first, { ...second, name: 'neurongroup' }] },
      'groups[1].name is "neurongroup", expected a name of its own',
    ],
    [
      'a slot is outside the table',
      { ...manifest, constants: [{ ...manifest.constants[0], slot: 49 }] },
      'constants[0].slot is 49, expected a whole number from 16 to 48',
    ],
    [
      'a slot is in the header',
      { ...manifest, arrays: [{ ...manifest.arrays[0], slot: 3 }] },
      'arrays[0].slot is 3, expected a whole number from 16 to 48',
    ],
    [
      'a dimension is short',
      { ...manifest, constants: [{ ...manifest.constants[0], dimension: [1] }] },
      'constants[0].dimension is [1], expected seven exponents',
    ],
    [
      'an array has unknown elements',
      { ...manifest, arrays: [{ ...manifest.arrays[0], element: 'f16' }] },
      `arrays[0].element is "f16", expected 'f64' or 'f32' or 'i64' or 'i32' or 'u8'`,
    ],
    [
      'a group has no precision that there is',
      { ...manifest, groups: [{ ...first, precision: 'float16' }, second] },
      `groups[0].precision is "float16", expected 'float64' or 'float32'`,
    ],
    [
      'an integer is kept as a float',
      { ...manifest, arrays: manifest.arrays.map((each, k) => (k === 3 ? { ...each, element: 'f32' } : each)) },
      'groups[0].variables[3].array is 3, expected a state array of this group and type',
    ],
    [
      'a time is in single precision',
      {
        ...manifest,
        groups: [
          { ...first, variables: first?.variables.map((each, k) => (k === 0 ? { ...each, kind: 'internal' } : each)) },
          second,
        ],
        arrays: manifest.arrays.map((each, k) => (k === 0 ? { ...each, element: 'f32' } : each)),
      },
      'arrays[0].element is "f32", expected a double, which times are',
    ],
    [
      'two variables share an array',
      {
        ...manifest,
        groups: [{ ...first, variables: [first?.variables[0], { ...first?.variables[1], array: 0 }] }, second],
      },
      'groups[0].variables[1].array is 0, expected a state array of this group and type',
    ],
    [
      'a table is no table',
      {
        ...manifest,
        arrays: [
          ...manifest.arrays,
          {
            name: 'table',
            element: 'f64',
            length: { per: 'table', count: 1, rowsSlot: 41 },
            values: [1],
            slot: 40,
            purpose: 'state',
          },
        ],
      },
      '.purpose is "state", expected the data of a table',
    ],
    ...[
      {
        said: { rows: 4, columns: 3 },
        message: '.length is 4 × 3 of 6 values, expected as many rows times columns as',
      },
      { said: { rows: -2, columns: -3 }, message: '.length.rowsSlot is 41, expected the slot of one constant' },
      { said: { rows: 6 }, message: '.length.columnsSlot is 42, expected the slot of one constant' },
    ].map(({ said, message }): [string, object | string, string] => [
      `a table of 6 values has ${Object.values(said).join(' times ')}`,
      {
        ...manifest,
        constants: [
          ...manifest.constants,
          ...Object.values(said).map((number, k) => ({
            name: `table.${'ab'[k]}`,
            slot: 41 + k,
            type: 'integer',
            value: number,
            dimension: [0, 0, 0, 0, 0, 0, 0],
            unit: '',
          })),
        ],
        arrays: [
          ...manifest.arrays,
          {
            name: 'table',
            element: 'f64',
            length: { per: 'table', count: 6, rowsSlot: 41, columnsSlot: 42 },
            values: [1, 2, 3, 4, 5, 6],
            slot: 40,
            purpose: 'data',
          },
        ],
      },
      message,
    ]),
    [
      'an array belongs to no group',
      { ...manifest, arrays: [{ ...manifest.arrays[0], length: { per: 'neuron', group: 2 } }] },
      'arrays[0].length.group is 2, expected a whole number from 0 to 1',
    ],
    [
      'a variable has the array of another group',
      { ...manifest, groups: [{ ...first, variables: [{ ...first?.variables[0], array: 7 }] }, second] },
      'groups[0].variables[0].array is 7, expected a state array of this group and type',
    ],
    ['a monitor is unknown', { ...manifest, monitors: [{ ...spike, kind: 'spike' }] }, 'monitors[0].kind is "spike"'],
    ['a monitor has no group', { ...manifest, monitors: [{ ...spike, group: 5 }] }, 'monitors[0].group is 5'],
    [
      'indices have no slot',
      { ...manifest, monitors: [{ ...state, indicesSlot: undefined }] },
      'monitors[0].indicesSlot is missing',
    ],
    [
      'counts have no slot',
      { ...manifest, monitors: [{ ...spike, kind: 'rate' }] },
      'monitors[0].countsSlot is missing',
    ],
    [
      'values and indices differ in number',
      { ...manifest, initial: [{ kind: 'data', array: 0, indices: [1], values: [] }] },
      'initial[0].values is [], expected 1 numbers',
    ],
  ]
  test.each(cases)('%s', async (_name, changed, message) => {
    expect(await refusal(withManifest(idle, changed))).toContain(message)
  })

  test('but fields it does not know are left alone', async () => {
    const { manifest: read } = await loadProgram(withManifest(idle, { ...manifest, colour: 'green' }))
    expect(read).toHaveProperty('colour', 'green')
  })

  test('and values that JSON cannot write arrive', async () => {
    const [tau, ...rest] = manifest.constants
    const values = [Number.NaN, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    const { manifest: read } = await loadProgram(
      withManifest(idle, {
        ...manifest,
        constants: [{ ...tau, value: Number.POSITIVE_INFINITY }, ...rest],
        initial: [{ kind: 'data', array: 0, indices: [0, 1, 2, 3], values }],
      }),
    )
    expect(read.constants[0]?.value).toBe(Number.POSITIVE_INFINITY)
    expect(read.initial[0]).toHaveProperty('values', values)
  })

  test.each([manifest, twoClocksManifest])(
    'any one of its values is something else, with a diagnostic or not at all',
    given => {
      for (const path of kindsOf(pathsOf(given))) {
        for (const other of [null, 'x', -1, 1e300, [], {}]) {
          try {
            readManifest(JSON.stringify(replaced(given, path, other)))
          } catch (problem) {
            if (!(problem instanceof HillockError))
              throw new Error(`${path.join('.')} = ${JSON.stringify(other)}`, { cause: problem })
          }
        }
      }
    },
  )
})
