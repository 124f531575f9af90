import type { ClassValue } from '../values.ts'
import { makeClass } from './make-class.ts'

/** Python's `object`, from which every class is derived; `root-members.ts` says what it can do. */
export const objectClass: ClassValue = makeClass({ name: 'object', module: 'builtins', bases: [] })
