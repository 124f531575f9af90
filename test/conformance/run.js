#!/usr/bin/env node
/**
 * Hillock beside Brian 2, with Brian 2 itself:
 *
 *     npm run conformance                       install, run every model in both, write references, compare;
 *                                               then some modules on two engines, here and under wasmtime
 *     npm run conformance -- refractory sine    only models whose name holds one of these words
 *     npm run conformance -- --references       only write `reference/*.json`
 *     npm run conformance -- --compare          only compare the built command line with the references there are
 *     npm run conformance -- --engines          only run modules on two engines
 *
 * Brian 2's newest release goes into `.venv-conformance/`, made with the newest Python 3 on the PATH or of pyenv, or with
 * the one that the environment variable PYTHON names. The environment is kept; delete it to get a newer Brian 2.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadTools } from './load-tools.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const environment = join(root, '.venv-conformance')
const hillock = join(root, 'dist/cli/hillock.js')
const packages = ['brian2', 'matplotlib', 'wasmtime']

const flags = process.argv.slice(2).filter(argument => argument.startsWith('--'))
const words = process.argv.slice(2).filter(argument => !argument.startsWith('--'))

const tools = await loadTools('reference', 'compare', 'statistics', 'engines')
const models = tools.models().filter(({ name }) => words.length === 0 || words.some(word => name.includes(word)))
if (models.length === 0) fail(`no model's name holds ${words.join(' or ')}`)

const known = ['--references', '--compare', '--engines']
const unknown = flags.find(flag => !known.includes(flag))
if (unknown) fail(`there is no ${unknown}; there are ${known.join(', ')}`)
const parts = flags.length > 0 ? flags : known
if (parts.includes('--references')) writeReferences(installBrian())
if (parts.includes('--compare') || parts.includes('--engines')) {
  if (!existsSync(hillock)) fail(`${relative(root, hillock)} is missing: npm run build`)
  const results = [
    ...(parts.includes('--compare') ? models.map(compareModel) : []),
    ...(parts.includes('--engines') ? await compareModules(installBrian()) : []),
  ]
  const failed = results.filter(agrees => !agrees).length
  console.log(`${results.length - failed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

/** Makes the Python environment unless it is there; returns its interpreter. */
function installBrian() {
  const python = join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  if (!existsSync(python)) {
    const maker = newestPython()
    console.error(`installing Brian 2 with Python ${maker.version} (${maker.name}) …`)
    const made =
      runs(maker.name, '-m', 'venv', environment) &&
      runs(python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages)
    if (!made) giveUp('the packages could not be installed')
  }
  const version = answer(python, '-W', 'ignore', '-c', 'import brian2; print(brian2.__version__)')
  if (version === undefined) giveUp('the Brian 2 that this Python gets does not run')
  console.error(`Brian 2 ${version}`)
  return python
}

/** A half-made environment would look like a whole one the next time. */
function giveUp(why) {
  rmSync(environment, { recursive: true, force: true })
  fail(`${why}; its newest release asks for a new Python, 3.13 in 2026: name one by the variable PYTHON`)
}

/** New releases of Brian 2 ask for new releases of Python: the newest of those on the PATH and of pyenv's. */
function newestPython() {
  const pyenv = join(process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions')
  const names = process.env['PYTHON']
    ? [process.env['PYTHON']]
    : [
        'python3',
        'python',
        ...[12, 13, 14, 15, 16].map(minor => `python3.${minor}`),
        ...(existsSync(pyenv) ? readdirSync(pyenv).map(version => join(pyenv, version, 'bin/python')) : []),
      ]
  const found = names
    .map(name => ({ name, version: answer(name, '-c', 'import venv, platform; print(platform.python_version())') }))
    .filter(({ version }) => version?.startsWith('3.'))
    .toSorted((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }))
  return found[0] ?? fail(`no Python 3 with venv found (tried ${names.join(', ')})`)
}

