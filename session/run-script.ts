/** A model file, from its text to what it printed, drew and recorded. */
import type { Expr, Statement } from '../compiler/grammar/ast.ts'
import { children, type Script } from '../compiler/grammar/index.ts'
import {
  error,
  HillockError,
  note,
  warning,
  type Diagnostic,
  type Report,
  type Source,
  type Span,
} from '../diagnostics/index.ts'
import { drawnFigure, drawnFigures, type Figure, type Pyplot, showAll } from '../figures/index.ts'
import { goesOn, notebookCells, readCells, scriptCells, type Cells } from './cells.ts'
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
import { str } from './evaluate/values.ts'
import { dataOf } from './library/brian2/brian-class.ts'
import { drewUnseeded, repeatingSeed } from './library/brian2/random.ts'
import { isPending } from './library/brian2/standalone.ts'
import { Finished, type Brian } from './library/brian2/state.ts'
import { closeFiles } from './library/files/file-object.ts'
import { fileName } from './library/files/paths.ts'
import { asPython } from './library/as-python.ts'
import { isMissingPicture } from './library/missing-picture.ts'
import { pyplotKey } from './library/plain-arguments.ts'
import { drawSeed } from '../network/index.ts'
import { isNotebook } from './notebook.ts'
import { tools } from '../network/tools.ts'
import { scriptFiles } from './files.ts'
import { requireScriptOptions } from './require-options.ts'
import { runtimeMath } from './runtime-math.ts'
import { assignedOnce, variablesOfCalls } from './script-facts.ts'
import type { CellReport, ScriptFigure, ScriptOptions, ScriptReport } from './script-types.ts'
import { requireSameDimension, type SetScript } from './set-constants.ts'
import { noGroup } from './set-sizes.ts'
import { showInNotebook, showLast } from './show-value.ts'
import { uselessNames } from './library/brian2/namespace.ts'
import { docOfModule, findModule } from './siblings.ts'

/**
 * Runs a model file. What is wrong with it is in the report; the promise rejects only for wrong options (HillockError, a
 * `set` that the script has no place for with code `usage`) and for bugs of Hillock.
 */
export async function runScript(text: string, options: ScriptOptions = {}): Promise<ScriptReport> {
  requireScriptOptions('runScript', text, options)
  return execute(scriptCells(text, options), options, false)
}

/**
 * Runs the code cells of a Jupyter notebook in order, in one namespace, as {@link runScript} runs a script. The value of a
 * cell's last statement is shown if that is a bare expression; figures are those of the cell that drew them.
 *
 * @throws HillockError as `runScript`, and `file` for what is no notebook of Python
 */
export async function runNotebook(text: string, options: ScriptOptions = {}): Promise<ScriptReport> {
  requireScriptOptions('runNotebook', text, options)
  return execute(notebookCells(text, options), options, false)
}

/**
 * Checks a model file or notebook without simulating: what is not taken is told at once, then the script is evaluated
 * up to its first `run()`, at which the whole network is checked; statements behind it are read but not evaluated.
 */
export async function checkScript(text: string, options: ScriptOptions = {}): Promise<ScriptReport> {
  requireScriptOptions('checkScript', text, options)
  const { file = 'script' } = options
  const cells = isNotebook({ name: file, text }) ? notebookCells(text, options) : scriptCells(text, options)
  return execute(cells, { ...options, onPrint: undefined, onPrintError: undefined }, true)
}

