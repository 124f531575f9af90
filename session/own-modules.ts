/** The library's modules as one run has them. */
import { unsupported } from './evaluate/python-error.ts'
import { ReadNames } from './evaluate/read-names.ts'
import type { CallSite, Session } from './evaluate/call.ts'
import type { ModuleValue, Value } from './evaluate/values.ts'

/**
 * Gives each module of the library as a script of this session sees it: with the names that every script finds, those that
 * the session has for itself, and those that the script has set there, which no other session sees. One and the same module
 * is one and the same value, also where another module has it among its names.
 */
export function ownModules(session: Session): (shared: ModuleValue) => ModuleValue {
  const made = new Map<ModuleValue, ModuleValue>()
  const ownModule = (shared: ModuleValue): ModuleValue => {
    const known = made.get(shared)
    if (known !== undefined) return known
    const module = layeredOver(shared, session, ownModule)
    made.set(shared, module)
    return module
  }
  return ownModule
}

function layeredOver(
  shared: ModuleValue,
  session: Session,
  ownModule: (inner: ModuleValue) => ModuleValue,
): ModuleValue {
  const changes = new Map<string, Value>()
  const { load } = shared
  return {
    kind: 'module',
    name: shared.name,
    members: new LayeredNames(shared, changes, session, ownModule),
    get library() {
      return shared.members
    },
    changes,
    assigns: name => changes.has(name),
    setMember: (name, value, site) => {
      if (value === undefined) takeAway(name, shared, changes)
      else setIn(shared, name, value, changes, site)
    },
    ...(load && { load: async () => ownModule(await load(session)) }),
  }
}

/** What the script has set comes before what the library has. */
class LayeredNames extends ReadNames {
  readonly #shared: ModuleValue
  readonly #changes: ReadonlyMap<string, Value>
  readonly #session: Session
  readonly #ownModule: (inner: ModuleValue) => ModuleValue

  constructor(
    shared: ModuleValue,
    changes: ReadonlyMap<string, Value>,
    session: Session,
    ownModule: (inner: ModuleValue) => ModuleValue,
  ) {
    super()
    this.#shared = shared
    this.#changes = changes
    this.#session = session
    this.#ownModule = ownModule
  }

  override get(name: string): Value | undefined {
    if (this.#changes.has(name)) return this.#changes.get(name)
    const key = this.#shared.own?.get(name)
    if (key !== undefined) return this.#session.state(key)
    const found = this.#shared.members.get(name)
    return typeof found === 'object' && found?.kind === 'module' ? this.#ownModule(found) : found
  }

  protected override candidates(): Iterable<string> {
    const { members, own } = this.#shared
    return new Set([...members.keys(), ...(own?.keys() ?? []), ...this.#changes.keys()])
  }
}

/** @throws PythonError for a name that functions of the real library go by: Hillock's would go on with their own */
function setIn(shared: ModuleValue, name: string, value: Value, changes: Map<string, Value>, site: CallSite): void {
  if (shared.followed?.has(name) === true && !isSame(value, shared, name, site.session))
    throw unsupported(`another ${shared.name}.${name} is not yet Hillock: functions of the library go by it`)
  if (isFunction(shared.members.get(name)) && !changes.has(name)) {
    const message = `${shared.name}.${name} is replaced for what scripts look up; functions of the library go on with their own`
    site.session.noteOnce('ignored', site.span, message)
  }
  changes.set(name, value)
}

/** Whether it stands there already, so that nothing changes: `sys.stdout = sys.stdout`. */
function isSame(value: Value, { members, own }: ModuleValue, name: string, session: Session): boolean {
  const key = own?.get(name)
  return value === (key === undefined ? members.get(name) : session.state(key))
}

function isFunction(value: Value | undefined): boolean {
  return typeof value === 'object' && value?.kind === 'function'
}

/** @throws PythonError for a name of the library's, which is there for every script */
function takeAway(name: string, { name: module, members, own }: ModuleValue, changes: Map<string, Value>): void {
  if (members.has(name) || own?.has(name) === true)
    throw unsupported(`taking ${name} away from the module ${module} is Python, not yet Hillock`)
  changes.delete(name)
}
