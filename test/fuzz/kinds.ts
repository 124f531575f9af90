import { calls } from './calls.ts'
import type { Kind } from './kind.ts'
import { models } from './models.ts'
import { modules } from './modules.ts'
import { scripts } from './scripts.ts'
import { texts } from './texts.ts'

/** Every kind of trouble. */
export const kinds: readonly Kind[] = [scripts(), calls(), models(), modules(), texts()]