async function execute(cells: Cells, options: ScriptOptions, checkOnly: boolean): Promise<ScriptReport> {
  const diagnostics: Diagnostic[] = []
  const report: Report = diagnostic => {
    diagnostics.push(diagnostic)
    options.onDiagnostic?.(diagnostic)
  }
  const { script, replaced } = readCells(cells, options, report)
  const only = cells.parts[0]?.source
  const seed = options.seed ?? drawSeed()
  const place: Place = { span: undefined, begun: new Map() }
  const { session, brian } = createSession({
    math: runtimeMath(tools().runtime),
    print: printed => options.onPrint?.(printed, place.span),
    printError: options.onPrintError ?? (() => undefined),
    report,
    checkInterrupt: options.checkInterrupt,
    findModule: findModule(options.modules),
    files: scriptFiles(options.files),
    arguments: options.arguments ?? [],
    brian: {
      network: options.network,
      assemble: options.assemble,
      seed,
      seedGiven: options.seed !== undefined,
      reseed: options.reseed,
      signal: options.signal,
      stopper: options.stopper,
      control: options.control,
      onProgress: options.onProgress,
      onConnecting: options.onConnecting,
      precision: options.precision,
      threads: options.threads,
      profile: options.profile,
      sizes: new Map(Object.entries(options.sizes ?? {})),
      variableAt: variablesOfCalls(script),
      assignedOnce: assignedOnce(script),
      script: options.keepScript === false || cells.notebook || only === undefined ? undefined : baseNamed(only),
      compileRun: options.compile,
      checkOnly,
    },
  })
  let interrupted = false
  if (!diagnostics.some(isError) || goesOn(cells, options)) {
    interrupted = await evaluate({ script, replaced }, cells, session, { options, report, place })
    finishFigures(session, report)
    if (!interrupted && isWhole(diagnostics, session)) closeOpenFiles(session, report)
    if (!checkOnly && isWhole(diagnostics, session)) tellWhatIsLeft(brian, script, options, report)
  }
  return summarise(session, brian, { diagnostics, interrupted, options, cells, place })
}

function baseNamed({ name, text }: Source): Source {
  return { name: fileName(name), text }
}

/** Whether everything went well but for pictures that were left out. */
function isWhole(diagnostics: readonly Diagnostic[], session: Session): boolean {
  return diagnostics.every(each => !isError(each) || isMissingPicture(each.message, session))
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error'
}

/** Where the script is. */
interface Place {
  /** Its statement at the top. */
  span: Span | undefined
  /** The statements that began its figures. */
  readonly begun: Map<Figure, Span>
}

/** Figures that were not there before a statement. */
function noteFigures({ open, shown }: Pyplot, { span, begun }: Place): void {
  for (const figure of [...shown, ...open]) if (span !== undefined && !begun.has(figure)) begun.set(figure, span)
}

/** @returns whether the script was ended by the signal */
async function evaluate(
  { script, replaced }: SetScript,
  cells: Cells,
  session: Session,
  { options, report, place }: { readonly options: ScriptOptions; readonly report: Report; readonly place: Place },
): Promise<boolean> {
  const { signal } = options
  const frame = moduleFrame(session, script.statements, { package: options.inPackage })
  session.caller.scope = frame.scope
  const { activation } = session.caller
  const pyplot = session.state(pyplotKey)
  if (!cells.notebook) session.scope.binding('__doc__').value = docOfModule(script.statements)
  // As it was given, from the current folder.
  if (!cells.notebook && options.file !== undefined) session.scope.binding('__file__').value = str(options.file)
  for (const [k, { source, raises }] of cells.parts.entries()) {
    options.onCell?.(k + 1)
    const own = script.statements.filter(({ span }) => span.source === source)
    try {
      for (const [statement, node] of compileScript(own, cells.notebook, frame)) {
        place.span = node.span
        try {
          await drive(statement, activation, session, signal)
          checkReplaced(node, replaced, frame, activation)
          noteFigures(pyplot, place)
        } catch (thrown) {
          throw raisedAt(thrown, node.span)
        }
      }
    } catch (thrown) {
      if (thrown instanceof Finished) return false
      if (thrown instanceof Interrupted || (signal?.aborted === true && thrown === signal.reason)) return true
      tellThrown(thrown, session, raises ? asNote(report) : report)
      if (isExit(thrown) || !(raises || goesOn(cells, options))) return false
    }
    if (cells.notebook) endCell(cells, session)
  }
  return false
}

function isExit(thrown: unknown): boolean {
  return thrown instanceof PythonError && thrown.type === 'SystemExit'
}

/** What a cell that means to fail has to say. */
function asNote(report: Report): Report {
  return diagnostic => report({ ...diagnostic, severity: 'note' })
}

