/** The module `types`: names with values behind a dot. */
import { makeClass } from '../../evaluate/classes/make-class.ts'
import { objectClass } from '../../evaluate/classes/object-class.ts'
import { notImplemented } from '../../evaluate/classes/special.ts'
import { equal } from '../../evaluate/compare.ts'
import { entriesOf } from '../../evaluate/mapping.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { isInstance, str, type ModuleValue, type Value } from '../../evaluate/values.ts'
import { given, keywordMap, text } from '../arguments.ts'
import { classRow } from '../row.ts'
import { moduleOf } from './module.ts'

const members: readonly (readonly [string, Value])[] = [
  [
    '__init__',
    classRow('__init__(self, mapping_or_iterable=None, /, **kwargs)', ([self, others, keywords], site) => {
      if (!isInstance(self)) return null
      const named = given(others) ? (entriesOf(others, site) ?? []) : []
      for (const [, { key, value }] of named) self.members.entries.set(`s${text(key, 'a name')}`, { key, value })
      for (const [name, value] of keywordMap(keywords)) self.members.entries.set(`s${name}`, { key: str(name), value })
      return null
    }),
  ],
  [
    '__repr__',
    classRow('__repr__(self)', ([self], { session }) => {
      if (!isInstance(self)) return str('')
      const name = self.class === namespaceClass ? 'namespace' : self.class.name
      const parts = [...self.members.entries.values()].map(
        ({ key, value }) => `${session.text(key)}=${session.repr(value)}`,
      )
      return str(`${name}(${parts.join(', ')})`)
    }),
  ],
  [
    '__eq__',
    classRow('__eq__(self, other)', ([self, other], site) =>
      isInstance(self) && isInstance(other) && other.class.order.includes(namespaceClass)
        ? equal(self.members, other.members, site)
        : notImplemented,
    ),
  ],
  [
    '__hash__',
    classRow('__hash__(self)', ([self]) => {
      const name = isInstance(self) ? self.class.qualifiedName : 'types.SimpleNamespace'
      throw new PythonError('TypeError', `unhashable type: '${name === 'SimpleNamespace' ? `types.${name}` : name}'`)
    }),
  ],
]

const namespaceClass = makeClass({
  name: 'SimpleNamespace',
  module: 'types',
  bases: [objectClass],
  members: new Map(members),
})

export const typesModule: ModuleValue = moduleOf('types', [], [['SimpleNamespace', namespaceClass]])
