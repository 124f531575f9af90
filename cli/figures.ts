import { join, parse } from 'node:path'
import type { Figure, SavedFigure } from '../figures/index.ts'
import type { FileContent } from './write-whole.ts'

/** A folder under the current one. */
const folder = 'figures'

/** The figures of a script: those to be shown, and those it saved under a name. */
export interface DrawnFigures {
  readonly figures: readonly Figure[]
  readonly saved: readonly SavedFigure[]
}

/**
 * The files that show a script's figures: `figures/<model>-1.svg` …, and `figures/<name>.svg` for a `savefig`, each with
 * its data beside it as `.json`. A script's own name for a file says nothing about the folder: a model writes nowhere else.
 *
 * @param model name of the model file
 * @returns the files in pairs of picture and data, paths relative to `cwd`
 */
export async function figureFiles(
  model: string,
  { figures, saved }: DrawnFigures,
  cwd: string,
): Promise<readonly FileContent[]> {
  if (figures.length + saved.length === 0) return []
  const { toJSON, toSVG } = await import('../figures/index.ts')
  const stem = model === '-' ? 'stdin' : parse(model).name
  const byName = new Map<string, Figure>(saved.map(({ file, figure }) => [savedName(file), figure]))
  figures.forEach((figure, index) => byName.set(`${stem}-${index + 1}`, figure))
  const files: FileContent[] = []
  for (const [name, figure] of byName) {
    const shown = join(folder, name)
    const file = (extension: string, text: string): FileContent => ({
      path: join(cwd, `${shown}${extension}`),
      shown: `${shown}${extension}`,
      content: [text],
    })
    files.push(file('.svg', await toSVG(figure)), file('.json', `${JSON.stringify(toJSON(figure))}\n`))
  }
  return files
}

/** `../plots/raster.png` becomes `raster`. */
function savedName(file: string): string {
  const name = parse(file.replaceAll('\\', '/')).name.replaceAll(/[^\p{L}\p{N} ._()+=-]/gu, '_')
  return /^\.*$/.test(name) ? 'figure' : name
}