function tellThrown(thrown: unknown, session: Session, report: Report): void {
  if (thrown instanceof PythonError) {
    if (!isQuietExit(thrown, session)) report(explained(toDiagnostic(thrown), session))
  } else if (thrown instanceof HillockError && !isUsage(thrown)) {
    for (const diagnostic of thrown.diagnostics) report(explained(diagnostic, session))
  } else throw thrown
}

/** The figures of a cell are finished at its end. */
function endCell({ figures }: Cells, session: Session): void {
  const pyplot = session.state(pyplotKey)
  showAll(pyplot)
  figures.push(pyplot.shown.length)
}

/** Figures are finished at a script's end; functions of its own that write ticks are called for the last time. */
function finishFigures(session: Session, report: Report): void {
  try {
    asPython(() => showAll(session.state(pyplotKey)))
  } catch (thrown) {
    // A script that is ended has the usual ticks.
    if (!(thrown instanceof Interrupted)) tellThrown(thrown, session, report)
  }
}

/** What a script that ended well has left open is written now. */
function closeOpenFiles(session: Session, report: Report): void {
  try {
    closeFiles(session)
  } catch (thrown) {
    if (!(thrown instanceof PythonError)) throw thrown
    report(toDiagnostic(thrown))
  }
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
    diagnostic.code === 'unknown-name'
      ? /(?:identifier "|Variable )(\w+)"? (?:could not|was found)/.exec(diagnostic.message)?.[1]
      : undefined
  if (name === undefined) return diagnostic
  const binding = session.scope.bindings.get(name)
  const inNamespace = session.state(uselessNames).get(name)
  if (inNamespace !== undefined) {
    const message = `'${name}' is a value of type ${inNamespace} in the namespace; equations take single numbers`
    return { ...diagnostic, notes: [...diagnostic.notes, { message }] }
  }
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
function* compileScript(
  statements: readonly Statement[],
  notebook: boolean,
  frame: Frame,
): Iterable<readonly [Compiled, Statement]> {
  const last = statements.at(-1)
  const shown = notebook ? showInNotebook : showLast
  for (const node of statements) {
    if (node === last && node.kind === 'expression' && !node.silenced) {
      yield [effect(node.value, value => shown(value, frame.session), frame), node]
    } else {
      yield [compileStatement(node, frame), node]
    }
  }
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
  if (isPending(brian.standalone) && brian.standalone?.built === false) {
    const message = 'run() waited for device.build(), which never came'
    report(warning('network', undefined, message, { help: 'so nothing was simulated: call device.build() at the end' }))
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
    cells,
    place,
  }: { diagnostics: readonly Diagnostic[]; interrupted: boolean; options: ScriptOptions; cells: Cells; place: Place },
): ScriptReport {
  const pyplot = session.state(pyplotKey)
  const figures = drawnFigures(pyplot).map((figure): ScriptFigure => {
    const from = place.begun.get(figure)
    return { ...drawnFigure(figure), ...(from && { from }) }
  })
  for (const figure of figures) options.onFigure?.(figure)
  const variables = [...session.scope.bindings.values()].flatMap(({ name, value }) => {
    const data = dataOf(value, 'group', 'state-monitor', 'spike-monitor', 'event-monitor', 'rate-monitor')
    return data === undefined ? [] : [{ name, data }]
  })
  variables.sort((a, b) => a.data.serial - b.data.serial)
  return {
    ok: !diagnostics.some(isError) && !interrupted,
    complete: isWhole(diagnostics, session) && !interrupted,
    diagnostics,
    interrupted,
    figures,
    saved: pyplot.saved,
    variables,
    runs: brian.runs,
    connectMilliseconds: brian.connectMilliseconds,
    seed: repeatingSeed(brian),
    ...(cells.notebook && { cells: cells.parts.map((_, k) => cellReport(k, cells, figures)) }),
    ...(brian.compiled !== undefined && { compiled: brian.compiled }),
  }
}

function cellReport(k: number, { figures: ends }: Cells, figures: readonly ScriptFigure[]): CellReport {
  return { number: k + 1, figures: figures.slice(k === 0 ? 0 : (ends[k - 1] ?? figures.length), ends[k]) }
}
