/** The module `gc`: memory is given back by itself, so there is nothing to do. */
import type { ModuleValue } from '../../evaluate/values.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'

export const gcModule: ModuleValue = moduleOf('gc', [
  row('collect(generation=2)', () => 0n),
  row('enable()', () => null),
  row('disable()', () => null),
  row('isenabled()', () => true),
])