/** What a program prints; undefined where it fails or is not there. */
function answer(program, ...options) {
  const { status, stdout } = spawnSync(program, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return status === 0 ? stdout.trim() : undefined
}

function runs(program, ...options) {
  return spawnSync(program, options, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}

/** Runs the models under Brian 2, two at a time. */
function writeReferences(python) {
  const script = fileURLToPath(new URL('reference.py', import.meta.url))
  const pairs = models.map(({ name, file }) => `${file}=${tools.referenceFile(name)}`)
  const { status } = spawnSync(python, ['-W', 'ignore', script, ...pairs], { stdio: 'inherit' })
  if (status !== 0) fail('Brian 2 did not run all models')
}

/** Compares one model with its reference; true where they agree. */
function compareModel({ name, file, notYet }) {
  if (!notYet) return report(name, differencesOf(name, file))
  return report(`${name}, not yet`, tools.compareNotYet(runHillock(file, { seed: 1, saves: false })))
}

/** Runs modules on two engines; which of them recorded the same bits. */
async function compareModules(python) {
  const results = []
  for (const { name, file } of models.filter(model => tools.onTwoEngines.includes(model.name))) {
    for (const precision of ['float64', 'float32']) {
      const { differences, values } = await tools.compareEngines(file, { precision, root, compile, python })
      const nothing = values === 0 ? ['nothing was recorded'] : []
      results.push(report(`${name} in ${precision}, two engines, ${values} values`, [...differences, ...nothing]))
    }
  }
  return results
}

/** With the built command line. */
function compile(file, precision) {
  const folder = mkdtempSync(join(tmpdir(), 'hillock-'))
  try {
    const module = join(folder, 'model.wasm')
    const { status, stderr } = spawnSync(
      process.execPath,
      [hillock, 'compile', file, '--precision', precision, '-o', module],
      { encoding: 'utf8' },
    )
    if (status !== 0) fail(stderr)
    return readFileSync(module)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function report(what, differences) {
  console.log(`${differences.length ? 'differs' : 'agrees '}  ${what}`)
  for (const difference of differences) console.log(`         ${difference}`)
  return differences.length === 0
}

function differencesOf(name, file) {
  const reference = tools.readReference(name)
  switch (reference.kind) {
    case 'fixed':
      return tools.compare(reference, runHillock(file, { seed: 1, saves: recordsAnything(reference) }))
    case 'error':
      return tools.compareError(reference, runHillock(file, { seed: 1, saves: false }), readFileSync(file, 'utf8'))
    case 'random': {
      const runs = Array.from({ length: reference.seeds }, (_, k) => runHillock(file, { seed: k + 1, saves: true }))
      const refused = runs.find(run => run.error)
      if (refused) return [`Hillock refused the model: ${refused.error.message}`]
      return tools.compareStatistics(
        reference.statistics,
        runs.map(run => tools.statisticsOf(run, reference.shape)),
      )
    }
  }
}

/** A model without monitors has nothing to save, and Hillock would say so. */
function recordsAnything({ traces, spikes }) {
  return Object.keys(traces).length + Object.keys(spikes).length > 0
}

/** Runs one model with the built command line. This is the one place that knows what `--save` writes. */
function runHillock(file, { seed, saves }) {
  const folder = mkdtempSync(join(tmpdir(), 'hillock-'))
  try {
    const saved = join(folder, 'out.json')
    const compared = join(folder, basename(file))
    writeFileSync(compared, tools.modelText(file))
    const options = ['--no-figures', '--seed', String(seed), ...(saves ? ['--save', saved] : [])]
    const { status, stdout, stderr } = spawnSync(process.execPath, [hillock, 'run', compared, ...options], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    })
    const place = /(?::(\d+):\d+: )?error\[([a-z-]+)\]/.exec(stderr)
    return {
      printed: stdout,
      columns: existsSync(saved) ? JSON.parse(readFileSync(saved, 'utf8')) : {},
      ...(status !== 0 && {
        error: { message: stderr, code: place?.[2], ...(place?.[1] && { line: Number(place[1]) }) },
      }),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function fail(message) {
  console.error(`conformance: ${message}`)
  process.exit(2)
}
