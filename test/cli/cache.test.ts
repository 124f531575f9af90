import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepingCode } from '../../cli/cache/code.ts'
import { isEmpty } from '../../cli/cache/entries.ts'
import { cacheFolder } from '../../cli/cache/folder.ts'
import { cached } from '../../cli/cache/module-cache.ts'
import { place } from './io.ts'

/** An assembler that tells how often it was asked. */
function counting(bytes = 10): { assemble: (text: string) => Promise<Uint8Array>; readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    assemble: text => {
      asked.push(text)
      return Promise.resolve(new Uint8Array(bytes).fill(text.length))
    },
  }
}

test('a text is assembled once, also for a later command', async () => {
  const { cwd: folder } = await place()
  const { assemble, asked } = counting()
  const first = await cached(assemble, { folder, edition: '1' })('abc')
  const second = await cached(assemble, { folder, edition: '1' })('abc')
  expect(second).toEqual(first)
  expect(asked).toEqual(['abc'])
  await cached(assemble, { folder, edition: '1' })('abcd')
  await cached(assemble, { folder, edition: '2' })('abc')
  expect(asked).toEqual(['abc', 'abcd', 'abc'])
})

test.each([
  ['empty', () => new Uint8Array()],
  ['cut off', (entry: Uint8Array) => entry.subarray(0, entry.length - 1)],
  ['changed', (entry: Uint8Array) => entry.map((byte, at) => (at === entry.length - 1 ? byte ^ 1 : byte))],
])('an entry that is %s is ignored and replaced', async (_, damage) => {
  const { cwd: folder } = await place()
  const { assemble, asked } = counting()
  const module = await cached(assemble, { folder, edition: '1' })('abc')
  const [name = ''] = await readdir(folder)
  await writeFile(join(folder, name), damage(await readFile(join(folder, name))))
  expect(await cached(assemble, { folder, edition: '1' })('abc')).toEqual(module)
  await cached(assemble, { folder, edition: '1' })('abc')
  expect(asked).toEqual(['abc', 'abc'])
  expect(await readdir(folder)).toEqual([name])
})

test.each([
  ['another module', (other: Uint8Array) => other],
  [
    'something with a hash of its own',
    () => Buffer.concat([createHash('sha256').update('abc').digest(), Buffer.from('abc')]),
  ],
])('an entry that holds %s is found out and replaced', async (_, content) => {
  const { cwd: folder } = await place()
  const { assemble, asked } = counting()
  const assembleCached = cached(assemble, { folder, edition: '1' })
  await assembleCached('other')
  const [other = ''] = await readdir(folder)
  const module = await assembleCached('abc')
  const name = (await readdir(folder)).find(each => each !== other) ?? ''
  await writeFile(join(folder, name), content(await readFile(join(folder, other))))
  expect(await assembleCached('abc')).toEqual(module)
  expect(await assembleCached('abc')).toEqual(module)
  expect(asked).toEqual(['other', 'abc', 'abc'])
})

test('the entries unused for longest make room', async () => {
  const { cwd: folder } = await place()
  const { assemble, asked } = counting(1000)
  const assembleCached = cached(assemble, { folder, edition: '1', mostBytes: 2500 })
  await assembleCached('a')
  await assembleCached('bb')
  const old = new Date(Date.now() - 60_000)
  for (const name of await readdir(folder)) await utimes(join(folder, name), old, old)
  await assembleCached('a')
  await assembleCached('ccc')
  expect(await readdir(folder)).toHaveLength(2)
  await assembleCached('a')
  expect(asked).toEqual(['a', 'bb', 'ccc'])
})

test('a cache that cannot be written or read is no error', async () => {
  const here = await place()
  await here.write('file', '')
  const { assemble, asked } = counting()
  const assembleCached = cached(assemble, { folder: join(here.cwd, 'file', 'folder'), edition: '1' })
  await assembleCached('abc')
  expect(await assembleCached('abc')).toHaveLength(10)
  expect(asked).toHaveLength(2)

  const folder = here.path('cache')
  await cached(assemble, { folder, edition: '1' })('x')
  const [name = ''] = await readdir(folder)
  await mkdir(here.path('other'))
  await mkdir(join(here.path('other'), name))
  expect(await cached(assemble, { folder: here.path('other'), edition: '1' })('x')).toHaveLength(10)
})

