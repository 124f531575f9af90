import { createHash } from 'node:crypto'
import { lstat } from 'node:fs/promises'
import { join, parse, resolve } from 'node:path'
import { error, HillockError, type Report } from '../diagnostics/diagnostic.ts'
import type { Figure, SavedFigure } from '../figures/index.ts'
import type { CellReport } from '../session/index.ts'
import type { Io } from './io.ts'
import { type FileContent, writeWhole } from './write-whole.ts'

/** Under the current folder, unless the user names another. */
const usual = 'figures'

/** The figures of a script: those to be shown, and those it saved under a name. */
interface DrawnFigures {
  readonly figures: readonly Figure[]
  /** Of a notebook: the figures of each cell, which are named after it. */
  readonly cells?: readonly CellReport[]
  readonly saved: readonly SavedFigure[]
}

/** What figures a run is to draw. */
interface FigureRequest {
  /** The model file. */
  readonly file: string
  /** The folder, true for the usual one; false to draw none. */
  readonly figures: string | boolean
}

/**
 * Writes the files that show a script's figures: `figures/<model>-1.svg` …, and `figures/<name>.svg` for a `savefig`,
 * each with its data beside it as `.json`. A script's own name for a file says nothing about the folder. A figure that cannot be written is reported and leaves the others alone.
 *
 * @returns the files, in pairs of picture and data
 */
export async function writeFigures(
  { file: model, figures: wanted }: FigureRequest,
  drawn: DrawnFigures,
  report: Report,
  { cwd, writing }: Pick<Io, 'cwd' | 'writing'>,
): Promise<readonly Pick<FileContent, 'path' | 'shown'>[]> {
  if (wanted === false || drawn.figures.length + drawn.saved.length === 0) return []
  const folder = wanted === true ? usual : wanted
  if (wanted === true && (await isLink(join(cwd, usual)))) {
    report(throughLink)
    return []
  }
  const { toJSON, toSVG } = await import('../figures/index.ts')
  const stem = shortened(model === '-' ? 'stdin' : parse(model).name)
  const byName = new Map<string, Figure>(drawn.saved.map(({ file, figure }) => [savedName(file), figure]))
  for (const [mark, figure] of markedFigures(drawn)) byName.set(`${stem}-${mark}`, figure)
  const written: FileContent[] = []
  for (const [name, figure] of byName) {
    const shown = join(folder, name)
    const file = (extension: string, text: string): FileContent => ({
      path: resolve(cwd, `${shown}${extension}`),
      shown: `${shown}${extension}`,
      content: [text],
      replacesLink: true,
    })
    const pair = [file('.svg', await toSVG(figure)), file('.json', `${JSON.stringify(toJSON(figure))}\n`)]
    try {
      await writeWhole(pair, { writing })
      written.push(...pair)
    } catch (cause) {
      if (!(cause instanceof HillockError)) throw cause
      cause.diagnostics.forEach(report)
    }
  }
  return written
}

/** `1`, `2`, …; of a notebook `cell4-1`. */
function markedFigures({ figures, cells }: DrawnFigures): (readonly [string, Figure])[] {
  if (cells === undefined) return figures.map((figure, k) => [`${k + 1}`, figure] as const)
  return cells.flatMap(({ number, figures: own }) =>
    own.map((figure, k) => [`cell${number}-${k + 1}`, figure] as const),
  )
}

/** A folder of models may come from a stranger: a link in it is not to lead figures to files of the user's. */
const throughLink = error('file', undefined, `figures are not drawn through the link ${usual}`, {
  help: `--figures ${usual} says that it is yours`,
})

async function isLink(path: string): Promise<boolean> {
  const status = await lstat(path).catch(() => undefined)
  return status?.isSymbolicLink() === true
}

/** `../plots/raster.png` becomes `raster`. */
function savedName(file: string): string {
  const name = parse(file.replaceAll('\\', '/')).name.replaceAll(/[^\p{L}\p{N} ._()+=-]/gu, '_')
  return /^\.*$/.test(name) ? 'figure' : shortened(name)
}

/** Bytes of a name without its ending that every disk takes. */
const longest = 120

/** A long name cut, with a mark that tells it from others that begin like it. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= longest) return name
  const mark = createHash('sha256').update(name).digest('hex').slice(0, 8)
  const kept = new TextDecoder().decode(Buffer.from(name).subarray(0, longest))
  return `${kept.replace(/\ufffd+$/, '')}-${mark}`
}
