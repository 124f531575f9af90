#!/usr/bin/env node
/**
 * A folder of scripts and notebooks in Brian 2 and in Hillock, side by side: which run, and which print and draw the same.
 *
 *     npm run examples -- FOLDER                      every .py and .ipynb below it
 *     npm run examples -- FOLDER lif reliability      only those whose path holds one of these words
 *     npm run examples -- FOLDER --python PYTHON      a Python that has Brian 2 (else `python3`)
 *     npm run examples -- FOLDER --seconds 60         how long each run of a script may take (else 120)
 *     npm run examples -- FOLDER --target cython      what Brian 2 generates code for (else numpy)
 *     npm run examples -- FOLDER --runs 12            with how many seeds each runs what is random (else 6; 0 for not at all)
 *
 * Of what is random, numbers are compared: those printed, and of each axes how much there is and its mean, spread and quantiles.
 * A number differs if all runs of one program lie above all of the other's, Welch's test finds them further apart than
 * chance would have it in one of a hundred scripts, and the same comes out with as many further seeds.
 *
 * Brian 2 is asked only about what Hillock runs. Every run works in a copy of the script's folder, where it finds its data and
 * may write. The scripts are carried out by your Python, which keeps them from nothing.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadTools } from './load-tools.js'

const hillock = fileURLToPath(new URL('../../dist/cli/hillock.js', import.meta.url))
const observe = fileURLToPath(new URL('observe.py', import.meta.url))
const openly = ['--json', '--data', '.', '--results', '.']
/** So many seeds at most tell what is random. */
const seeds = 6

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: 'string', default: 'python3' },
    seconds: { type: 'string', default: '120' },
    target: { type: 'string', default: 'numpy' },
    runs: { type: 'string', default: '6' },
  },
})
const [folder, ...words] = positionals
const milliseconds = 1000 * Number(values.seconds)
const runs = Number(values.runs)
if (folder === undefined || !(milliseconds > 0) || !(runs === 0 || runs >= 3)) {
  console.error(
    'usage: npm run examples -- FOLDER [WORD...] [--python PYTHON] [--seconds SECONDS] [--target TARGET] [--runs RUNS]',
  )
  process.exit(2)
}
statSync(hillock)
const { outcome, panels, differingParts, randomParts, summaryOf, differingNumbers } = await loadTools(
  'outcome',
  'distributions',
)

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.(?:py|ipynb)$/.test(name))
  .filter(name => words.length === 0 || words.some(word => name.includes(word)))
  .toSorted()
const rows = []
for (const [k, name] of files.entries()) {
  process.stderr.write(`${k + 1}/${files.length} ${name} … `)
  const row = compareExample(resolve(folder, name))
  process.stderr.write(`${row.result}\n`)
  rows.push({ name, ...row })
}
const width = Math.max(0, ...rows.map(({ name }) => name.length))
for (const { name, runs, result } of rows) console.log(`${name.padEnd(width)}  ${runs ? 'runs ' : 'stops'}  ${result}`)
const [run, agree] = [rows.filter(({ runs }) => runs), rows.filter(({ agrees }) => agrees)].map(({ length }) => length)
console.log(`${run} of ${rows.length} run, ${agree} agree`)

/** Whether Hillock runs a file, whether it agrees with Brian 2, and how the two differ in words. */
function compareExample(file) {
  const ours = inHillock(file, 1)
  if (ours.stopped) return { runs: false, agrees: false, result: ours.stopped }
  const theirs = inBrian(file)
  if (theirs.stopped) return { runs: true, agrees: false, result: `Brian 2: ${theirs.stopped}` }
  const differences = differingParts(theirs.outcome, ours.outcome)
  const seen = [ours.outcome]
  let random = new Set()
  const wrong = () => [...differences].filter(([part]) => !random.has(part))
  // Parts may be alike by chance: what has few values, or what a drawn synapse decides. What differs is asked about again.
  for (let seed = 2; seed === 2 || (seed <= seeds && wrong().length > 0 && random.size > 0); seed++) {
    const others = inHillock(file, seed)
    if (others.stopped) return { runs: true, agrees: false, result: `with another seed: ${others.stopped}` }
    seen.push(others.outcome)
    random = randomParts(seen, theirs.outcome)
  }
  const parts = new Set([theirs.outcome, ...seen].flatMap(each => [...each.keys()]))
  const [found] = wrong()
  if (found !== undefined) {
    const chance = random.size > 0 ? `; ${random.size} of ${parts.size} parts are random, not compared` : ''
    return {
      runs: true,
      agrees: false,
      result: `differs in ${wrong().length} of ${parts.size} parts: ${found.join(' ')}${chance}`,
    }
  }
  if (random.size === 0) return { runs: true, agrees: true, result: 'agrees' }
  const rest =
    random.size === parts.size ? 'everything is random' : `agrees; ${random.size} of ${parts.size} parts are random`
  if (runs === 0) return { runs: true, agrees: true, result: `${rest}, not compared` }
  return { runs: true, ...inDistribution(file, rest) }
}

