/** `npm run fuzz`: options in, faults out. */
import { parseArgs } from 'node:util'
import { campaign, type Found } from './campaign.ts'
import { kinds } from './kinds.ts'

const usage = `npm run fuzz -- [--seed N] [--seconds S] [--kind KIND]… [--case N]

Tries inputs that nobody means well, and tells which make Hillock fail: an exception that is no message to the modeller,
a message that makes no sense, a hang, memory without bound, numbers that depend on how a run is cut.

  --seed N      which cases (drawn and told unless given): the same seed and number give the same case
  --seconds S   how long (60)
  --kind KIND   ${kinds.map(({ name }) => name).join(', ')}; all of them unless given
  --case N      only the case of this number, of one kind
  --help        this text

It ends with 1 if something was found. What took too long once, but not again by itself and with more time, is told and does not
count: the machine was busy.`

/**
 * Runs the command.
 *
 * @param child the JavaScript file of the process that tries cases
 * @returns the exit code
 */
export async function main(argv: readonly string[], child: string): Promise<number> {
  const given = optionsOf(argv)
  if (typeof given === 'string') {
    process.stderr.write(`${given}\n`)
    return given === usage ? 0 : 2
  }
  const { seed, seconds, only, chosen } = given
  console.error(`seed ${seed}`)
  const began = performance.now()
  let told = began
  const { tried, found } = await campaign({
    kinds: chosen,
    entry: child,
    seed,
    seconds,
    only,
    onFound: each => console.log(`${report(each)}\n`),
    onCase: counts => {
      if (performance.now() - told < 10_000) return
      told = performance.now()
      console.error(`${Math.round((told - began) / 1000)} s: ${countsText(counts)}`)
    },
  })
  const faults = found.filter(each => !isOfTheMachine(each))
  console.log(`${countsText(tried)}: ${faults.length === 0 ? 'nothing found' : `${faults.length} found`}`)
  return faults.length === 0 ? 0 : 1
}

/** A time is a property of the machine too, unless it is taken again. */
export function isOfTheMachine({ fault, again }: Found): boolean {
  return fault.what === 'hang' && !again
}

interface Options {
  readonly seed: number
  readonly seconds: number
  readonly only: number | undefined
  readonly chosen: typeof kinds
}

/** The options, or what is to be said instead. */
function optionsOf(argv: readonly string[]): Options | string {
  const options = {
    seed: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    kind: { type: 'string', multiple: true, default: kinds.map(({ name }) => name) },
    case: { type: 'string' },
    help: { type: 'boolean' },
  } as const
  let values
  try {
    values = parseArgs({ args: [...argv], options }).values
  } catch (thrown) {
    return `fuzz: ${(thrown as Error).message}`
  }
  if (values.help === true) return usage
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1e6))
  const seconds = Number(values.seconds)
  const only = values.case === undefined ? undefined : Number(values.case)
  const wrong = values.kind.find(name => !kinds.some(kind => kind.name === name))
  if (wrong !== undefined)
    return `fuzz: there is no kind ${wrong}; there are ${kinds.map(({ name }) => name).join(', ')}`
  if (!Number.isSafeInteger(seed) || seed < 0) return `fuzz: --seed takes a whole number, not ${values.seed}`
  if (!(seconds > 0)) return `fuzz: --seconds takes a number above 0, not ${values.seconds}`
  if (only !== undefined && (!Number.isSafeInteger(only) || only < 0 || values.kind.length !== 1)) {
    return 'fuzz: --case takes a whole number, and one --kind beside it'
  }
  return { seed, seconds, only, chosen: kinds.filter(({ name }) => values.kind.includes(name)) }
}

function report({ kind, seed, index, fault, shown, again }: Found): string {
  const { what, said, at } = fault
  const place = at === undefined ? '' : `\n  at ${at}`
  const why = fault.what === 'hang' ? 'the machine was busy' : 'it takes what was tried before it'
  const once = again ? '' : `\n  (not again by itself: ${why})`
  return `${what}: ${said}${place}${once}\n  npm run fuzz -- --kind ${kind} --seed ${seed} --case ${index}\n${shown.replaceAll(/^/gm, '  | ')}`.replaceAll(
    /[^\P{C}\n]/gu,
    character => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  )
}

function countsText(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([name, count]) => `${count} ${name}`).join(', ')
}
