/** Modules from a stranger: whatever they say of themselves is told or refused, steers no terminal, and chooses no file. */
import { mkdir, readdir } from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import type { Manifest } from '../../abi/manifest.ts'
import { inspection } from '../../inspection/inspection.ts'
import { moduleRecordings, recordingLine } from '../../cli/module-recordings.ts'
import { format, HillockError } from '../../diagnostics/index.ts'
import { declarationOf, load } from '../../host/index.ts'
import { recursingModule, withManifest } from '../host/fixtures/bytes.ts'
import { manifest, twoGroups } from '../host/fixtures/two-groups.ts'
import { place, Place } from './io.ts'
import { runScript } from '../../session/index.ts'
import { kindsOf, pathsOf, replaced, steering } from '../hostile.ts'

let code: Uint8Array

beforeAll(async () => {
  // its manifest is the last section of a module
  code = (await twoGroups()).subarray(0, -withManifest(new Uint8Array(), manifest).length)
})

const wild = 'G \u001b]0;owned\u0007\u009b2J\u202e\u2028\r\nx'

test('whatever one of its fields is, a module is described, started and read, or refused in words', async () => {
  for (const path of kindsOf(pathsOf(manifest))) {
    for (const other of [undefined, wild, '../../x', -1, 7, 1e300, []]) {
      const changed = replaced(manifest, path, other)
      const told = await everythingToldOf(changed).catch((problem: unknown) => {
        if (problem instanceof HillockError) return format(problem.diagnostics)
        throw new Error(`${path.join('.')} = ${JSON.stringify(other)}`, { cause: problem })
      })
      expect(told).not.toMatch(steering)
    }
  }
})

async function everythingToldOf(changed: object): Promise<string> {
  const model = await load(withManifest(code, changed))
  const told = [inspection('model.wasm', 1000, model), declarationOf(model.manifest, 'model')]
  const simulation = await model.start({ seed: 1, onDiagnostic: diagnostic => told.push(format([diagnostic])) })
  try {
    await simulation.run('2 ms')
    told.push(...moduleRecordings(model, simulation).map(recordingLine))
  } finally {
    simulation.dispose()
  }
  return told.join('\n')
}

/** Everything that may be any text is wild. */
function wildManifest(): Manifest {
  const [first, second] = manifest.groups
  if (first === undefined || second === undefined) throw new Error('the fixture has two groups')
  return {
    ...manifest,
    groups: [
      {
        ...first,
        fixedBy: wild,
        method: wild,
        equations: wild,
        refractory: wild,
        events: [{ name: 'spike', condition: wild, code: wild }],
      },
      second,
    ],
    constants: manifest.constants.map(constant => ({ ...constant, expression: wild, unit: wild })),
    arrays: manifest.arrays.map(array => ({ ...array, name: wild })),
    initial: [{ kind: 'kernel', group: 0, export: 'initial0', epoch: 1, text: wild }],
    schedule: manifest.schedule.map(phase => ({ ...phase, when: wild })),
    parts: manifest.parts.map(part => ({ ...part, stepByStep: wild })),
    randomCalls: [{ group: 0, function: 'rand', where: wild, ordinal: 0, site: 0 }],
    script: { name: wild, text: wild },
  }
}

async function withWildModule(): Promise<Place> {
  const outer = await place()
  const here = new Place(outer.path('folder'))
  await mkdir(here.cwd)
  await here.write('\u001b[31m.wasm', withManifest(code, wildManifest()))
  return here
}

test.each([
  ['inspect'],
  ['inspect', '--types'],
  ['inspect', '--json'],
  ['inspect', '--wat'],
  ['run', '--summary'],
  ['run', '--json'],
  ['run', '--set', `${wild}=1`],
  ['run', '--duration', wild],
])('the command shows nothing of it that steers a terminal: %s', async (verb, ...flags) => {
  const here = await withWildModule()
  const { code: exit, stdout, stderr } = await here.hillock([verb, '\u001b[31m.wasm', ...flags])
  expect(exit).toBeLessThan(3)
  expect(stdout).not.toMatch(steering)
  expect(stderr).not.toMatch(steering)
  if (flags.includes('--json')) expect(JSON.parse(stdout)).toHaveProperty('file', '\u001b[31m.wasm')
})

test.each(['out.csv', 'out.npz', 'out.json'])(
  '%s is written where it was asked to be, and nothing else',
  async file => {
    const here = await withWildModule()
    expect(await here.hillock(['run', '\u001b[31m.wasm', '--seed', '1', '--save', file])).toHaveProperty('code', 0)
    expect(await readdir(here.path('..'))).toEqual(['folder'])
    const stem = /^(?:out\.(?:npz|json)|out-\w+\.csv)$/
    for (const name of await readdir(here.cwd)) if (!name.endsWith('.wasm')) expect(name).toMatch(stem)
  },
)

test('a module that recurses without end is at fault itself', async () => {
  const here = await place()
  const functions = ['prepare', 'advance', 'tile0', 'tile1', 'initial0']
  await here.write('model.wasm', withManifest(recursingModule(functions), manifest))
  const { code: exit, stderr } = await here.hillock(['run', 'model.wasm', '--seed', '1'])
  expect({ exit, stderr }).toEqual({
    exit: 1,
    stderr:
      "error[module]: the module stopped in 'prepare' at step 0: Maximum call stack size exceeded\n  more: hillock explain module\n",
  })
})

test('and so is one that a script is given by its assembler', async () => {
  const { diagnostics } = await runScript("from brian2 import *\nG = NeuronGroup(1, 'v : 1')\nrun(1*ms)", {
    assemble: () => Promise.resolve(recursingModule(['prepare', 'advance'])),
  })
  expect(diagnostics.map(({ severity, code: word }) => [severity, word])).toEqual([['error', 'module']])
})
