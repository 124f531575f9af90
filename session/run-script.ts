/** A model file, from its text to what it printed, drew and recorded. */
import type { Call, Expr, Statement } from '../compiler/grammar/ast.ts'
import type { Manifest } from '../abi/index.ts'
import { children, type Script } from '../compiler/grammar/index.ts'
import {
  didYouMean,
  error,
  HillockError,
  lineAndColumn,
  note,
  type Diagnostic,
  type Report,
  type Source,
} from '../diagnostics/index.ts'
import { createSession } from './create-session.ts'
import { compileBlock, compileStatement, effect, type Compiled } from './evaluate/compile-statement.ts'
import type { Session } from './evaluate/call.ts'
import { topFrame } from './evaluate/compile-expression.ts'
import { drive, Interrupted } from './evaluate/drive.ts'
import { PythonError, raisedAt, toDiagnostic } from './evaluate/python-error.ts'
import type { Value } from './evaluate/values.ts'
import { drawnFigures, type Figure, type SavedFigure } from './figures/index.ts'
import type { Engine, EngineProgress, EngineRunEnd } from './library/brian2/engine.ts'
import { brianData } from './library/brian2/object-names.ts'
import { Finished, type Brian, type BrianData } from './library/brian2/state.ts'
import type { RunStopper } from './library/brian2/stopper.ts'
import { randomSeed } from './library/brian2/streams.ts'
import { networkEngine } from './library/brian2/network-engine.ts'
import { pyplotKey } from './library/pyplot.ts'
import type { Assemble } from '../network/index.ts'
import { tools } from '../network/tools.ts'
import { toStr } from './print/show.ts'
import { refuseUnsupported } from './refuse.ts'
import { runtimeMath } from './runtime-math.ts'
import { requireSameDimension, setConstants, type SetScript } from './set-constants.ts'

export interface ScriptOptions {
  /** Name of the file in messages. */
  readonly file?: string | undefined
  /** Right-hand sides to put in place of the script's: `{ tau: '20 ms' }`. */
  readonly set?: Readonly<Record<string, string>> | undefined
  /** Sizes of groups to use instead of the script's, by variable or Brian's name. */
  readonly sizes?: Readonly<Record<string, number>> | undefined
  /** An integer from 0 to 2⁵³−1; drawn and told unless given. The script's own `seed(…)` comes after it. */
  readonly seed?: number | undefined
  /** Ends everything. */
  readonly signal?: AbortSignal | undefined
  /** Stops the run under way, and only that; the script goes on to its prints and figures. */
  readonly stopper?: RunStopper | undefined
  /** Standard output, as it comes, line ends included. */
  readonly onPrint?: ((text: string) => void) | undefined
  /** Standard error of the script itself, such as `report='stderr'`. */
  readonly onPrintError?: ((text: string) => void) | undefined
  /** Each figure, when the script has ended. */
  readonly onFigure?: ((figure: Figure) => void) | undefined
  /** Notes and warnings as they come; errors too. */
  readonly onDiagnostic?: Report | undefined
  readonly onProgress?: ((progress: EngineProgress) => void) | undefined
  /** Where generated text becomes WebAssembly; in this thread unless given. */
  readonly assemble?: Assemble | undefined
  /** Compile the run of this number (from 1), give its module, and end the script there. */
  readonly compile?: number | undefined
  /** Something else than the real network, for tests. */
  readonly engine?: Engine | undefined
}

/** A group or monitor and the variable that holds it at the end. */
export interface ScriptVariable {
  readonly name: string
  readonly data: BrianData
}

/** How a script went. */
export interface ScriptReport {
  /** Whether there was no error. */
  readonly ok: boolean
  readonly diagnostics: readonly Diagnostic[]
  /** Ended by `signal`. */
  readonly interrupted: boolean
  readonly figures: readonly Figure[]
  /** Figures as they were at each `savefig`. */
  readonly saved: readonly SavedFigure[]
  /** Groups and monitors bound to names at the end, in order of their first assignment. */
  readonly variables: readonly ScriptVariable[]
  readonly runs: readonly EngineRunEnd[]
  readonly seed: number
  /** Where `compile` was asked for: the module, its manifest and text. */
  readonly compiled?: { readonly module: Uint8Array; readonly manifest: Manifest; readonly text: string }
}

/**
 * Runs a model file. What is wrong with it is in the report; the promise rejects only for a wrong `set` (HillockError,
 * code `usage`) and for bugs of Hillock.
 */
