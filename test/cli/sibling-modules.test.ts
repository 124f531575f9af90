/** Python files beside a script, and nothing beyond its folder. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
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
    'def plot(): pass\n',
    undefined,
  ])
  expect(siblingModules('-', { cwd: root }, { imports: ['shared'] })('params')).toBe('tau = 2\n')
  expect(() => siblingModules('-', { cwd: root }, { imports: ['secret.py'] })).toThrow('secret.py is no folder')
})

test('a script on standard input has none', () => {
  expect(siblingModules('-', { cwd: join(root, 'models') })('params')).toBeUndefined()
})