/** Whether what is random agrees in distribution; what differs has to do so again with other seeds. */
function inDistribution(file, rest) {
  let differing
  for (const first of [101, 101 + runs]) {
    const summaries = [[], []]
    for (let seed = first; seed < first + runs; seed++) {
      for (const [k, run] of [inBrian, inHillock].entries()) {
        const done = run(file, seed)
        if (done.stopped) return { agrees: true, result: `${rest}, not compared: ${done.stopped}` }
        summaries[k].push(summaryOf(done.outcome))
      }
    }
    const found = differingNumbers(...summaries)
    differing = differing === undefined ? found : new Map([...found].filter(([name]) => differing.has(name)))
    if (differing.size === 0) return { agrees: true, result: `${rest}, agrees in distribution (${runs} seeds)` }
  }
  const [[name, how]] = differing
  return { agrees: false, result: `${rest}, differs in distribution in ${differing.size} numbers: ${name} ${how}` }
}

function inHillock(file, seed) {
  return inCopy(file, (copy, cwd) => {
    writeFileSync(copy, withSeed(readFileSync(copy, 'utf8'), seed))
    const going = isNotebook(file) ? ['--keep-going'] : []
    const found = answer(process.execPath, [hillock, 'run', ...openly, '--seed', String(seed), ...going, copy], cwd)
    if (found.stopped) return found
    const { output, figures, diagnostics } = found.json
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    const stops = errors.some(({ code }) => code === 'unsupported') || (errors.length > 0 && !isNotebook(file))
    if (stops) return { stopped: whatStops(copy, errors, cwd) }
    const drawn = figures.filter(name => name.endsWith('.json')).map(name => readFileSync(join(cwd, name), 'utf8'))
    return {
      outcome: outcome(
        withErrors(printedBy(file, output), errors),
        drawn.map(text => panels(JSON.parse(text))),
      ),
    }
  })
}

/** Brian 2's numbers of a seed are others, so that a number that the script fixes tells nothing: it becomes ours. */
function withSeed(text, seed) {
  return text.replace(/\bseed\(\s*\d+\s*\)/g, `seed(${seed})`)
}

/** What Hillock lacks by `hillock check`, or else its own words. */
function whatStops(file, errors, cwd) {
  const checked = answer(process.execPath, [hillock, 'check', ...openly, file], cwd)
  const missing = Object.keys(checked.json?.missing ?? {})
  if (missing.length > 0) return `missing: ${missing.join(', ')}`
  const [{ line, message }] = errors
  return `line ${line}: ${message}`
}

function isNotebook(file) {
  return file.endsWith('.ipynb')
}

/** What other processes print in Brian 2 goes past whoever listens to the script. */
function printedBy(file, printed) {
  return /\b(?:multiprocessing|joblib|concurrent\.futures)\b/.test(readFileSync(file, 'utf8')) ? '' : printed
}

/** Cells of a notebook may mean to fail: the others go on, and as many have to fail on either side. */
function withErrors(printed, errors) {
  return errors.length === 0 ? printed : `${printed}${errors.length} cells fail\n`
}

function inBrian(file, seed) {
  return inCopy(file, (copy, cwd) => {
    if (seed !== undefined) writeFileSync(copy, withSeed(readFileSync(copy, 'utf8'), seed))
    const found = answer(values.python, ['-W', 'ignore', observe, copy, values.target], cwd)
    if (found.stopped) return found
    const { printed, figures, errors } = found.json
    if (errors.length > 0 && !isNotebook(file)) return { stopped: errors[0] }
    return { outcome: outcome(withErrors(printedBy(file, printed), errors), figures) }
  })
}

function inCopy(file, work) {
  const cwd = mkdtempSync(join(tmpdir(), 'examples-'))
  try {
    cpSync(dirname(file), cwd, { recursive: true })
    return work(join(cwd, basename(file)), cwd)
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}

/** The JSON that a program prints; `stopped` says why there is none. */
function answer(program, options, cwd) {
  const { stdout, stderr, error } = spawnSync(program, options, {
    cwd,
    encoding: 'utf8',
    timeout: milliseconds,
    killSignal: 'SIGKILL',
    maxBuffer: 2 ** 30,
  })
  if (error?.code === 'ETIMEDOUT') return { stopped: `no end within ${values.seconds} s` }
  if (error) throw error
  if (!stdout.includes('{')) return { stopped: stderr.trim().split('\n').at(-1) || 'it ended without a word' }
  return { json: JSON.parse(stdout.slice(program === process.execPath ? 0 : stdout.trimEnd().lastIndexOf('\n') + 1)) }
}
