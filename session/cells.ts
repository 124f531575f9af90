/** What is carried out one after the other: a script has one part, a notebook its cells. */
import type { Script, Statement } from '../compiler/grammar/ast.ts'
import type { Report, Source } from '../diagnostics/index.ts'
import { tools } from '../network/tools.ts'
import { scriptFiles } from './files.ts'
import { cellStatements, readNotebook, type Cell } from './notebook.ts'
import { refuseUnsupported } from './refuse.ts'
import type { ScriptOptions } from './script-types.ts'
import { setConstants, type SetScript } from './set-constants.ts'
import { checkSizes } from './set-sizes.ts'
import { findModule, isThere } from './siblings.ts'

export interface Cells {
  readonly parts: readonly Cell[]
  readonly notebook: boolean
  /** How many figures there are at the end of each cell of a notebook. */
  readonly figures: number[]
}

export function scriptCells(text: string, { file = 'script' }: ScriptOptions): Cells {
  return { parts: [{ source: { name: file, text }, raises: false }], notebook: false, figures: [] }
}

/** @throws HillockError `file` for what is no notebook of Python */
export function notebookCells(text: string, { file = 'notebook' }: ScriptOptions): Cells {
  return { parts: readNotebook({ name: file, text }), notebook: true, figures: [] }
}

/** Whether an error in a cell leaves the others alone. */
export function goesOn({ notebook }: Cells, { keepGoing }: ScriptOptions): boolean {
  return notebook && keepGoing === true
}

/** The statements to carry out; what is wrong with them, and what is not taken, is reported. */
export function readCells(cells: Cells, options: ScriptOptions, report: Report): SetScript {
  const { read, wrong, told } = parseCells(cells, report)
  const every = goesOn(cells, options)
  if (wrong.size > 0 && !every) return { script: { statements: [] }, replaced: new Map() }
  const whole: Script = { statements: read.flatMap(({ statements }) => statements) }
  refuse(whole, options, told)
  const sources = cells.parts.map(({ source }) => source)
  checkSizes(whole, sources, options.sizes ?? {}, told)
  const sound = read.filter(({ source }) => !every || !wrong.has(source))
  return setConstants({ statements: sound.flatMap(({ statements }) => statements) }, options.set ?? {}, tools().parser)
}

/** The statements that can be read, for help with a text that is being written; `whole` if these are all. */
export function readWhatCan(
  cells: Cells,
  options: ScriptOptions,
  report: Report,
): { readonly script: Script; readonly whole: boolean } {
  const { read, wrong, told } = parseCells(cells, report)
  const script: Script = { statements: read.flatMap(({ statements }) => statements) }
  const whole = wrong.size === 0
  // Names that are given values where nothing can be read look as if they were somebody else's.
  if (whole) refuse(script, options, told)
  return { script, whole }
}

interface ReadCells {
  readonly read: readonly { readonly source: Source; readonly statements: readonly Statement[] }[]
  /** Texts with errors. */
  readonly wrong: ReadonlySet<Source | undefined>
  /** Reports, and keeps {@link wrong} up to date. */
  readonly told: Report
}

function parseCells(cells: Cells, report: Report): ReadCells {
  const { parser } = tools()
  const wrong = new Set<Source | undefined>()
  const told: Report = diagnostic => {
    if (diagnostic.severity === 'error') wrong.add(diagnostic.span?.source)
    report(diagnostic)
  }
  const parse = (source: Source): Script => parser.script(source, told)
  const read = cells.parts.map(({ source }) => ({
    source,
    statements: cells.notebook ? cellStatements(source, parse, told) : parse(source).statements,
  }))
  return { read, wrong, told }
}

function refuse(script: Script, { modules, files, inPackage }: ScriptOptions, report: Report): void {
  const find = findModule(modules)
  refuseUnsupported(script, report, {
    beside: path => isThere(path, find),
    files: scriptFiles(files),
    ...(inPackage !== undefined && { inPackage }),
  })
}
