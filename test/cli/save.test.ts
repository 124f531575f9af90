import { mkdir, readdir, readFile, stat, symlink } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { HillockError } from '../../diagnostics/index.ts'
import { csvPieces } from '../../session/recordings/csv.ts'
import type { Recording } from '../../session/recordings/recording.ts'
import { save } from '../../cli/save/save.ts'
import { writeWhole } from '../../cli/write-whole.ts'
import { place } from './io.ts'

const spikes: Recording = {
  kind: 'spikes',
  name: 'spikemon',
  t: Float64Array.of(1e-4, 0.1 + 0.2, 1),
  i: Int32Array.of(3, 0, 7),
}

const traces: Recording = {
  kind: 'traces',
  elements: 'neurons',
  name: 'statemon',
  t: Float64Array.of(0, 1e-4, 2e-4),
  i: Int32Array.of(5, 2),
  variables: [
    { name: 'v', type: 'float', unit: 'V', values: Float64Array.of(0.1, 0.2, NaN, -0, Infinity, 1e-300) },
    { name: 'n', type: 'integer', unit: '', values: Int32Array.of(1, 2, 3, 4, 5, 6) },
    { name: 'on', type: 'boolean', unit: '', values: Uint8Array.of(1, 0, 1, 0, 1, 0) },
  ],
}

const events: Recording = {
  kind: 'events',
  name: 'crossings',
  t: Float64Array.of(0, 1e-4),
  i: Int32Array.of(1, 0),
  variables: [{ name: 'v', type: 'float', unit: 'V', values: Float64Array.of(0.5, -0) }],
}

const rates: Recording = { kind: 'rates', name: 'rate', t: Float64Array.of(0, 1e-4), rate: Float64Array.of(0, 5000) }

test('events have a column for each variable, rates are Hz', async () => {
  const here = await place()
  await save('out.csv', [events, rates], here)
  expect(await here.read('out-crossings.csv')).toBe('t (s),i,v (V)\n0,1,0.5\n0.0001,0,-0.0\n')
  expect(await here.read('out-rate.csv')).toBe('t (s),rate (Hz)\n0,0\n0.0001,5000\n')
  await save('out.json', [events, rates], here)
  expect(JSON.parse(await here.read('out.json'))).toEqual({
    'crossings.t': { unit: 's', values: [0, 1e-4] },
    'crossings.i': { unit: '', values: [1, 0] },
    'crossings.v': { unit: 'V', values: [0.5, -0] },
    'rate.t': { unit: 's', values: [0, 1e-4] },
    'rate.rate': { unit: 'Hz', values: [0, 5000] },
  })
})

test('wide tables are written in pieces', () => {
  const i = Int32Array.from({ length: 50_000 }, (_, k) => k)
  const values = Float64Array.from({ length: 100_000 }, (_, k) => k / 8)
  const t = Float64Array.of(0, 1)
  const wide: Recording = {
    kind: 'traces',
    elements: 'neurons',
    name: 'w',
    t,
    i,
    variables: [{ name: 'v', type: 'float', unit: '', values }],
  }
  const pieces = [...csvPieces(wide)]
  expect(Math.max(...pieces.map(piece => piece.length))).toBeLessThan(1 << 17)
  const lines = pieces.join('').split('\n')
  expect(lines[1]?.split(',').slice(1).map(Number)).toEqual([...i].map(k => k / 4))
})

test('one monitor makes one table; numbers read back to the same bits', async () => {
  const here = await place()
  expect(await save('out.csv', [spikes], here)).toEqual(['out.csv'])
  expect(await here.read('out.csv')).toBe('t (s),i\n0.0001,3\n0.30000000000000004,0\n1,7\n')
})

test('several monitors make a table each', async () => {
  const here = await place()
  expect(await save('deep/out.csv', [spikes, traces], here)).toEqual(['deep/out-spikemon.csv', 'deep/out-statemon.csv'])
  expect(await here.read('deep/out-statemon.csv')).toBe(
    [
      't (s),v[5] (V),v[2] (V),n[5],n[2],on[5],on[2]',
      '0,0.1,-0.0,1,4,1,0',
      '0.0001,0.2,inf,2,5,0,1',
      '0.0002,nan,1e-300,3,6,1,0',
      '',
    ].join('\n'),
  )
})

