/** Names of Brian's objects (semantics §1.5). */
import type { Group } from '../../../network/index.ts'
import { freeName as free } from '../../../network/names.ts'
import type { CallSite, Session } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { isStr, type Value } from '../../evaluate/values.ts'
import { heldValues, statementsUnderWay } from '../../evaluate/visible.ts'
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
 * The stem if no living object has it, else with a number. Living is what the script can still reach, here or in the calls
 * that led here, what the present network holds, and what the statements under way have made.
 */
function freeName(stem: string, session: Session): string {
  const brian = brianOf(session)
  const underWay = statementsUnderWay(session)
  for (const statement of brian.fresh.keys()) if (!underWay.has(statement)) brian.fresh.delete(statement)
  const taken = new Set([...brian.fresh.values()].flatMap(names => [...names]))
  const seen = new Set<object>()
  for (const { value, assigned } of heldValues(session)) {
    // The tables of a library, DEFAULT_UNITS, are long and hold no objects.
    const isTable = !assigned && typeof value === 'object' && value?.kind === 'dict'
    if (!isTable) collectNames(value, taken, seen)
  }
  for (const value of brian.current?.objects.map(object => brian.wrappers.get(object)) ?? [])
    if (value !== undefined) collectNames(value, taken, seen)
  const name = free(stem, taken)
  const own = brian.fresh.get(session.statement)
  if (own === undefined) brian.fresh.set(session.statement, new Set([name]))
  else own.add(name)
  return name
}

/** Lists deeper than this are not looked into. */
const deepest = 8

/** @param seen what has been looked into already */
function collectNames(value: Value, names: Set<string>, seen: Set<object>, depth = 0): void {
  if (typeof value !== 'object' || value === null || depth > deepest) return
  const within = (item: Value): void => collectNames(item, names, seen, depth + 1)
  switch (value.kind) {
    case 'list':
    case 'tuple':
      value.items.forEach(within)
      break
    case 'dict':
      for (const entry of value.entries.values()) within(entry.value)
      break
    case 'instance':
      if (seen.has(value)) return
      seen.add(value)
      within(value.members)
      break
    case 'object': {
      const data = brianData(value)
      if (data === undefined || seen.has(data)) return
      seen.add(data)
      for (const name of namesOf(data)) names.add(name)
      if (data.kind === 'group') data.operations.forEach(within)
      if (data.kind === 'network') data.contents.forEach(within)
      const group = groupOf(data)
      if (group === undefined || seen.has(group)) return
      seen.add(group)
      for (const { name } of group.regular) names.add(name)
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
}

/** The group that an object is or is about, whose operations have names too. */
function groupOf(data: BrianData): Group | undefined {
  if (!isMember(data) || data.kind === 'operation') return undefined
  return data.kind === 'group' ? data.object : data.object.group
}