test.each([
  [{ HOME: '/home/me' }, 'linux', '/home/me/.cache/hillock'],
  [{ HOME: '/home/me', XDG_CACHE_HOME: '/var/me' }, 'linux', '/var/me/hillock'],
  [{ HOME: '/home/me', XDG_CACHE_HOME: 'relative' }, 'linux', '/home/me/.cache/hillock'],
  [{ HOME: '/Users/me' }, 'darwin', '/Users/me/Library/Caches/hillock'],
  [{ LOCALAPPDATA: '/c/local' }, 'win32', '/c/local/hillock'],
  [{ HOME: '/home/me', HILLOCK_CACHE: 'off' }, 'linux', undefined],
  [{ HOME: '/home/me', HILLOCK_CACHE: '/fast/modules' }, 'linux', '/fast/modules'],
  [{ HOME: '/home/me', HILLOCK_CACHE: 'modules' }, 'linux', '/work/modules'],
  [{ HOME: '/home/me', HILLOCK_CACHE: 'on' }, 'linux', '/home/me/.cache/hillock'],
  [{ HOME: '' }, 'linux', undefined],
] as const)('with %j on %s the cache is %s', (env, platform, folder) => {
  expect(cacheFolder({ env, cwd: '/work' }, platform)).toBe(folder)
})

test('hillock cache tells what is kept and clears it, and nothing else', async () => {
  const here = await place()
  const kept = await place({ HILLOCK_CACHE: here.cwd })
  await cached(counting().assemble, { folder: here.cwd, edition: '1' })('abc')
  await here.write('notes.module', 'mine')
  expect((await kept.hillock(['cache'])).stdout).toBe(`${here.cwd}  1 module, 42 B\n`)
  expect((await kept.hillock(['cache', '--clear'])).stdout).toBe(`${here.cwd}  1 module, 42 B, removed\n`)
  expect(await readdir(here.cwd)).toEqual(['notes.module'])
  expect((await (await place({ HILLOCK_CACHE: 'off' })).hillock(['cache'])).stdout).toContain('HILLOCK_CACHE')
})

test('files of others in the folder are left alone, however old', async () => {
  const here = await place()
  const old = new Date(0)
  await here.write('letter.txt', 'mine')
  await utimes(here.path('letter.txt'), old, old)
  await cached(counting().assemble, { folder: here.cwd, edition: '1', mostBytes: 0 })('abc')
  expect(await readdir(here.cwd)).toEqual(['letter.txt'])
})

test('a folder without modules is empty, whatever else is in it', async () => {
  const { cwd: folder } = await place()
  const { assemble } = counting()
  expect(await isEmpty(join(folder, 'missing'))).toBe(true)
  await mkdir(join(folder, 'hillock-code'))
  expect(await isEmpty(folder)).toBe(true)
  await cached(assemble, { folder, edition: '1' })('abc')
  expect(await isEmpty(folder)).toBe(false)
})

test('code of Hillock itself is kept beside modules, where Node can keep it', () => {
  const env = { HILLOCK_CACHE: '/cache' }
  const at = { env, cwd: '/' }
  expect(keepingCode(at, true)).toEqual({ ...env, NODE_COMPILE_CACHE: join('/cache', 'hillock-code') })
  expect(keepingCode(at, false)).toEqual(env)
  const own = { ...env, NODE_COMPILE_CACHE: '/own' }
  expect(keepingCode({ env: own, cwd: '/' }, true)).toEqual(own)
  const off = { HILLOCK_CACHE: 'off' }
  expect(keepingCode({ env: off, cwd: '/' }, true)).toEqual(off)
})

test('hillock cache --clear removes that code too', async () => {
  const here = await place({ HILLOCK_CACHE: 'cache' })
  await mkdir(here.path('cache/hillock-code/v1'), { recursive: true })
  await writeFile(here.path('cache/own'), '')
  await here.hillock(['cache', '--clear'])
  expect(await readdir(here.path('cache'))).toEqual(['own'])
})