export async function runScript(text: string, options: ScriptOptions = {}): Promise<ScriptReport> {
  return execute(text, options, false)
}

/**
 * Checks a model file without simulating: what is not taken is told at once, then the script is evaluated up to its
 * first `run()`, at which the whole network is checked; statements behind it are read but not evaluated.
 */
export async function checkScript(text: string, options: ScriptOptions = {}): Promise<ScriptReport> {
  return execute(text, { ...options, onPrint: undefined, onPrintError: undefined }, true)
}

async function execute(text: string, options: ScriptOptions, checkOnly: boolean): Promise<ScriptReport> {
  const diagnostics: Diagnostic[] = []
  const report: Report = diagnostic => {
    diagnostics.push(diagnostic)
    options.onDiagnostic?.(diagnostic)
  }
  const source: Source = { name: options.file ?? 'script', text }
  const { script, replaced } = readScript(source, options, report)
  const seed = options.seed ?? randomSeed()
  const { session, brian } = createSession({
    math: runtimeMath(tools().runtime),
    print: options.onPrint ?? (() => undefined),
    printError: options.onPrintError ?? (() => undefined),
    report,
    brian: {
      engine: options.engine ?? networkEngine(options.assemble),
      seed,
      seedGiven: options.seed !== undefined,
      signal: options.signal,
      stopper: options.stopper,
      onProgress: options.onProgress,
      sizes: new Map(Object.entries(options.sizes ?? {})),
      variableAt: variablesOfCalls(script),
      script: { name: source.name, text },
      compileRun: options.compile,
      checkOnly,
    },
  })
  let interrupted = false
  if (!diagnostics.some(isError)) {
    interrupted = await evaluate({ script, replaced }, session, options, report)
    if (!checkOnly && !diagnostics.some(isError)) tellWhatIsLeft(brian, script, options, report)
  }
  return summarise(session, brian, { diagnostics, interrupted, options })
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error'
}

function readScript(source: Source, options: ScriptOptions, report: Report): SetScript {
  const { parser } = tools()
  let failed = false
  const script = parser.script(source, diagnostic => {
    failed ||= isError(diagnostic)
    report(diagnostic)
  })
  if (failed) return { script: { statements: [] }, replaced: new Map() }
  refuseUnsupported(script, report)
  return setConstants(script, options.set ?? {}, parser)
}

/** The variable each call is assigned to, by the call's offset. */
function variablesOfCalls(script: Script): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  const visit = (statement: Statement): void => {
    if (statement.kind === 'assign' && statement.value.kind === 'call') {
      const [target] = statement.targets
      if (target?.kind === 'name') names.set(statement.value.span.start, target.name)
    }
    if (statement.kind === 'for' || statement.kind === 'while')
      [...statement.body, ...statement.otherwise].forEach(visit)
    if (statement.kind === 'if')
      [...statement.branches.flatMap(({ body }) => body), ...statement.otherwise].forEach(visit)
  }
  script.statements.forEach(visit)
  return names
}

/** @returns whether the script was ended by the signal */
async function evaluate(
  { script, replaced }: SetScript,
  session: Session,
  options: ScriptOptions,
  report: Report,
): Promise<boolean> {
  const { signal } = options
  try {
    for (const [statement, node] of compileScript(script, session)) {
      try {
        await drive(statement, { signal })
        checkReplaced(node, replaced, session)
      } catch (thrown) {
        throw raisedAt(thrown, node.span)
      }
    }
  } catch (thrown) {
    if (thrown instanceof Finished) return false
    if (thrown instanceof Interrupted || (signal?.aborted === true && thrown === signal.reason)) return true
    if (thrown instanceof PythonError) report(toDiagnostic(thrown))
    else if (thrown instanceof HillockError && !isUsage(thrown)) thrown.diagnostics.forEach(report)
    else throw thrown
  }
  return false
}

function isUsage({ diagnostics }: HillockError): boolean {
  return diagnostics.some(({ code }) => code === 'usage')
}

/** Compares what was set from outside with what the script itself would have assigned, if that has no side effects. */
function checkReplaced(node: Statement, replaced: SetScript['replaced'], session: Session): void {
  const setting = replaced.get(node)
  const now = setting && session.scope.bindings.get(setting.name)?.value
  if (setting === undefined || now === undefined || hasCalls(setting.original)) return
  requireSameDimension(now, topFrame(session).expression(setting.original, topFrame(session))(), setting, session)
}

