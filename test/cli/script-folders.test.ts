/** The folders of `--data` and `--results`, and everything that is to stay outside of them. */
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { scriptFolders } from '../../cli/script-folders.ts'
import { HillockError } from '../../diagnostics/index.ts'
import type { ScriptFiles } from '../../session/index.ts'
import { place, type Place } from './io.ts'

interface Folders {
  readonly here: Place
  readonly files: ScriptFiles
}

async function folders(dry = false): Promise<Folders> {
  const here = await place()
  for (const folder of ['data', 'data/deep', 'secret', 'results']) mkdirSync(here.path(folder))
  writeFileSync(here.path('data/a.txt'), 'inside')
  writeFileSync(here.path('secret/key'), 'secret')
  return { here, files: scriptFolders({ data: 'data', results: 'results' }, here, { dry }) ?? {} }
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (content: Uint8Array | string | undefined): string | undefined =>
  content instanceof Uint8Array ? new TextDecoder().decode(content) : content

test('without the options there are none', async () => {
  const here = await place()
  expect(scriptFolders({}, here)).toBeUndefined()
})

test('files below the folders are read, by every way to write their paths', async () => {
  const { here, files } = await folders()
  symlinkSync('a.txt', here.path('data/link'))
  symlinkSync(here.path('data'), here.path('way'))
  for (const path of ['data/a.txt', './data/../data/a.txt', here.path('data/a.txt'), 'data/link', 'way/a.txt'])
    expect(text(files.read?.(path))).toBe('inside')
  expect(files.read?.('data/none')).toBeUndefined()
  expect(files.read?.('data/none/none')).toBeUndefined()
  expect([files.look?.('data'), files.look?.('data/a.txt'), files.look?.('data/x')]).toEqual([
    'folder',
    'file',
    undefined,
  ])
  expect(files.list?.('data').toSorted()).toEqual(['a.txt', 'deep', 'link'])
})

describe('what is not below them is refused', () => {
  test.each([
    'secret/key',
    '../x',
    'data/../secret/key',
    '/etc/passwd',
    '/dev/zero',
    '/proc/self/environ',
    'data/out/key',
    'data/outfile',
    'database',
    '.',
  ])('%s', async path => {
    const { here, files } = await folders()
    symlinkSync(here.path('secret'), here.path('data/out'))
    symlinkSync('../secret/key', here.path('data/outfile'))
    mkdirSync(here.path('database'))
    for (const action of [files.read, files.look, files.list, files.requireWritable, files.makeFolder]) {
      expect(() => action?.(path)).toThrow(HillockError)
      expect(() => action?.(path)).toThrow(`PermissionError: [Errno 13] Permission denied: '${path}'`)
    }
    expect(() => files.write?.(path, bytes('x'))).toThrow('Permission denied')
    expect(readFileSync(here.path('secret/key'), 'utf8')).toBe('secret')
    expect(readdirSync(here.path('secret'))).toEqual(['key'])
  })

  test('why a place outside cannot be reached is not told', async () => {
    const { here, files } = await folders()
    for (const path of [here.path('secret/key/x'), here.path('secret/none/x')])
      expect(() => files.look?.(path)).toThrow(`PermissionError: [Errno 13] Permission denied: '${path}'`)
    expect(() => files.look?.('data/a.txt/x')).toThrow('NotADirectoryError')
  })

  test('endless paths end', async () => {
    const { files } = await folders()
    expect(() => files.read?.(`data/${'a/'.repeat(20_000)}x`)).toThrow('File name too long')
    expect(files.read?.(`data/${'a/'.repeat(1000)}x`)).toBeUndefined()
    files.write?.(`results/${'é'.repeat(120)}`, bytes('long'))
    expect(text(files.read?.(`results/${'é'.repeat(120)}`))).toBe('long')
  })

  test('the data itself is not written', async () => {
    const { here, files } = await folders()
    expect(() => files.write?.('data/a.txt', bytes('x'))).toThrow('Permission denied')
    expect(readFileSync(here.path('data/a.txt'), 'utf8')).toBe('inside')
  })

  test.skipIf(process.platform === 'win32')('pipes and folders are no files, and nobody waits for them', async () => {
    const { here, files } = await folders()
    execFileSync('mkfifo', [here.path('data/pipe'), here.path('results/pipe')])
    expect(() => files.read?.('data/pipe')).toThrow('is a device or a pipe')
    expect(() => files.read?.('data/deep')).toThrow('IsADirectoryError')
    expect(() => files.write?.('results/pipe', bytes('x'))).toThrow('is a device or a pipe')
    expect(files.look?.('data/pipe')).toBeUndefined()
  })

  test('a folder that becomes a link meanwhile leads nowhere', async () => {
    const { here, files } = await folders()
    mkdirSync(here.path('results/part'))
    files.write?.('results/part/a', bytes('1'))
    renameSync(here.path('results/part'), here.path('results/old'))
    symlinkSync(here.path('secret'), here.path('results/part'))
    expect(() => files.write?.('results/part/key', bytes('x'))).toThrow('Permission denied')
    expect(() => files.read?.('results/part/key')).toThrow('Permission denied')
    expect(readFileSync(here.path('secret/key'), 'utf8')).toBe('secret')
  })
})

test('a file is written whole, in place of a link and not through it', async () => {
  const { here, files } = await folders()
  files.makeFolder?.('results/new')
  files.write?.('results/new/a.txt', bytes('one'))
  files.write?.('results/new/a.txt', bytes('two'))
  expect(readdirSync(here.path('results/new'))).toEqual(['a.txt'])
  expect(text(files.read?.('results/new/a.txt'))).toBe('two')
  symlinkSync(join('..', 'nowhere'), here.path('results/dangling'))
  files.write?.('results/dangling', bytes('here'))
  expect(readFileSync(here.path('results/dangling'), 'utf8')).toBe('here')
  expect(existsSync(here.path('nowhere'))).toBe(false)
  linkSync(here.path('secret/key'), here.path('results/hard'))
  files.write?.('results/hard', bytes('new'))
  expect(readFileSync(here.path('secret/key'), 'utf8')).toBe('secret')
})

test.each([
  ['results/none/a', 'FileNotFoundError'],
  ['results', 'Permission denied|IsADirectoryError|FileNotFoundError'],
])('writing %s is refused', async (path, message) => {
  const { files } = await folders()
  expect(() => files.requireWritable?.(path)).toThrow(new RegExp(message))
  expect(() => files.write?.(path, bytes('x'))).toThrow(new RegExp(message))
})

test('a check reads and writes nothing', async () => {
  const { here, files } = await folders(true)
  files.write?.('results/a', bytes('x'))
  files.makeFolder?.('results/b')
  expect(readdirSync(here.path('results'))).toEqual([])
  expect(text(files.read?.('data/a.txt'))).toBe('inside')
})

describe('the command', () => {
  const script = `import os
import numpy as np
import matplotlib.pyplot as plt
x = np.loadtxt('in/x.txt')
os.makedirs('out/plots', exist_ok=True)
np.save('out/y.npy', x*2)
plt.plot(x)
plt.savefig('out/plots/x.png')
plt.savefig('elsewhere.png')
with open('out/log.txt', 'w') as f:
    f.write('done')
print(x, np.load('out/y.npy'), os.path.exists('out/log.txt'))
`

  test('lets a script read and write where it is told, and its figures go there too', async () => {
    const here = await place()
    mkdirSync(here.path('in'))
    await here.write('in/x.txt', '1\n2\n')
    await here.write('model.py', script)
    const { code, stdout, stderr } = await here.hillock(['model.py', '--data', 'in', '--results', 'out'])
    expect([code, stdout]).toEqual([0, '[1. 2.] [2. 4.] True\n'])
    expect(readdirSync(here.path('out')).toSorted()).toEqual(['log.txt', 'plots', 'y.npy'])
    expect(await here.read('out/plots/x.svg')).toContain('<svg')
    expect(stderr.split('\n')).toEqual(
      expect.arrayContaining(['out/plots/x.svg', join('figures', 'elsewhere.svg'), join('figures', 'model-1.svg')]),
    )
    expect((await here.hillock(['check', 'model.py', '--data', 'in', '--results', 'out'])).stdout).toBe(
      '1 of 1 file runs\n',
    )
    const { stdout: counted } = await here.hillock(['check', 'model.py'])
    expect(counted).toMatch(/^0 of 1 file runs; missing: /)
  })

  test.each([
    [['model.py', '--data', 'none'], 'the folder none cannot be used: there is no such file or folder'],
    [['model.py', '--data', 'model.py'], 'model.py is no folder'],
    [['model.py', '--results', 'model.py'], 'the folder model.py cannot be made'],
  ])('%s', async (argv, message) => {
    const here = await place()
    await here.write('model.py', 'x = 1')
    const { code, stderr } = await here.hillock(argv)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })

  test('hands on what stands behind --', async () => {
    const here = await place()
    await here.write('model.py', 'import sys\nprint(sys.argv)')
    expect((await here.hillock(['model.py', '--', '--n', '10'])).stdout).toBe("['model.py', '--n', '10']\n")
    const { code, stderr } = await here.hillock(['model.py', 'other.py'])
    expect(code).toBe(2)
    expect(stderr).toContain("'other.py' is one file too many")
  })

  test('runs a notebook, with its cells over what they print', async () => {
    const here = await place()
    const cells = ['x = 3', 'x', 'import matplotlib.pyplot as plt\nplt.plot([1, 2])', '1/0', 'print(4)']
    const code = cells.map(source => ({ cell_type: 'code', source }))
    await here.write('book.ipynb', JSON.stringify({ nbformat: 4, cells: code }))
    const stopped = await here.hillock(['book.ipynb'])
    expect([stopped.code, stopped.stdout]).toEqual([1, '[2]\n3\n'])
    expect(stopped.stderr).toContain('book.ipynb#cell 4:1:1: error[python]: ZeroDivisionError: division by zero')
    expect(stopped.stderr).toContain(join('figures', 'book-cell3-1.svg'))
    expect((await here.hillock(['run', 'book.ipynb', '--keep-going'])).stdout).toBe('[2]\n3\n[5]\n4\n')
    expect((await here.hillock(['check', '.'])).stdout).toBe('0 of 1 file runs; 1 with errors\n')
  })
})
