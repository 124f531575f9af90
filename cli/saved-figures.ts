import { resolve } from 'node:path'
import { HillockError, type Report } from '../diagnostics/diagnostic.ts'
import type { SavedFigure } from '../figures/index.ts'
import type { ScriptFiles } from '../session/index.ts'
import type { Io } from './io.ts'
import type { FileContent } from './write-whole.ts'

/** Figures that a script saved below the folder of `--results`, and all the others. */
export function savedBelow(
  saved: readonly SavedFigure[],
  { requireWritable }: ScriptFiles,
): { readonly below: readonly SavedFigure[]; readonly others: readonly SavedFigure[] } {
  const isBelow = ({ file }: SavedFigure): boolean => {
    if (requireWritable === undefined) return false
    try {
      requireWritable(svgName(file))
      return true
    } catch (cause) {
      if (cause instanceof HillockError) return false
      throw cause
    }
  }
  const below = saved.filter(isBelow)
  return { below, others: saved.filter(each => !below.includes(each)) }
}

/** Writes them where the script says, as SVG whatever the ending it gave them. */
export async function writeSaved(
  saved: readonly SavedFigure[],
  { write }: ScriptFiles,
  report: Report,
  { cwd }: Pick<Io, 'cwd'>,
): Promise<readonly Pick<FileContent, 'path' | 'shown'>[]> {
  if (saved.length === 0 || write === undefined) return []
  const { toSVG } = await import('../figures/index.ts')
  const written: Pick<FileContent, 'path' | 'shown'>[] = []
  for (const { file, figure } of saved) {
    const shown = svgName(file)
    try {
      write(shown, new TextEncoder().encode(await toSVG(figure)))
      written.push({ path: resolve(cwd, shown), shown })
    } catch (cause) {
      if (!(cause instanceof HillockError)) throw cause
      cause.diagnostics.forEach(report)
    }
  }
  return written
}

function svgName(file: string): string {
  return `${file.replace(/\.(?:png|pdf|svgz?|eps|ps|jpe?g|tiff?|webp)$/i, '')}.svg`
}