function hasCalls(expr: Expr): boolean {
  return expr.kind === 'call' || children(expr).some(hasCalls)
}

/** Statements one by one; the last, if it is a bare expression, shows its value. */
function* compileScript(script: Script, session: Session): Iterable<readonly [Compiled, Statement]> {
  const frame = topFrame(session)
  const last = script.statements.at(-1)
  for (const node of script.statements) {
    if (node === last && node.kind === 'expression' && !node.silenced) {
      yield [effect(node.value, value => show(value, session), frame), node]
    } else {
      yield [node.kind === 'for' ? compileBlock([node], frame) : compileStatement(node, frame), node]
    }
  }
}

/** As in a notebook, for numbers, quantities, strings and arrays only. */
function show(value: Value, session: Session): void {
  const shown =
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean' ||
    (value !== null && (value.kind === 'array' || value.kind === 'unit' || value.kind === 'str')) ||
    (value !== null && value.kind === 'object' && value.type.array !== undefined)
  if (shown) session.print(`${toStr(value, session)}\n`)
}

/** Sizes that no group took, a module that no run gave, and how to repeat a random run. */
function tellWhatIsLeft(brian: Brian, script: Script, { sizes, compile }: ScriptOptions, report: Report): void {
  const names = [...brian.groupNames]
  for (const name of Object.keys(sizes ?? {})) {
    if (names.includes(name)) continue
    const help = didYouMean(name, names) ?? (names.length > 0 ? `the groups are ${names.join(', ')}` : undefined)
    report(error('usage', undefined, `--size ${name}: the script makes no group of that name`, { help }))
  }
  if (compile !== undefined) tellRuns(brian, script, compile, report)
  if (brian.random && !brian.seeded && compile === undefined) {
    report(note('seed', undefined, `repeat with --seed ${brian.streams.seed}`))
  }
}

/** Which `run()` became the module, and which others there are. */
function tellRuns(brian: Brian, script: Script, wanted: number, report: Report): void {
  const calls = script.statements.flatMap(runCalls)
  if (brian.compiled === undefined) {
    const times = brian.runCalls === 1 ? 'once' : `${brian.runCalls} times`
    const message =
      brian.runCalls === 0
        ? 'the script never calls run(), so there is nothing to compile'
        : `the script calls run() ${times}; there is no run ${wanted}`
    report(error('usage', calls.at(-1)?.span ?? script.statements.at(-1)?.span, message))
    return
  }
  const others = calls.filter(({ span }) => span.start !== brian.compiledSpan?.start)
  if (others.length === 0) return
  const lines = others.map(({ span }) => lineAndColumn(span.source, span.start).line)
  const noun = lines.length === 1 ? 'line' : 'lines'
  const message = `the module holds one run; run() in ${noun} ${lines.join(', ')} is not part of it`
  report(note('ignored', others[0]?.span, message, { help: '--run K compiles the K-th run instead' }))
}

function runCalls(statement: Statement): Call[] {
  if (statement.kind === 'for' || statement.kind === 'while') return statement.body.flatMap(runCalls)
  if (statement.kind === 'if')
    return [...statement.branches.flatMap(({ body }) => body), ...statement.otherwise].flatMap(runCalls)
  if (statement.kind !== 'expression' || statement.value.kind !== 'call') return []
  const { callee } = statement.value
  const isRun = callee.kind === 'name' ? callee.name === 'run' : callee.kind === 'attribute' && callee.name === 'run'
  return isRun ? [statement.value] : []
}

function summarise(
  session: Session,
  brian: Brian,
  {
    diagnostics,
    interrupted,
    options,
  }: { diagnostics: readonly Diagnostic[]; interrupted: boolean; options: ScriptOptions },
): ScriptReport {
  const pyplot = session.state(pyplotKey)
  const figures = drawnFigures(pyplot)
  for (const figure of figures) options.onFigure?.(figure)
  const variables = [...session.scope.bindings.values()].flatMap(({ name, value }) => {
    const data = value === undefined ? undefined : brianData(value)
    return data === undefined ? [] : [{ name, data }]
  })
  return {
    ok: !diagnostics.some(isError) && !interrupted,
    diagnostics,
    interrupted,
    figures,
    saved: pyplot.saved,
    variables,
    runs: brian.runs,
    seed: brian.streams.seed,
    ...(brian.compiled !== undefined && { compiled: brian.compiled }),
  }
}
