import { mkdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { error, note } from '../../diagnostics/index.ts'
import { checkSummary } from '../../cli/check-summary.ts'
import { place } from './io.ts'

test('diagnostics of every file, then what is missing', async () => {
  const here = await place()
  await mkdir(here.path('scripts/deep'), { recursive: true })
  await mkdir(here.path('scripts/.hidden'))
  await here.write('scripts/good.py', "from brian2 import *\nprint('not shown')\nrun(1*ms)\n")
  await here.write('scripts/spatial.py', 'from brian2 import *\nS = SpatialNeuron(None)\n')
  await here.write('scripts/deep/both.py', 'from brian2 import *\nimport pandas.plotting\nS = SpatialNeuron(None)\n')
  await here.write('scripts/wrong.py', 'from brian2 import *\n3*volt + 2*amp\n')
  await here.write('scripts/.hidden/no.py', '1 +')
  await here.write('scripts/notes.txt', 'no model')
  const { code, stdout, stderr } = await here.hillock(['check', 'scripts'])
  expect(code).toBe(1)
  expect(stdout).toBe('1 of 4 files run; missing: SpatialNeuron 2, pandas 1; 1 with errors\n')
  expect(stderr).toContain('scripts/spatial.py:2:5: error[unsupported]: SpatialNeuron is Brian 2, not yet Hillock')
  expect(stderr).toContain('scripts/wrong.py:2:1: error[unit-mismatch]')
})

test('files of a package are read as parts of it, files of --imports are found', async () => {
  const here = await place()
  await mkdir(here.path('project/core/tools'), { recursive: true })
  await mkdir(here.path('shared'))
  await here.write('project/core/__init__.py', 'from .cells import tau\n')
  await here.write('project/core/cells.py', 'from brian2 import *\nfrom params import tau\n')
  await here.write('project/core/tools/__init__.py', '')
  await here.write('project/core/tools/plots.py', 'from ..cells import tau\nfrom .. import cells\n')
  await here.write('project/main.py', 'from core.tools import plots\nprint(plots.tau)\n')
  await here.write('shared/params.py', 'from brian2 import *\ntau = 10*ms\n')
  expect((await here.hillock(['check', 'project', '--imports', 'shared'])).stdout).toBe('5 of 5 files run\n')
  const run = await here.hillock(['run', 'project/main.py', '--imports', 'shared', '--no-figures'])
  expect(run.stdout).toBe('10. ms\n')
  const { code, stderr } = await here.hillock(['run', 'project/main.py', '--imports', 'none'])
  expect(code).toBe(2)
  expect(stderr).toContain('none is no folder')
})

test('all is well', async () => {
  const here = await place()
  await here.write('good.py', 'from brian2 import *\n3*volt\n')
  expect(await here.hillock(['check', 'good.py'])).toEqual({ code: 0, stdout: '1 of 1 file runs\n', stderr: '' })
})

test('--json', async () => {
  const here = await place()
  await here.write('spatial.py', 'from brian2 import *\nS = SpatialNeuron(None)\n')
  const { stdout } = await here.hillock(['check', 'spatial.py', '--json'])
  expect(JSON.parse(stdout)).toMatchObject({
    exit: 1,
    files: 1,
    runs: 0,
    missing: { SpatialNeuron: 1 },
    diagnostics: [{ code: 'unsupported', file: 'spatial.py', line: 2, column: 5 }],
  })
})

test('a path that is not there, and a folder without models, are the command’s fault', async () => {
  const here = await place()
  await mkdir(here.path('empty'))
  expect((await here.hillock(['check', 'gone.py'])).code).toBe(2)
  const { code, stderr } = await here.hillock(['check', 'empty'])
  expect(code).toBe(2)
  expect(stderr).toContain('there is no .py or .ipynb file in empty')
})

test('things missing are counted by file, notes do not count', () => {
  const spatial = error(
    'unsupported',
    undefined,
    'SpatialNeuron is Brian 2, not yet Hillock; this file runs in Brian 2',
  )
  const pandas = error('unsupported', undefined, "the module 'pandas.plotting' is not in Hillock")
  const os = error('unsupported', undefined, 'import os.path: a model script cannot reach the machine')
  const method = note('method-chosen', undefined, 'using method')
  const checked = [
    { file: 'a.py', diagnostics: [spatial, spatial, pandas] },
    { file: 'b.py', diagnostics: [spatial, os] },
    { file: 'c.py', diagnostics: [method] },
  ]
  expect(checkSummary(checked, 3).text).toBe('1 of 3 files run; missing: SpatialNeuron 2, os 1, pandas 1')
  expect(checkSummary(checked.slice(2), 3).text).toBe('1 of 3 files run; 2 not looked at')
})
