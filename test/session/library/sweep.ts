/**
 * Calls every function of the library with values at the ends of what there is, and writes a line for each function
 * before its turn, so that whoever waits knows where it hangs; behind it what was neither a value nor a Python error
 * in words.
 */
import { writeSync } from 'node:fs'
import { createRuntime } from '../../../compiler/index.ts'
import { HillockError } from '../../../diagnostics/index.ts'
import { axesMethods, figureMethods, pyplotFunctions } from '../../../figures/index.ts'
import { createSession } from '../../../session/create-session.ts'
import { plainSite, type Session } from '../../../session/evaluate/call.ts'
import { getAttribute } from '../../../session/evaluate/attributes.ts'
import { invoke } from '../../../session/evaluate/invoke.ts'
import { PythonError } from '../../../session/evaluate/python-error.ts'
import { list, str, tuple, type FunctionValue, type Value } from '../../../session/evaluate/values.ts'
import { quantity } from '../../../session/arrays/array.ts'
import { builtins } from '../../../session/library/builtins/index.ts'
import { scipyModules } from '../../../session/library/scipy/index.ts'
import { loadSpecialFunctions } from '../../../session/library/scipy/special-functions.ts'
import { modules } from '../../../session/library/modules.ts'
import { runtimeMath } from '../../../session/runtime-math.ts'

const dict: Value = { kind: 'dict', entries: new Map([['sa', { key: str('a'), value: 1n }]]) }

const extremes: readonly Value[] = [
  Infinity, -Infinity, NaN, 1e308, 5e-324, 2n ** 31n, 2n ** 53n, 10n ** 400n, -1n, 0n, true, null, list([]), tuple([1n, 2n]), dict,
  str('text'), quantity(1, [0, 0, 1, 0, 0, 0, 0]),
] // prettier-ignore

/** What stands beside an extreme. */
const usual: readonly Value[] = [2n, list([1, 2])]
const most = 2

function newSession(): Session {
  return createSession({
    math: runtimeMath(createRuntime()),
    print: () => undefined,
    printError: () => undefined,
    report: () => undefined,
    findModule: () => undefined,
    files: {},
    arguments: [],
    brian: { seed: 1, seedGiven: true, sizes: new Map(), variableAt: new Map(), assignedOnce: new Set() },
  }).session
}

const session = newSession()
await loadSpecialFunctions(session)
const site = plainSite(session, { source: { name: 'sweep', text: '' }, start: 0, end: 0 })

/** Functions by the name they are told by. */
function* everyFunction(): Iterable<readonly [name: string, called: FunctionValue]> {
  const seen = new Set<Value>()
  const loaded = scipyModules.map(module => [module.name, module] as const)
  for (const [path, { members }] of [['builtins', { members: builtins }] as const, ...modules, ...loaded]) {
    for (const [name, value] of members) {
      if (seen.has(value) || typeof value !== 'object' || value?.kind !== 'function') continue
      seen.add(value)
      yield [`${path}.${name}`, value]
    }
  }
  const [figure, axes] = ['gcf', 'gca'].map(name => now(modules.get('pylab')?.members.get(name) ?? null, []))
  for (const name of axesMethods.keys()) yield [`axes.${name}`, bound(axes, name)]
  for (const name of figureMethods.keys()) yield [`figure.${name}`, bound(figure, name)]
  for (const [name, value] of scipyModules.find(({ name }) => name === 'scipy.stats')?.members ?? []) {
    if (typeof value !== 'object' || value?.kind !== 'object') continue
    for (const method of value.type.attributeNames?.(value) ?? []) yield [`${name}.${method}`, bound(value, method)]
  }
  const text = str('a b')
  for (const name of session.attributes.get('str')?.names(text) ?? []) yield [`str.${name}`, bound(text, name)]
}

function bound(value: Value | undefined, name: string): FunctionValue {
  const found = getAttribute(value ?? null, name, site)
  if (typeof found !== 'object' || found?.kind !== 'function') throw new Error(`${name} is no method`)
  return found
}

function now(called: Value, given: readonly Value[], keywords: ReadonlyMap<string, Value> = new Map()): Value {
  const result = invoke(called, given, keywords, site)
  const waits = typeof result === 'object' && (result?.kind === 'suspended' || result?.kind === 'unfinished')
  return waits ? null : result
}

/** An extreme at either place of up to two, beside others and itself. */
function* argumentLists(): Iterable<readonly Value[]> {
  for (const extreme of extremes) {
    yield [extreme, extreme]
    for (const other of usual) {
      for (let count = 1; count <= most; count++) {
        for (let place = 0; place < count; place++)
          yield Array.from({ length: count }, (_, k) => (k === place ? extreme : other))
      }
    }
  }
}

/** Keywords that many drawing functions take; others refuse them by name. */
const drawn: readonly string[] = [
  'ls', 'lw', 'c', 'color', 'label', 'marker', 'ms', 'mfc', 'alpha', 'where', 'figsize', 'dpi', 'loc', 'ncol', 'title',
  'fontsize', 'sharex', 'bins', 'range', 'density', 'cmap', 's', 'width', 'yerr', 'fmt', 'num', 'axis', 'histtype', 'align',
] // prettier-ignore

/** What a reader of a message must not see: how JavaScript writes values. */
const foreign = /\[object|undefined|NaN|Infinity|\bnull\b/

/** Sentences of Python and numpy that speak of NaN. */
const sentences =
  /float NaN|infinity or NaN|All-NaN|contains NaNs|contain NaN|be NaN or Inf|infs or NaNs|Invalid value NaN/g

/** Lists that no other call has, since some put a list into itself. */
function withOwnLists(values: readonly Value[]): readonly Value[] {
  const own = new Map<Value, Value>()
  for (const value of values)
    if (typeof value === 'object' && value?.kind === 'list') own.set(value, list([...value.items]))
  return values.map(value => own.get(value) ?? value)
}

function tell(called: FunctionValue, given: readonly Value[], keywords?: ReadonlyMap<string, Value>): void {
  try {
    now(called, withOwnLists(given), keywords)
  } catch (thrown) {
    const inWords = thrown instanceof PythonError || thrown instanceof HillockError
    const right = inWords && !foreign.test(thrown.message.replaceAll(sentences, ''))
    if (!right)
      writeSync(
        1,
        `! ${String(thrown)} of ${shownArguments(given)} ${shownArguments([...(keywords?.values() ?? [])])}\n`,
      )
  }
}

function shownArguments(given: readonly Value[]): string {
  return given
    .map(value =>
      typeof value === 'object' && value !== null
        ? value.kind
        : typeof value === 'bigint'
          ? `int${String(value).length}`
          : String(value),
    )
    .join(', ')
}

for (const [name, called] of everyFunction()) {
  writeSync(1, `${name}\n`)
  for (const given of argumentLists()) tell(called, given)
  const draws =
    name.startsWith('matplotlib.pyplot') || name.startsWith('brian2') ? pyplotFunctions.has(called.name) : false
  for (const extreme of extremes) {
    if (called.parameters.some(each => each.name === 'size')) tell(called, [], new Map([['size', extreme]]))
    if (!draws) continue
    for (const keyword of drawn) tell(called, [usual[1] ?? null, usual[1] ?? null], new Map([[keyword, extreme]]))
  }
}
