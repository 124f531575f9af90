/** The modules `abc` and `__future__`, which change nothing here but who can be made. */
import { makeClass } from '../../evaluate/classes/make-class.ts'
import { objectClass } from '../../evaluate/classes/object-class.ts'
import type { FunctionValue, ModuleValue } from '../../evaluate/values.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'

const meta = makeClass({ name: 'ABCMeta', module: 'abc', bases: [objectClass] })
const base = makeClass({ name: 'ABC', module: 'abc', bases: [objectClass] })

/** Marks a method that a derived class has to have. */
const abstractMethod: FunctionValue = row('abstractmethod(funcobj, /)', ([value = null]) => {
  if (typeof value === 'object' && value?.kind === 'function')
    value.script?.attributes.set('__isabstractmethod__', true)
  return value
})

export const abcModule: ModuleValue = moduleOf(
  'abc',
  [abstractMethod],
  [
    ['ABC', base],
    ['ABCMeta', meta],
  ],
)

export const futureModule: ModuleValue = moduleOf(
  '__future__',
  [],
  ['annotations', 'division', 'print_function', 'absolute_import', 'unicode_literals', 'with_statement'].map(
    name => [name, true] as const,
  ),
)
