import type { CallSite } from './call.ts'
import { plainValue } from './classes/mixed-in.ts'
import { callSpecial } from './classes/special.ts'
import { setKey } from './hash.ts'
import { iterate } from './iterate.ts'
import { PythonError } from './python-error.ts'
import { getItem } from './subscript.ts'
import { typeName } from './types.ts'
import type { Value, Key } from './values.ts'

type Entry = readonly [text: Key, entry: { readonly key: Value; value: Value }]

/** The entries of a dict, or of an instance that has `keys()`; undefined for everything else. */
export function entriesOf(value: Value, site: CallSite): Entry[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const dict = plainValue(value)
  if (typeof dict === 'object' && dict?.kind === 'dict')
    return [...dict.entries].map(([text, entry]) => [text, { ...entry }])
  const keys = callSpecial(value, 'keys', [], site)
  if (keys === undefined) return undefined
  const found = new Map<Key, { key: Value; value: Value }>()
  for (const key of iterate(keys, site)) found.set(setKey(found, key, site), { key, value: getItem(value, key, site) })
  return [...found]
}

/**
 * As `**options` takes it.
 *
 * @throws PythonError TypeError for what is no mapping
 */
export function mappingEntries(value: Value, site: CallSite): Entry[] {
  const found = entriesOf(value, site)
  if (found !== undefined) return found
  throw new PythonError('TypeError', `argument after ** must be a mapping, not ${typeName(value)}`)
}
