export { integrate, type Integration } from './integrate.ts'
export type * from './types.ts'
