export { integrateGroups } from './groups.ts'
export { integrate, type Integration } from './integrate.ts'
export type * from './types.ts'
