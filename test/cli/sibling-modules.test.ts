/** Python files beside a script, and nothing beyond its folder. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { siblingModules } from '../../cli/sibling-modules.ts'

let root: string
let find: (name: string) => string | undefined

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hillock-siblings-'))
  mkdirSync(join(root, 'models/tools'), { recursive: true })
  writeFileSync(join(root, 'models/params.py'), 'tau = 1\n')
  writeFileSync(join(root, 'models/tools/plots.py'), 'def plot(): pass\n')
  writeFileSync(join(root, 'secret.py'), 'password = 1\n')
  symlinkSync(join(root, 'secret.py'), join(root, 'models/linked.py'))
  symlinkSync(join(root, 'models/params.py'), join(root, 'models/same.py'))
  symlinkSync(root, join(root, 'models/out'))
  find = siblingModules('models/model.py', { cwd: root })
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

test.each([
  ['params', 'tau = 1\n'],
  ['tools.plots', 'def plot(): pass\n'],
  ['same', 'tau = 1\n'],
  ['secret', undefined],
  ['linked', undefined],
  ['out.secret', undefined],
  ['..secret', undefined],
  ['nothing', undefined],
  ['tools', undefined],
])('%s', (name, text) => {
  expect(find(name)).toBe(text)
})

test("folders of --imports come after the script's own", () => {
  mkdirSync(join(root, 'shared/tools'), { recursive: true })
  writeFileSync(join(root, 'shared/params.py'), 'tau = 2\n')
  writeFileSync(join(root, 'shared/tools/__init__.py'), 'size = 3\n')
  symlinkSync(join(root, 'secret.py'), join(root, 'shared/leaks.py'))
  const both = siblingModules('models/model.py', { cwd: root }, { imports: ['shared'] })
  expect(['params', 'tools.__init__', 'tools.plots', 'leaks'].map(both)).toEqual([
    'tau = 1\n',
    'size = 3\n',
    // A package comes before a folder without a file of its own.
    undefined,
    undefined,
  ])
  expect(siblingModules('-', { cwd: root }, { imports: ['shared'] })('params')).toBe('tau = 2\n')
  expect(() => siblingModules('-', { cwd: root }, { imports: ['secret.py'] })).toThrow('secret.py is no folder')
})

test('a package is looked for in one folder, the first that has it or a file of its name', () => {
  for (const folder of ['a/core', 'b/core', 'b/m', 'c/loose', 'd/loose'])
    mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, 'a/m.py'), "a's\n")
  writeFileSync(join(root, 'b/m/__init__.py'), "b's\n")
  writeFileSync(join(root, 'a/core/__init__.py'), '')
  writeFileSync(join(root, 'b/core/only.py'), 'x = 1\n')
  writeFileSync(join(root, 'c/loose/one.py'), 'c\n')
  writeFileSync(join(root, 'd/loose/two.py'), 'd\n')
  const both = siblingModules('-', { cwd: root }, { imports: ['a', 'b', 'c', 'd'] })
  expect(['m.__init__', 'm', 'core.only', 'loose.one', 'loose.two'].map(both)).toEqual([
    undefined,
    "a's\n",
    undefined,
    'c\n',
    'd\n',
  ])
})

test('what is no file, and what is too large, is not read', () => {
  mkdirSync(join(root, 'models/folder.py'), { recursive: true })
  execFileSync('mkfifo', [join(root, 'models/pipe.py')])
  writeFileSync(join(root, 'models/huge.py'), '')
  truncateSync(join(root, 'models/huge.py'), 2 ** 27)
  expect(['folder', 'pipe'].map(find)).toEqual([undefined, undefined])
  expect(() => find('huge')).toThrow('at most 67108864 are read')
})

test('a script on standard input has none', () => {
  expect(siblingModules('-', { cwd: join(root, 'models') })('params')).toBeUndefined()
})