test('json has a unit and values for each array', async () => {
  const here = await place()
  await save('out.json', [spikes, traces], here)
  expect(JSON.parse(await here.read('out.json'))).toEqual({
    'spikemon.t': { unit: 's', values: [1e-4, 0.30000000000000004, 1] },
    'spikemon.i': { unit: '', values: [3, 0, 7] },
    'statemon.t': { unit: 's', values: [0, 1e-4, 2e-4] },
    'statemon.i': { unit: '', values: [5, 2] },
    'statemon.v': {
      unit: 'V',
      values: [
        [0.1, 0.2, null],
        [-0, null, 1e-300],
      ],
    },
    'statemon.n': {
      unit: '',
      values: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    },
    'statemon.on': {
      unit: '',
      values: [
        [1, 0, 1],
        [0, 1, 0],
      ],
    },
  })
})

test('long arrays are written in pieces without gaps', async () => {
  const here = await place()
  const t = Float64Array.from({ length: 10_000 }, (_, k) => k / 8)
  const long: Recording = { kind: 'spikes', name: 's', t, i: new Int32Array(10_000) }
  await save('long.json', [long], here)
  await save('long.csv', [long], here)
  expect(JSON.parse(await here.read('long.json'))['s.t'].values).toEqual([...t])
  const lines = (await here.read('long.csv')).trimEnd().split('\n').slice(1)
  expect(lines.map(line => Number(line.split(',')[0]))).toEqual([...t])
})

test('npz holds an npy for each array, aligned as numpy wants it, and equal bytes for equal data', async () => {
  const here = await place()
  await save('a.npz', [spikes, traces], here)
  await save('b.npz', [spikes, traces], here)
  expect(await here.read('a.npz')).toBe(await here.read('b.npz'))
  const files = unzipSync(await readFile(here.path('a.npz')))
  expect(Object.keys(files)).toEqual([
    'spikemon.t.npy',
    'spikemon.i.npy',
    'statemon.t.npy',
    'statemon.i.npy',
    'statemon.v.npy',
    'statemon.n.npy',
    'statemon.on.npy',
    'units.npy',
  ])
  const v = files['statemon.v.npy'] ?? new Uint8Array()
  const head = new TextDecoder('latin1').decode(v.subarray(0, 128))
  expect([...v.subarray(0, 10)]).toEqual([0x93, ...Buffer.from('NUMPY'), 1, 0, 118, 0])
  expect(head.slice(10)).toBe(`${"{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }".padEnd(117)}\n`)
  expect(new Float64Array(v.slice(128).buffer)).toEqual(Float64Array.of(0.1, 0.2, NaN, -0, Infinity, 1e-300))
})

test('nothing to save is said', async () => {
  await expect(save('out.npz', [], await place())).rejects.toThrow('the model has no monitors')
})

/** Content for which there is no room. */
function* broken(): Generator<string> {
  yield 'half'
  throw Object.assign(new Error('write'), { code: 'ENOSPC' })
}

test('a failure leaves what was there, and nothing half-written', async () => {
  const here = await place()
  await here.write('a.csv', 'before')
  const files = [
    { path: here.path('a.csv'), shown: 'a.csv', content: ['after'] },
    { path: here.path('b.csv'), shown: 'b.csv', content: broken() },
  ]
  await expect(writeWhole(files, here)).rejects.toThrow('b.csv cannot be written: the disk is full')
  expect(await readdir(here.cwd)).toEqual(['a.csv'])
  expect(await here.read('a.csv')).toBe('before')
})

test('a folder, and a file in the place of a folder, are refused', async () => {
  const here = await place()
  await mkdir(here.path('folder.npz'))
  await here.write('file', '')
  await expect(save('folder.npz', [spikes], here)).rejects.toThrow('folder.npz cannot be written: it is a folder')
  await expect(save('file/x.npz', [spikes], here)).rejects.toThrow(HillockError)
  expect((await readdir(here.cwd)).toSorted()).toEqual(['file', 'folder.npz'])
})

test('a link is written through, a device is written to', async () => {
  const here = await place()
  await here.write('real.csv', 'before')
  await symlink(here.path('real.csv'), here.path('link.csv'))
  await save('link.csv', [spikes], here)
  expect(await here.read('real.csv')).toContain('t (s),i')
  await writeWhole([{ path: '/dev/null', shown: '/dev/null', content: ['x'] }], here)
  expect((await stat('/dev/null')).isCharacterDevice()).toBe(true)
})
