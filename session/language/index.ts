/** Help while a script is being written: plain data in and out, nothing evaluated. */
export { checkText } from './check-text.ts'
export type { TextOptions } from './inspect.ts'
export type { Completion, CompletionKind } from './completion.ts'
export { completionsAt } from './completions.ts'
export { type Edit, type Fix, fixesFor } from './fixes.ts'
export { type Hover, hoverAt } from './hover.ts'
