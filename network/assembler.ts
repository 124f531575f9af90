import { orNoMemory, requireText, requireWhole, wrongArgument } from '../diagnostics/index.ts'
import type { Assemble } from '../compiler/assemble/assemble.ts'

export type { Assemble }

/** `assemble` with a memory for as many texts as given. */
export function remembering(assemble: Assemble, most = 64): Assemble {
  if (typeof assemble !== 'function') throw wrongArgument('what is remembered', 'an assembler', assemble)
  requireWhole('the number of modules to remember', most, 1)
  const known = new Map<string, Promise<Uint8Array>>()
  return text => {
    const before = known.get(text)
    known.delete(text)
    const module = before ?? assemble(text)
    known.set(text, module)
    module.catch(() => known.delete(text))
    for (const oldest of known.keys()) {
      if (known.size <= most) break
      known.delete(oldest)
    }
    return module
  }
}

/** AssemblyScript's compiler in this thread, loaded when first needed: it has a memory of its own. */
export const assembleHere: Assemble = async text => {
  requireText('what is assembled', text)
  const { assemble } = await import('../compiler/assemble/assemble.ts').catch((cause: unknown) => {
    throw orNoMemory(cause)
  })
  return assemble(text)
}
