/** Jupyter notebooks: their cells in order, in one namespace. */
import { expect, test } from 'vitest'
import { HillockError } from '../../diagnostics/index.ts'
import { checkScript, runNotebook, type ScriptOptions, type ScriptReport } from '../../session/index.ts'
import { fakeNetworks } from './tools.ts'

interface Outcome extends ScriptReport {
  /** What each cell printed, by its number. */
  readonly printed: Readonly<Record<number, string>>
  readonly told: readonly string[]
}

type Cell = string | readonly string[] | { readonly source: string; readonly metadata: object }

function notebook(cells: readonly Cell[], rest: object = {}): string {
  const code = cells.map(cell =>
    typeof cell === 'object' && 'source' in cell
      ? { cell_type: 'code', outputs: [], ...cell }
      : { cell_type: 'code', metadata: {}, outputs: [], source: cell },
  )
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [{ cell_type: 'markdown', source: '# T' }, ...code],
    ...rest,
  })
}

async function run(cells: readonly Cell[], options: ScriptOptions = {}): Promise<Outcome> {
  const printed: Record<number, string> = {}
  let cell = 0
  const report = await runNotebook(notebook(cells), {
    file: 'model.ipynb',
    network: fakeNetworks().network,
    onCell: number => (cell = number),
    onPrint: text => (printed[cell] = (printed[cell] ?? '') + text),
    ...options,
  })
  const told = report.diagnostics.map(({ severity, code, message, span }) => {
    const place = span && `${span.source.name}:${span.start}`
    return `${place} ${severity}[${code}] ${message}`
  })
  return { ...report, printed, told }
}

test('cells share their names, and show the value of a last expression', async () => {
  const { printed, ok } = await run([
    'from brian2 import *\ntau = 10*ms',
    ['x = [1, 2]\n', 'x'],
    'tau',
    "'text'",
    'def f(a):\n    return {a: a}',
    'f(3)',
    'f(4);',
    'None',
    'plot(x)',
    "G = NeuronGroup(1, 'v : 1')\nrun(1*ms)\nprint(defaultclock.t[:])",
    'def later():\n    run(1*ms)\n    return defaultclock.t/ms',
    'later()',
  ])
  expect(ok).toBe(true)
  expect(printed).toEqual({
    2: '[1, 2]\n', 3: '10. * msecond\n', 4: "'text'\n", 6: '{3: 3}\n', 10: '1. ms\n', 12: '2.0\n',
  }) // prettier-ignore
})

test('errors are told at the cell; what comes after is left out unless it is to go on', async () => {
  const cells = ['x = 1', '\ny = 1/0\n', 'print(x)', 'z = nothing']
  const { printed, told, ok } = await run(cells)
  expect(told).toEqual(['model.ipynb#cell 2:5 error[python] ZeroDivisionError: division by zero'])
  expect([printed, ok]).toEqual([{}, false])
  const all = await run(cells, { keepGoing: true })
  expect(all.told).toHaveLength(2)
  expect([all.printed, all.ok]).toEqual([{ 3: '1\n' }, false])
})

test('a cell that means to fail says so, and is no error', async () => {
  const { printed, told, ok } = await run([{ source: '1/0', metadata: { tags: ['raises-exception'] } }, 'print(2)'])
  expect(told).toEqual(['model.ipynb#cell 1:0 note[python] ZeroDivisionError: division by zero'])
  expect([printed, ok]).toEqual([{ 2: '2\n' }, true])
})

test('commands of the notebook are ignored with a note, those that carry out code refused', async () => {
  const { printed, told } = await run([
    '%matplotlib inline\n!pip install brian2\nprint(1)',
    '%%time\nprint(2)',
    '%%bash\nrm -rf /; if [ x ]; then',
    '%timeit sum([1])',
    '%time',
  ])
  expect(printed).toEqual({ 1: '1\n', 2: '2\n' })
  expect(told.map(each => each.replace(/^.*?\d /, ''))).toEqual([
    "note[ignored] '%matplotlib inline' is a notebook's command; it is ignored",
    "note[ignored] '!pip install brian2' is a notebook's command; it is ignored",
    "note[ignored] '%%time' is a notebook's command; it is ignored",
    "note[ignored] '%%bash' is a notebook's command; it is ignored",
    "note[ignored] '%timeit sum([1])' is a notebook's command; it is ignored",
    "note[ignored] '%time' is a notebook's command; it is ignored",
  ])
  const refused = await run(['print(1)', '%time f(3)'])
  expect(refused.told).toEqual([
    'model.ipynb#cell 2:0 error[unsupported] a command of the notebook that carries out code is not taken',
  ])
  expect(refused.printed).toEqual({})
})

test('what is not taken is told for all cells before anything runs; going on leaves out its cells alone', async () => {
  const cells = ['print(1)', 'import socket', 'x = (', 'print(2)']
  const { printed, told } = await run(cells)
  expect(printed).toEqual({})
  expect(told).toHaveLength(1)
  const all = await run(cells, { keepGoing: true })
  expect(all.printed).toEqual({ 1: '1\n', 4: '2\n' })
  expect(all.told.map(each => each.slice(0, 18))).toEqual(['model.ipynb#cell 3', 'model.ipynb#cell 2'])
})

test('figures are those of the cell that drew them', async () => {
  const { cells, figures } = await run([
    'import matplotlib.pyplot as plt\nplt.plot([1, 2])',
    'x = 1',
    'plt.plot([3])\nplt.figure()\nplt.plot([4])\nplt.show()\nplt.plot([5])',
    'plt.plot([6])\n1/0',
  ])
  expect(cells?.map(cell => cell.figures.length)).toEqual([1, 0, 3, 1])
  expect(figures).toHaveLength(5)
})

test('constants are set in whatever cell they stand, and groups are known by their variables', async () => {
  const { printed, ok } = await run(
    [
      'from brian2 import *',
      'tau = 10*ms',
      "G = NeuronGroup(2, 'dv/dt = -v/tau : 1', method='exact')",
      'print(tau, len(G))',
    ],
    { set: { tau: '20*ms' }, sizes: { G: 5 } },
  )
  expect(ok).toBe(true)
  expect(printed).toEqual({ 4: '20. ms 5\n' })
})

test.each([
  ['{"nbformat": 4, "cells": [', 'the JSON of this notebook is damaged'],
  ['[]', 'the JSON of this notebook is damaged'],
  ['{}', 'this is no Jupyter notebook: it has no nbformat'],
  ['{"nbformat": 3, "worksheets": []}', 'a notebook of format 3 is not read'],
  ['{"nbformat": 4, "cells": 3}', 'a notebook of format 4 is not read'],
  [notebook(['x'], { metadata: { language_info: { name: 'julia' } } }), 'its language is julia, not Python'],
  [notebook([[3 as unknown as string]]), 'cell 1 has no text'],
  [notebook(Array.from({ length: 10_000 }, () => '')), 'it has 10001 cells; at most 10000 are read'],
])('%.60s', async (text, message) => {
  const running = runNotebook(text, { file: 'x.ipynb' })
  await expect(running).rejects.toThrow(HillockError)
  await expect(running).rejects.toThrow(`x.ipynb: ${message}`)
})

test('a notebook is checked as a script is', async () => {
  const { diagnostics } = await checkScript(notebook(['x = 1', 'import socket']), { file: 'x.ipynb' })
  expect(diagnostics.map(({ message, span }) => [span?.source.name, message])).toEqual([
    ['x.ipynb#cell 2', 'import socket: a model script cannot reach the machine'],
  ])
})
