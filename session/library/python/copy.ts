/** The module `copy`. */
import { copyOf, withData } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { newContent } from '../../evaluate/classes/mixed-in.ts'
import { callSpecial, hasSpecial } from '../../evaluate/classes/special.ts'
import type { DictValue, ListValue, ModuleValue, Value } from '../../evaluate/values.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'

/** Copies what can change, and with it what `inner` makes of its parts. */
function copied(value: Value, inner: (part: Value) => Value, remember: (made: Value) => void): Value {
  if (typeof value !== 'object' || value === null) return value
  switch (value.kind) {
    case 'list': {
      const items: Value[] = []
      const made: Value = { kind: 'list', items }
      remember(made)
      for (const item of value.items) items.push(inner(item))
      return made
    }
    case 'tuple': {
      const made: Value = { ...value, items: value.items.map(inner) }
      remember(made)
      return made
    }
    case 'dict': {
      const made: DictValue = { ...value, entries: new Map() }
      remember(made)
      for (const [text, entry] of value.entries) made.entries.set(text, { key: entry.key, value: inner(entry.value) })
      return made
    }
    case 'set': {
      const made: Value = { ...value, items: new Map(value.items) }
      remember(made)
      return made
    }
    case 'array': {
      const made = withData(value, copyOf(value.data), value.shape)
      remember(made)
      return made
    }
    case 'instance': {
      // There is only one of each member.
      if (value.class.enumeration !== undefined) return value
      const content = newContent(value.class)
      const isShared = value.content !== undefined && value.members === value.content
      const members: DictValue = isShared && content?.kind === 'dict' ? content : { kind: 'dict', entries: new Map() }
      const made: Value = { kind: 'instance', class: value.class, members, ...(content && { content }) }
      remember(made)
      fill(members, value.members, inner)
      if (content !== undefined && value.content !== undefined && !isShared) fill(content, value.content, inner)
      return made
    }
    case 'object': {
      const made = value.type.copy?.(value, inner) ?? value
      remember(made)
      return made
    }
    default:
      return value
  }
}

/** Puts into one dict or list what becomes of the values of another. */
function fill(made: DictValue | ListValue, from: DictValue | ListValue, inner: (part: Value) => Value): void {
  if (made.kind === 'list' && from.kind === 'list') for (const item of from.items) made.items.push(inner(item))
  if (made.kind !== 'dict' || from.kind !== 'dict') return
  for (const [text, { key, value }] of from.entries) made.entries.set(text, { key, value: inner(value) })
}

/**
 * `copy.deepcopy`.
 *
 * @param known what has been copied already, and what takes the place of its copy
 * @param otherwise copies what is to be copied in another way
 */
export function deepCopy(
  value: Value,
  known: Map<Value, Value>,
  site: CallSite,
  otherwise?: (value: Value) => Value | undefined,
): Value {
  const found = known.get(value)
  if (found !== undefined) return found
  const other = otherwise?.(value)
  if (other !== undefined) {
    known.set(value, other)
    return other
  }
  if (typeof value === 'object' && value?.kind === 'instance' && hasSpecial(value, '__deepcopy__')) {
    return callSpecial(value, '__deepcopy__', [{ kind: 'dict', entries: new Map() }], site) ?? null
  }
  return copied(
    value,
    part => deepCopy(part, known, site, otherwise),
    made => known.set(value, made),
  )
}

export const copyModule: ModuleValue = moduleOf('copy', [
  row('copy(x)', ([value = null], site) => {
    const isOwn = typeof value === 'object' && value?.kind === 'instance' && hasSpecial(value, '__copy__')
    if (isOwn) return callSpecial(value, '__copy__', [], site) ?? null
    return copied(
      value,
      part => part,
      () => undefined,
    )
  }),
  row('deepcopy(x, memo=None)', ([value = null], site) => deepCopy(value, new Map(), site)),
])
