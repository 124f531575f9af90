import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CodeAction, CompletionList, Hover } from 'vscode-languageserver/node'
import { format } from '../../../diagnostics/index.ts'
import { checkText } from '../../../session/index.ts'
import { place } from '../io.ts'
import { type Editor, startEditor } from './client.ts'

let editor: Editor

beforeAll(async () => {
  editor = await startEditor('--stdio')
})

afterAll(async () => {
  expect(await editor.close()).toEqual({ code: 0, stderr: '' })
})

const wrong = `from brian2 import *
tau = 10*ms
G = NeuronGroup(1, 'dv/dt = -v/tua : volt', threshold='v > -50*mV', reset='v = -70')
run(10*ms)
`

test('errors are told where they are, with their code, its page and what would help', async () => {
  const uri = 'file:///models/wrong.py'
  const told = editor.diagnostics(uri)
  await editor.open(uri, wrong)
  const { diagnostics, version } = await told
  expect(version).toBe(1)
  expect(diagnostics.map(({ code, range, severity, source }) => ({ code, range, severity, source }))).toEqual([
    {
      code: 'unknown-name',
      severity: 1,
      source: 'hillock',
      range: { start: { line: 2, character: 31 }, end: { line: 2, character: 34 } },
    },
    {
      code: 'unit-mismatch',
      severity: 1,
      source: 'hillock',
      range: { start: { line: 2, character: 79 }, end: { line: 2, character: 82 } },
    },
  ])
  const [first] = diagnostics
  expect(first?.message).toBe(`KeyError: The identifier "tua" could not be resolved.\nhelp: did you mean 'tau'?`)
  expect(existsSync(fileURLToPath(first?.codeDescription?.href ?? ''))).toBe(true)
  expect(format(checkText(wrong))).toContain('The identifier "tua" could not be resolved')
})

test('changes are checked again, closed documents are forgotten', async () => {
  const uri = 'file:///models/changed.py'
  const first = editor.diagnostics(uri)
  await editor.open(uri, wrong)
  expect((await first).diagnostics).toHaveLength(2)
  const second = editor.diagnostics(uri)
  // only the last of several changes is checked
  await editor.change(uri, 2, wrong.replace('tua', 'ta'))
  await editor.change(uri, 3, wrong.replace('tua', 'tau').replace('-70', '-70*mV'))
  expect(await second).toMatchObject({ version: 3, diagnostics: [] })
  const last = editor.diagnostics(uri)
  await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri } })
  expect((await last).diagnostics).toEqual([])
})

test('files that are not about Brian 2 are left alone', async () => {
  const uri = 'file:///models/other.py'
  const told = editor.diagnostics(uri)
  await editor.open(uri, 'import socket\nx = = 3\nNeur')
  expect((await told).diagnostics).toEqual([])
  const at = { textDocument: { uri }, position: { line: 2, character: 4 } }
  expect(await editor.connection.sendRequest('textDocument/completion', at)).toBeNull()
  expect(await editor.connection.sendRequest('textDocument/hover', at)).toBeNull()
})

test('completion, hover and quick fixes', async () => {
  const uri = 'file:///models/wrong.py'
  const at = (line: number, character: number): object => ({ textDocument: { uri }, position: { line, character } })
  const list: CompletionList = await editor.connection.sendRequest('textDocument/completion', at(2, 33))
  expect(list.items.map(({ label }) => label)).toEqual([])
  const names: CompletionList = await editor.connection.sendRequest('textDocument/completion', at(2, 32))
  expect(names.items[0]).toMatchObject({
    label: 'tau',
    detail: '10*ms',
    textEdit: { newText: 'tau', range: { start: { line: 2, character: 31 }, end: { line: 2, character: 32 } } },
  })
  const hover: Hover = await editor.connection.sendRequest(
    'textDocument/hover',
    at(2, (wrong.split('\n')[2] ?? '').indexOf('-50')),
  )
  expect(hover.contents).toEqual({ kind: 'markdown', value: '`-50*mV` is a voltage: V' })
  const actions: CodeAction[] = await editor.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: { line: 2, character: 32 }, end: { line: 2, character: 32 } },
    context: { diagnostics: [] },
  })
  expect(actions).toMatchObject([
    {
      title: "Change to 'tau'",
      kind: 'quickfix',
      isPreferred: true,
      edit: {
        changes: {
          [uri]: [{ newText: 'tau', range: { start: { line: 2, character: 31 }, end: { line: 2, character: 34 } } }],
        },
      },
    },
  ])
})

test('files beside a script can be imported', async () => {
  const here = await place()
  await here.write('params.py', 'tau = 3')
  const uri = pathToFileURL(here.path('model.py')).href
  const told = editor.diagnostics(uri)
  await editor.open(uri, 'from brian2 import *\nfrom params import *\nimport nowhere\n')
  expect((await told).diagnostics.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^the module 'nowhere' is not in Hillock\n/),
  ])
})

test('the command says what it is for', async () => {
  const here = await place()
  expect((await here.hillock(['language-server', '--help'])).stdout).toContain('docs/editors.md')
  const { code, stderr } = await here.hillock(['language-server', 'model.py'])
  expect(code).toBe(2)
  expect(stderr).toContain('language-server')
})
