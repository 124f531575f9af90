export { integrateEvents, integrateGroups } from './groups.ts'
export { integrate, type Integration, methodNames } from './integrate.ts'
export { readScheme } from './read-scheme.ts'
export type * from './types.ts'
