import { type Diagnostic, error, HillockError } from '../diagnostics/diagnostic.ts'

/** Something about a file that is the caller's to mend. */
export function fileError(message: string, help?: string): HillockError {
  return new HillockError([error('file', undefined, message, { help })])
}

/** The modeller's input is in order, but the command asks it for what it does not have: the exit code is 2. */
export class UnsuitableCommand extends HillockError {}

/** Marks what goes wrong meanwhile as the command's fault, unless a module is broken. */
export async function ofCommand<T>(action: Promise<T>): Promise<T> {
  try {
    return await action
  } catch (cause) {
    if (!(cause instanceof HillockError) || cause.diagnostics.some(({ code }) => code === 'module')) throw cause
    throw new UnsuitableCommand(cause.diagnostics)
  }
}

/** A command that cannot be understood. */
export function usageError(message: string, help?: string): HillockError {
  return new HillockError([error('usage', undefined, message, { help })])
}

/** What went wrong that is nobody's fault but ours. */
export function bug(cause: unknown): Diagnostic {
  const message = `this is a bug of Hillock: ${cause instanceof Error ? cause.message : String(cause)}`
  return error('internal', undefined, message, {
    help: 'please report it with the model file; HILLOCK_DEBUG=1 shows where it happened',
  })
}

/** Why the operating system refused, in words. */
export function reasonOf(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException
  return reasons[code ?? ''] ?? message
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'that is not permitted',
  EPERM: 'that is not permitted',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it would be larger than files can be there',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ELOOP: 'its links lead in a circle',
}
