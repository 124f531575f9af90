import { arrayMemory } from '../compiler/index.ts'
import { tellingOnce, note, warning, type Code, type Report, type Span } from '../diagnostics/index.ts'
import { createRegister } from '../units/index.ts'
import type { ScalarMath } from './arrays/math.ts'
import type { Session, StateKey } from './evaluate/call.ts'
import { throwIfAborted } from './evaluate/drive.ts'
import { moduleActivation } from './evaluate/activation.ts'
import { instanceText } from './evaluate/classes/instance-text.ts'
import { moduleScope } from './evaluate/names/place.ts'
import type { ScriptFiles } from './files.ts'
import { attributes } from './library/attributes/index.ts'
import { brianKey, createBrian, type Brian, type BrianOptions } from './library/brian2/state.ts'
import { builtins } from './library/builtins/index.ts'
import { ownModules } from './own-modules.ts'
import { toRepr, toStr } from './print/show.ts'
import { scriptScope, siblingModules, type FindModule } from './siblings.ts'
import { modules } from './library/modules.ts'

export interface SessionOptions {
  readonly math: ScalarMath
  readonly print: (text: string) => void
  readonly printError: (text: string) => void
  readonly report: Report
  readonly checkInterrupt?: (() => void) | undefined
  /** Python files beside the script. */
  readonly findModule: FindModule
  readonly files: ScriptFiles
  readonly arguments: readonly string[]
  readonly brian: BrianOptions
}

/** Some milliseconds of work. */
const turnsBetweenChecks = 4096
const turnsBetweenLooks = 256

/** Milliseconds between turns for others. */
const slice = 20

/** A fresh session: no names but Python's own, nothing simulated, nothing drawn. */
export function createSession({
  math,
  print,
  printError,
  report,
  checkInterrupt,
  findModule,
  files,
  arguments: arguments_,
  brian,
}: SessionOptions): {
  readonly session: Session
  readonly brian: Brian
} {
  const scope = scriptScope()
  const top = moduleActivation(moduleScope(scope))
  const states = new Map<object, unknown>()
  const siblings = siblingModules(findModule, report)
  let turns = 0
  let deadline = performance.now() + slice
  const session: Session = {
    math,
    units: createRegister(),
    scope,
    builtins,
    statement: 0,
    statements: 0,
    calls: [top],
    caller: { scope: top.scope, activation: top },
    handling: [],
    turn: () => {
      if (++turns % turnsBetweenChecks === 0) session.interruptible()
    },
    due: () => arrayMemory.wantsTurn() || (++turns % turnsBetweenLooks === 0 && performance.now() >= deadline),
    breathed: () => {
      deadline = performance.now() + slice
    },
    interruptible: () => {
      checkInterrupt?.()
      throwIfAborted(brian.signal)
    },
    printing: {},
    text: value => toStr(value, session),
    repr: value => toRepr(value, session),
    instanceText: (value, how) => instanceText(value, how, session),
    sibling: path => siblings(path, session),
    attributes,
    files,
    arguments: arguments_,
    library: modules,
    module: path => {
      const shared = modules.get(path)
      return shared && ownModule(shared)
    },
    print,
    printError,
    report: tellingOnce(new Set(), report),
    noteOnce(code: Code, span: Span, message: string, help?: string) {
      const made = code === 'network' ? warning : note
      session.report(made(code, span, message, { help, once: true }))
    },
    state<State>(key: StateKey<State>): State {
      const found = states.get(key)
      if (found !== undefined) return found as State
      const made = key.create(session)
      states.set(key, made)
      return made
    },
  }
  const ownModule = ownModules(session)
  const made = createBrian(brian)
  states.set(brianKey, made)
  return { session, brian: made }
}
