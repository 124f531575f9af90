/**
 * Notebooks as one text: each code cell begins with a line `# %%`, as editors of Python have it. Other cells become comments, and stay
 * where they are.
 */
import type { Source } from '../diagnostics/index.ts'

const separator = '# %%'

/** A code cell, and where its text begins in the whole. */
interface CellText {
  readonly text: string
  readonly start: number
}

export function isNotebookName(file: string): boolean {
  return file.toLowerCase().endsWith('.ipynb')
}

/** The text of a notebook to be edited; undefined for what is no notebook. */
export function textOfNotebook(json: string): string | undefined {
  const notebook = parsed(json)
  if (!Array.isArray(notebook?.cells)) return undefined
  return (notebook.cells as readonly unknown[])
    .map(cell => {
      const { cell_type: kind, source = '' } = (cell ?? {}) as {
        readonly cell_type?: unknown
        readonly source?: unknown
      }
      const text = Array.isArray(source) ? source.join('') : String(source)
      if (kind === 'code') return `${separator}\n${text}\n`
      return `${separator} [markdown]\n${text.replaceAll(/^/gm, '# ')}\n`
    })
    .join('\n')
}

/** The notebook of a text, as Jupyter keeps it. */
export function notebookOfText(text: string): string {
  const cells = piecesOf(text).map(({ text: own, isCode }) =>
    isCode
      ? { cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source: own }
      : { cell_type: 'markdown', metadata: {}, source: own.replaceAll(/^# ?/gm, '') },
  )
  const metadata = { language_info: { name: 'python' } }
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 4 })
}

/** What a script or a notebook that is edited as a text is to the session, and where its places lie in the text. */
export interface Edited {
  readonly source: Source
  /** The offset in the text of one in a source of this name; undefined for those of other texts. */
  offset(source: string, at: number): number | undefined
}

export function editedAs(file: string, text: string): Edited {
  if (!isNotebookName(file)) {
    return { source: { name: file, text }, offset: (source, at) => (source === file ? at : undefined) }
  }
  const cells = piecesOf(text).filter(({ isCode }) => isCode)
  return {
    source: { name: file, text: notebookOfText(text) },
    offset: (source, at) => {
      const number = /#cell (\d+)$/.exec(source)?.[1]
      const cell = number === undefined ? undefined : cells[Number(number) - 1]
      return cell && cell.start + at
    },
  }
}

function piecesOf(text: string): readonly (CellText & { readonly isCode: boolean })[] {
  const marks = [...text.matchAll(/^# %%.*\n?/gm)]
  const first = marks[0]?.index ?? text.length
  const bounds = [
    ...(text.slice(0, first).trim() === '' ? [] : [{ start: 0, end: first, isCode: true }]),
    ...marks.map((mark, k) => ({
      start: mark.index + mark[0].length,
      end: marks[k + 1]?.index ?? text.length,
      isCode: !mark[0].includes('[markdown]'),
    })),
  ]
  return bounds.map(({ start, end, isCode }) => ({ text: text.slice(start, end).replace(/\s+$/, ''), start, isCode }))
}

function parsed(json: string): { readonly cells?: unknown } | undefined {
  try {
    const found: unknown = JSON.parse(json)
    return typeof found === 'object' && found !== null ? found : undefined
  } catch {
    // The caller says so.
    return undefined
  }
}
