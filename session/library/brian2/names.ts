/** Names of Brian's objects (semantics §1.5). */
import { freeName as free } from '../../../network/names.ts'
import type { CallSite, Session } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { isStr, type Value } from '../../evaluate/values.ts'
import { visibleBindings } from '../../evaluate/visible.ts'
import { brianData } from './brian-class.ts'
import { brianOf, isMember, type BrianData } from './state.ts'

/**
 * The name of an object: the `name` argument as given, or the first free one of its stem, which a star at the end of the
 * argument asks for too.
 */
export function nameOf(given: Value | undefined, stem: string, site: CallSite): string {
  if (given === undefined || given === null) return freeName(stem, site.session)
  const name = nameOption(given, site)
  return name.endsWith('*') ? freeName(name.slice(0, -1), site.session) : name
}

function nameOption(value: Value, site: CallSite): string {
  const span = site.argument('name')
  if (!isStr(value)) {
    const message = `'name' argument has to be a string, is type <class '${typeName(value)}'> instead`
    throw new PythonError('TypeError', message, { span })
  }
  const name = value.text.text
  if (/^[_a-z]\w*\*?$/i.test(name)) return name
  throw new PythonError('ValueError', `Name ${name} not valid variable name`, { code: 'bad-value', span })
}

/**
 * The stem if no living object has it, else with a number. Living is what the script can still reach, what the present
 * network holds, and what the statement at hand has made.
 */
function freeName(stem: string, session: Session): string {
  const { statement } = session
  const brian = brianOf(session)
  if (brian.fresh.statement !== statement) brian.fresh = { statement, names: new Set() }
  const taken = new Set(brian.fresh.names)
  for (const { value, assigned } of visibleBindings(session)) {
    if (value === undefined) continue
    // The tables of a library, DEFAULT_UNITS, are long and hold no objects.
    const isTable = !assigned && typeof value === 'object' && value?.kind === 'dict'
    if (!isTable) collectNames(value, taken, 0)
  }
  for (const value of brian.current?.objects.map(object => brian.wrappers.get(object)) ?? [])
    if (value !== undefined) collectNames(value, taken, 0)
  const name = free(stem, taken)
  brian.fresh.names.add(name)
  return name
}

/** Lists deeper than this are not looked into. */
const deepest = 8

function collectNames(value: Value, names: Set<string>, depth: number, instances = new Set<Value>()): void {
  if (typeof value !== 'object' || value === null || depth > deepest) return
  const within = (item: Value): void => collectNames(item, names, depth + 1, instances)
  switch (value.kind) {
    case 'list':
    case 'tuple':
      value.items.forEach(within)
      break
    case 'dict':
      for (const entry of value.entries.values()) within(entry.value)
      break
    case 'instance':
      if (instances.has(value)) return
      instances.add(value)
      within(value.members)
      break
    case 'object': {
      const data = brianData(value)
      if (data === undefined) return
      for (const name of namesOf(data)) names.add(name)
      if (data.kind === 'group') data.operations.forEach(within)
      if (data.kind === 'network') data.contents.forEach(within)
      break
    }
    default:
  }
}

/** The names that an object keeps from others: its own, that of its clock, those of its group. */
function* namesOf(data: BrianData): Iterable<string> {
  yield data.object.name
  if (!isMember(data)) return
  yield data.object.clockInUse.name
  if (data.kind === 'group' || data.kind === 'operation') return
  yield data.object.group.name
  if ('source' in data.object) yield data.object.source.name
  for (const { name } of data.object.group.regular) yield name
}
