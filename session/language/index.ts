/** Help while a script is being written: plain data in and out, nothing evaluated. */
export { checkText } from './check-text.ts'
export type { TextOptions } from './inspect.ts'
