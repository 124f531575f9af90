/** A model file, from its text to what it printed, drew and recorded. */
import type { Expr, Statement } from '../compiler/grammar/ast.ts'
import { children, type Script } from '../compiler/grammar/index.ts'
import { error, HillockError, note, type Diagnostic, type Report, type Source } from '../diagnostics/index.ts'
import { drawnFigure, drawnFigures } from '../figures/index.ts'
import { createSession } from './create-session.ts'
import type { Activation } from './evaluate/activation.ts'
import type { Session } from './evaluate/call.ts'
import type { Compiled, Frame } from './evaluate/compile/frame.ts'
import { moduleFrame } from './evaluate/compile/module.ts'
import { compileStatement, effect } from './evaluate/compile/statement.ts'
import { drive, Interrupted } from './evaluate/drive.ts'
import { exceptionArguments, exceptionValue } from './evaluate/classes/exceptions.ts'
import { PythonError, raisedAt, toDiagnostic } from './evaluate/python-error.ts'
import { typeName } from './evaluate/types.ts'
import type { Value } from './evaluate/values.ts'
import { dataOf } from './library/brian2/brian-class.ts'
import { drewUnseeded, repeatingSeed } from './library/brian2/random.ts'
import { Finished, type Brian } from './library/brian2/state.ts'
import { pyplotKey } from './library/pyplot.ts'
import { drawSeed } from '../network/index.ts'
import { tools } from '../network/tools.ts'
import { toStr } from './print/show.ts'
import { refuseUnsupported } from './refuse.ts'
import { requireScriptOptions } from './require-options.ts'
import { runtimeMath } from './runtime-math.ts'
import { assignedOnce, variablesOfCalls } from './script-facts.ts'
import type { ScriptOptions, ScriptReport } from './script-types.ts'
import { requireSameDimension, setConstants, type SetScript } from './set-constants.ts'
import { checkSizes, noGroup } from './set-sizes.ts'
import { findModule } from './siblings.ts'

/**
 * Runs a model file. What is wrong with it is in the report; the promise rejects only for wrong options (HillockError, a
 * `set` that the script has no place for with code `usage`) and for bugs of Hillock.
 */
export async function runScript(text: string, options: ScriptOptions = {}): Promise<ScriptReport> {
  requireScriptOptions('runScript', text, options)
  return execute(text, options, false)
}

/**
 * Checks a model file without simulating: what is not taken is told at once, then the script is evaluated up to its
 * first `run()`, at which the whole network is checked; statements behind it are read but not evaluated.
 */
