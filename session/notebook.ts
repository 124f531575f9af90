/** Jupyter notebooks: their code cells as the texts of one script. */
import type { Script, Statement } from '../compiler/grammar/ast.ts'
import { error, HillockError, type Report, type Source } from '../diagnostics/index.ts'

/** A code cell. */
export interface Cell {
  readonly source: Source
  /** Tagged `raises-exception`: its error is meant, and the next cell goes on. */
  readonly raises: boolean
}

/** Cells of a notebook; one with more was given by mistake. */
const mostCells = 10_000

/** Magics that only ask for a view, or for what means nothing here; every other one that code stands behind is refused. */
const runsCode = /^%(?:time|run|load|macro|prun)\s+\S/

/** Magics whose whole cell is no code of the notebook, or is carried out for its time alone. */
const notCode = /^\s*%%(?!time\b|capture\b)(\w+)/

/**
 * The code cells of a notebook, each named `notebook.ipynb#cell 7` by its place among them.
 *
 * @throws HillockError `file` for damaged JSON, formats before 4, and notebooks of other languages
 */
export function readNotebook({ name, text }: Source): readonly Cell[] {
  const fault = (message: string, help?: string): HillockError =>
    new HillockError([error('file', undefined, `${name}: ${message}`, { help })])
  const notebook = parsed(text)
  if (notebook === undefined) {
    throw fault('the JSON of this notebook is damaged', 'open it in Jupyter, or take an earlier version of it')
  }
  const { nbformat, cells, metadata } = notebook
  if (typeof nbformat !== 'number') throw fault('this is no Jupyter notebook: it has no nbformat')
  if (nbformat < 4 || !Array.isArray(cells)) {
    throw fault(
      `a notebook of format ${nbformat} is not read`,
      'opening and saving it in Jupyter makes it one of format 4',
    )
  }
  if (cells.length > mostCells) throw fault(`it has ${cells.length} cells; at most ${mostCells} are read`)
  const language = languageOf(metadata)
  if (language !== undefined && !/^i?python/i.test(language)) throw fault(`its language is ${language}, not Python`)
  const code = cells.filter(isRecord).filter(cell => cell['cell_type'] === 'code')
  return code.map((cell, k) => {
    const source = textOf(cell['source'])
    if (source === undefined) throw fault(`cell ${k + 1} has no text`)
    return { source: { name: `${name}#cell ${k + 1}`, text: source }, raises: isTagged(cell['metadata']) }
  })
}

/** Whether a text is a Jupyter notebook, or means to be one. */
export function isNotebook({ name, text }: Source): boolean {
  if (name.toLowerCase().endsWith('.ipynb')) return true
  return /^\s*\{[^]*"nbformat"/.test(text) && typeof parsed(text)?.['nbformat'] === 'number'
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const found: unknown = JSON.parse(text)
    return isRecord(found) ? found : undefined
  } catch {
    // The caller says so in the modeller's words.
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text, or its lines with their ends. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return Array.isArray(value) && value.every(line => typeof line === 'string') ? value.join('') : undefined
}

function isTagged(metadata: unknown): boolean {
  const tags = isRecord(metadata) ? metadata['tags'] : undefined
  return Array.isArray(tags) && tags.includes('raises-exception')
}

function languageOf(metadata: unknown): string | undefined {
  if (!isRecord(metadata)) return undefined
  const { kernelspec, language_info: info } = metadata
  const found = [isRecord(info) ? info['name'] : undefined, isRecord(kernelspec) ? kernelspec['language'] : undefined]
  return found.find(each => typeof each === 'string')
}

/** The statements of a cell: commands of the notebook are noted and ignored, those that would carry out code are refused. */
export function cellStatements(
  source: Source,
  parse: (source: Source) => Script,
  report: Report,
): readonly Statement[] {
  if (notCode.test(source.text)) {
    const start = source.text.search(/\S/)
    const text = source.text.slice(start).split(/\r?\n/, 1)[0] ?? ''
    return [{ kind: 'magic', text, span: { source, start, end: start + text.length } }]
  }
  return parse(source).statements.map(statement => {
    if (statement.kind === 'unsupported' && statement.construct === 'a shell command') {
      const { start, end } = statement.span
      return { kind: 'magic', text: source.text.slice(start, end), span: statement.span }
    }
    if (statement.kind === 'magic' && runsCode.test(statement.text)) {
      const help = 'write the statement itself'
      report(
        error('unsupported', statement.span, 'a command of the notebook that carries out code is not taken', { help }),
      )
    }
    return statement
  })
}
