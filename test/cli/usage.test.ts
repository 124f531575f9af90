import { expect, test } from 'vitest'
import { version } from '../../compiler/version.ts'
import { codes } from '../../diagnostics/codes.ts'
import { place } from './io.ts'

test('--help teaches by examples and says what exit codes mean', async () => {
  const here = await place()
  const { code, stdout, stderr } = await here.hillock(['--help'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  for (const part of ['hillock model.py', 'hillock check model.py scripts/', '--size G=1e6', 'Exit codes', '130']) {
    expect(stdout).toContain(part)
  }
})

test.each(['run', 'check', 'compile', 'inspect', 'bench', 'explain', 'cache'])('%s --help has examples', async verb => {
  const here = await place()
  const { code, stdout } = await here.hillock([verb, '--help'])
  expect(code).toBe(0)
  expect(stdout).toContain(`hillock ${verb}`)
  expect(stdout).toContain('Examples:')
})

test('no help shows what only the program knows', async () => {
  const here = await place()
  for (const verb of ['run', 'compile', 'bench']) {
    expect((await here.hillock([verb, '--help'])).stdout).not.toMatch(/default: \[|beside the current/)
  }
})

test('explain shows the page of a word, and lists the words', async () => {
  const here = await place()
  const page = await here.hillock(['explain', 'unit-mismatch'])
  expect(page).toMatchObject({ code: 0, stderr: '' })
  expect(page.stdout).toMatch(/^# unit-mismatch\n/)
  expect(await here.hillock(['explain', 'error[unit-mismatch]'])).toEqual(page)
  const list = await here.hillock(['explain'])
  expect(list.stdout.trimEnd().split('\n')).toHaveLength(Object.keys(codes).length)
  const none = await here.hillock(['explain', '../../package'])
  expect(none.code).toBe(2)
  expect((await here.hillock(['explain', 'unit-mismach'])).stderr).toContain("did you mean 'unit-mismatch'?")
})

test('each word in a message is told where it is explained, once', async () => {
  const here = await place()
  await here.write(
    'model.py',
    "from brian2 import *\nG = NeuronGroup(1, 'dv/dt = 1 : volt\\ndw/dt = 1 : volt')\nrun(1*ms)\n",
  )
  const { stderr } = await here.hillock(['check', 'model.py'])
  expect(stderr.match(/error\[unit-mismatch\]/g)).toHaveLength(2)
  expect(stderr.match(/^  more: hillock explain unit-mismatch$/gm)).toHaveLength(1)
  expect((await here.hillock(['run', '--sed', '1'])).stderr).not.toContain('explain')
})

test('--version', async () => {
  const here = await place()
  expect(await here.hillock(['--version'])).toEqual({ code: 0, stdout: `hillock ${version}\n`, stderr: '' })
})

test('without anything, the help', async () => {
  const here = await place()
  const { code, stderr, stdout } = await here.hillock([])
  expect(code).toBe(2)
  expect(stdout + stderr).toContain('Examples:')
})

test.each([
  [['chek', 'model.py'], "'chek' is neither a command nor a file that is there", "did you mean 'check'?"],
  [['run'], "missing required argument 'file'", undefined],
  [['check'], "missing required argument 'files'", undefined],
  [['run', 'model.py', '--sumary'], "unknown option '--sumary'", 'did you mean --summary?'],
  [['run', 'model.py', '--seed'], "option '--seed <number>' argument missing", undefined],
])('%j', async (argv, message, help) => {
  const here = await place()
  const { code, stderr } = await here.hillock(argv)
  expect(code).toBe(2)
  expect(stderr).toContain(`error[usage]: ${message}`)
  if (help !== undefined) expect(stderr).toContain(help)
})

test('with --json, what is wrong with a command is on stdout too', async () => {
  const here = await place()
  const { code, stdout, stderr } = await here.hillock(['inspect', 'm.wasm', '--types', '--json'])
  expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
  expect(JSON.parse(stdout)).toMatchObject({ exit: 2, diagnostics: [{ code: 'usage', severity: 'error' }] })
})

test('colour on a terminal, unless NO_COLOR is set', async () => {
  const run = async (env: Record<string, string>, terminal: boolean): Promise<string> =>
    (await (await place(env)).hillock(['run', 'gone.py'], { terminal })).stderr
  expect(await run({}, true)).toContain('\u001b[31m')
  expect(await run({}, false)).not.toContain('\u001b[')
  expect(await run({ NO_COLOR: '1' }, true)).not.toContain('\u001b[')
})