export async function checkScript(text: string, options: ScriptOptions = {}): Promise<ScriptReport> {
  requireScriptOptions('checkScript', text, options)
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
  const seed = options.seed ?? drawSeed()
  const { session, brian } = createSession({
    math: runtimeMath(tools().runtime),
    print: options.onPrint ?? (() => undefined),
    printError: options.onPrintError ?? (() => undefined),
    report,
    checkInterrupt: options.checkInterrupt,
    findModule: findModule(options.modules),
    brian: {
      network: options.network,
      assemble: options.assemble,
      seed,
      seedGiven: options.seed !== undefined,
      signal: options.signal,
      stopper: options.stopper,
      onProgress: options.onProgress,
      precision: options.precision,
      sizes: new Map(Object.entries(options.sizes ?? {})),
      variableAt: variablesOfCalls(script),
      assignedOnce: assignedOnce(script),
      script: options.keepScript === false ? undefined : { name: source.name.replace(/^.*[/\\]/, ''), text },
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
  const find = findModule(options.modules)
  refuseUnsupported(script, report, path => find(path) !== undefined)
  checkSizes(script, source, options.sizes ?? {}, report)
  return setConstants(script, options.set ?? {}, parser)
}

/** @returns whether the script was ended by the signal */
async function evaluate(
  { script, replaced }: SetScript,
  session: Session,
  options: ScriptOptions,
  report: Report,
): Promise<boolean> {
  const { signal } = options
  const frame = moduleFrame(session, script.statements)
  const { activation } = session.caller
  session.caller = { scope: frame.scope, activation }
  try {
    for (const [statement, node] of compileScript(script, frame)) {
      try {
        await drive(statement, activation, session, signal)
        checkReplaced(node, replaced, frame, activation)
      } catch (thrown) {
        throw raisedAt(thrown, node.span)
      }
    }
  } catch (thrown) {
    if (thrown instanceof Finished) return false
    if (thrown instanceof Interrupted || (signal?.aborted === true && thrown === signal.reason)) return true
    if (thrown instanceof PythonError) {
      if (!isQuietExit(thrown, session)) report(toDiagnostic(thrown))
    } else if (thrown instanceof HillockError && !isUsage(thrown)) {
      for (const diagnostic of thrown.diagnostics) report(explained(diagnostic, session))
    } else throw thrown
  }
  return false
}

/** `sys.exit()` and `exit(0)` end a script well. */
function isQuietExit(raised: PythonError, session: Session): boolean {
  if (raised.type !== 'SystemExit') return false
  const [code = null] = exceptionArguments(exceptionValue(raised))
  if (code === null || code === 0n || code === false) return true
  if (typeof code !== 'bigint') session.printError(`${session.text(code)}\n`)
  return false
}

/** A name that equations cannot find although the script has it says what it is there. */
function explained(diagnostic: Diagnostic, session: Session): Diagnostic {
  const name =
    diagnostic.code === 'unknown-name' ? /identifier "(\w+)" could not/.exec(diagnostic.message)?.[1] : undefined
  const binding = name === undefined ? undefined : session.scope.bindings.get(name)
  if (binding?.value === undefined || !binding.assigned) return diagnostic
  const type = typeName(binding.value)
  const needed =
    type === 'function'
      ? `a function needs units for them: @check_units(…, result=…) above its def`
      : 'equations take single numbers'
  const what = `'${name}' is a value of type ${type} in the script; ${needed}`
  return { ...diagnostic, notes: [...diagnostic.notes, { message: what, ...(binding.span && { span: binding.span }) }] }
}

function isUsage({ diagnostics }: HillockError): boolean {
  return diagnostics.some(({ code }) => code === 'usage')
}

/** Compares what was set from outside with what the script itself would have assigned, if that has no side effects. */
function checkReplaced(node: Statement, replaced: SetScript['replaced'], frame: Frame, activation: Activation): void {
  const { session } = frame
  const setting = replaced.get(node)
  const now = setting && session.scope.bindings.get(setting.name)?.value
  if (setting === undefined || now === undefined || hasCalls(setting.original)) return
  requireSameDimension(now, frame.expression(setting.original, frame)(activation), setting, session)
}

function hasCalls(expr: Expr): boolean {
  return expr.kind === 'call' || children(expr).some(hasCalls)
}

/** Statements one by one; the last, if it is a bare expression, shows its value. */
function* compileScript(script: Script, frame: Frame): Iterable<readonly [Compiled, Statement]> {
  const last = script.statements.at(-1)
  for (const node of script.statements) {
    if (node === last && node.kind === 'expression' && !node.silenced) {
      yield [effect(node.value, value => show(value, frame.session), frame), node]
    } else {
      yield [compileStatement(node, frame), node]
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
    if (!names.includes(name)) report(noGroup(name, names))
  }
  if (compile !== undefined && brian.compiled === undefined) {
    const times = brian.runCalls === 1 ? 'once' : `${brian.runCalls} times`
    const message =
      brian.runCalls === 0
        ? 'the script never calls run(), so there is nothing to compile'
        : `the script calls run() ${times}; there is no run ${compile}`
    report(error('usage', script.statements.at(-1)?.span, message))
  }
  if (drewUnseeded(brian) && compile === undefined) {
    report(note('seed', undefined, `repeat with --seed ${brian.options.seed}`))
  }
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
  const figures = drawnFigures(pyplot).map(drawnFigure)
  for (const figure of figures) options.onFigure?.(figure)
  const variables = [...session.scope.bindings.values()].flatMap(({ name, value }) => {
    const data = dataOf(value, 'group', 'state-monitor', 'spike-monitor', 'event-monitor', 'rate-monitor')
    return data === undefined ? [] : [{ name, data }]
  })
  variables.sort((a, b) => a.data.serial - b.data.serial)
  return {
    ok: !diagnostics.some(isError) && !interrupted,
    diagnostics,
    interrupted,
    figures,
    saved: pyplot.saved,
    variables,
    runs: brian.runs,
    seed: repeatingSeed(brian),
    ...(brian.compiled !== undefined && { compiled: brian.compiled }),
  }
}
