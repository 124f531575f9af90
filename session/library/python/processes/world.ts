/**
 * What another process would have for itself. Nothing is started: what is handed over is done here, at once, with copies of
 * what can change, and afterwards the script has its own again.
 */
import type { CallSite, Session, StateKey } from '../../../evaluate/call.ts'
import { invoke } from '../../../evaluate/invoke.ts'
import { catchable } from '../../../evaluate/caught.ts'
import { type PythonError, raisedAt } from '../../../evaluate/python-error.ts'
import type { Binding } from '../../../evaluate/scope.ts'
import { settled } from '../../../evaluate/settled.ts'
import type { Steps, Value } from '../../../evaluate/values.ts'
import { beginTask } from '../../brian2/foreign-task.ts'
import { deepCopy } from '../copy.ts'
import { pyplotKey } from '../../plain-arguments.ts'
import { requireSendable } from './sendable.ts'
import { storageCopies } from './storage-copies.ts'

/** A call that is handed over. */
export interface Task {
  readonly called: Value
  readonly positional: readonly Value[]
  readonly keywords: ReadonlyMap<string, Value>
}

/** How a task ended. */
export type Outcome = { readonly value: Value } | { readonly raised: PythonError }

/** Who does a task: threads share everything with the script, processes nothing. */
export interface Worker {
  readonly name: string
  readonly shares: boolean
  /** Its arguments are there when it begins, as its globals are: an object may be both. */
  readonly inherits?: true
  readonly begins: Beginning
}

type Attributes = Map<string, Value>

/** What an `initializer` has made of globals, and of attributes of classes and functions: each task begins with that. */
interface Beginning {
  readonly globals: Map<Binding, Value>
  readonly attributes: Map<Attributes, ReadonlyMap<string, Value>>
}

export const newBeginning = (): Beginning => ({ globals: new Map(), attributes: new Map() })

interface Processes {
  /** Processes so far, the script's own among them. */
  count: number
  /** The one that is at work now. */
  current: { readonly name: string; readonly pid: number }
  /** What all of them see: what a Manager made. */
  readonly shared: Set<Value>
}

export const processesKey: StateKey<Processes> = {
  name: 'processes',
  create: () => ({ count: 1, current: { name: 'MainProcess', pid: 1 }, shared: new Set() }),
}

export const none: ReadonlyMap<string, Value> = new Map()

/** Does a task and tells how it ended; what Hillock lacks ends the script. */
export function* carriedOut(task: Task, worker: Worker, site: CallSite): Steps<Outcome> {
  try {
    return { value: yield* done(task, worker, site) }
  } catch (thrown) {
    const raised = catchable(thrown, site.span)
    if (raised === undefined) throw raisedAt(thrown, site.span)
    return { raised }
  }
}

/** Does a task. */
export function* done(task: Task, worker: Worker, site: CallSite): Steps<Value> {
  if (worker.shares) return yield* called(task, value => value, site)
  const { copy, leave } = enter(worker, site)
  try {
    const value = yield* called(task, copy, site)
    requireSendable(value, worker.name)
    return value
  } finally {
    leave()
  }
}

/** Carries out what a process does before its tasks, and keeps what that makes of globals. */
export function* begin(task: Task, worker: Worker, site: CallSite): Steps<void> {
  if (worker.shares) {
    yield* called(task, value => value, site)
    return
  }
  const before = new Map([...site.session.scope.bindings.values()].map(binding => [binding, binding.value]))
  const { copy, leave } = enter({ ...worker, inherits: true }, site)
  try {
    yield* called(task, copy, site)
    for (const binding of site.session.scope.bindings.values()) {
      const { value } = binding
      if (value === undefined) continue
      const { globals, attributes } = worker.begins
      if (canChange(value) || value !== before.get(binding)) globals.set(binding, value)
      const own = attributesOf(value)
      if (own !== undefined) attributes.set(own, new Map(own))
    }
  } finally {
    leave()
  }
}

function called(task: Task, copy: (value: Value) => Value, site: CallSite): Steps<Value> {
  const positional = task.positional.map(copy)
  const keywords = new Map([...task.keywords].map(([name, value]) => [name, copy(value)]))
  return settled(invoke(copyOwner(task.called, copy), positional, keywords, site), site.span)
}

/** A method is handed over with the object before its dot. */
function copyOwner(value: Value, copy: (value: Value) => Value): Value {
  if (typeof value !== 'object' || value?.kind !== 'method') return copy(value)
  return { ...value, self: copy(value.self) }
}

interface Entered {
  /** Of arguments. */
  readonly copy: (value: Value) => Value
  readonly leave: () => void
}

/** Puts copies in the place of the script's globals. */
function enter({ name, begins, inherits }: Worker, site: CallSite): Entered {
  const { session } = site
  const processes = session.state(processesKey)
  const shared = [...processes.shared].map(value => [value, value] as const)
  const known = new Map<Value, Value>(shared)
  const globals = [...session.scope.bindings.values()].map(binding => ({
    binding,
    held: { ...binding },
    first: begins.globals.get(binding) ?? binding.value,
  }))
  const otherwise = storageCopies(globals.map(({ first = null }) => first))
  const inherit = (value: Value): Value => deepCopy(value, known, site, otherwise)
  const sent = new Map<Value, Value>(shared)
  const send = (value: Value): Value => deepCopy(value, sent, site)
  const { current } = processes
  for (const { binding, first } of globals)
    if (first !== undefined) binding.value = canChange(first) ? inherit(first) : first
  const attributes = globals.flatMap(({ held: { value = null } }) => {
    const own = attributesOf(value)
    return own === undefined ? [] : [{ own, before: new Map(own) }]
  })
  for (const { own, before } of attributes)
    for (const [each, value] of begins.attributes.get(own) ?? before)
      own.set(each, canChange(value) ? inherit(value) : value)
  const finish = [beginTask(session), keepFigures(session)]
  processes.current = { name, pid: ++processes.count }
  const leave = (): void => {
    processes.current = current
    for (const each of finish) each()
    const before = new Set(globals.map(({ binding }) => binding))
    for (const { binding, held } of globals) Object.assign(binding, held)
    for (const { own, before: held } of attributes) {
      own.clear()
      for (const [each, value] of held) own.set(each, value)
    }
    for (const binding of session.scope.bindings.values())
      if (!before.has(binding)) Object.assign(binding, { value: undefined, assigned: false, expression: undefined })
  }
  return { copy: inherits === true ? inherit : send, leave }
}

/** Figures that a process leaves open are gone with it. */
function keepFigures(session: Session): () => void {
  const pyplot = session.state(pyplotKey)
  const { current } = pyplot
  const open = [...pyplot.open]
  return () => {
    pyplot.open.splice(0, Infinity, ...open)
    pyplot.current = current
  }
}

/** What the script may set of a class, a function or a module of the library. */
function attributesOf(value: Value): Attributes | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (value.kind === 'class') return value.isOwn ? value.members : undefined
  if (value.kind === 'module') return value.changes
  return value.kind === 'function' ? value.script?.attributes : undefined
}

function canChange(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return false
  switch (value.kind) {
    case 'list':
    case 'dict':
    case 'set':
    case 'tuple':
    case 'instance':
      return true
    case 'array':
      return value.shape.length > 0
    case 'object':
      return value.type.copy !== undefined
    default:
      return false
  }
}
