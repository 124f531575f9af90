/**
 * Where text comes from. A model is written in a script file, but most of its meaning sits inside string literals of
 * that file; every node and every message still points at the character in the file.
 */

/** A whole text as its author sees it: a script file, or one string handed to the TypeScript API. */
export interface Source {
  /** File name as shown in messages, or a word such as `threshold` for a string given from TypeScript. */
  readonly name: string
  readonly text: string
}

/** A range of UTF-16 offsets in a source; `end` is exclusive. */
export interface Span {
  readonly source: Source
  readonly start: number
  readonly end: number
}

/** A run of characters of a {@link SourceText} that stands unbroken in its source. */
export interface Piece {
  /** First index in the text. */
  readonly at: number
  readonly length: number
  readonly source: Source
  /** Offset in the source of the character at index `at`. */
  readonly start: number
}

/**
 * A text whose characters are known to stand somewhere in a source: the value of a string literal, or what became of
 * it by concatenation. Characters outside every piece (escapes, text made by formatting) belong to the nearest piece
 * before them.
 */
export interface SourceText {
  readonly text: string
  /** Ascending by `at`, without overlaps; never empty unless `text` is. */
  readonly pieces: readonly Piece[]
}

/** The whole of a source as a text. */
export function wholeText(source: Source): SourceText {
  return { text: source.text, pieces: [{ at: 0, length: source.text.length, source, start: 0 }] }
}

/** A text given from TypeScript: its own source, under the name its role gives it. */
export function namedText(name: string, text: string): SourceText {
  return wholeText({ name, text })
}

/** `a + b`, keeping where both came from. */
export function concatenate(a: SourceText, b: SourceText): SourceText {
  return {
    text: a.text + b.text,
    pieces: [...a.pieces, ...b.pieces.map(piece => ({ ...piece, at: piece.at + a.text.length }))],
  }
}

/** `text[start:end]`, keeping where it came from. */
export function sliceText(text: SourceText, start: number, end: number): SourceText {
  const pieces: Piece[] = []
  for (const piece of text.pieces) {
    const from = Math.max(piece.at, start)
    const to = Math.min(piece.at + piece.length, end)
    if (from < to || (pieces.length === 0 && from <= to)) {
      pieces.push({ at: from - start, length: to - from, source: piece.source, start: piece.start + from - piece.at })
    }
  }
  return { text: text.text.slice(start, end), pieces }
}

/** The range of the source behind `text[start:end]`. */
export function spanOf(text: SourceText, start: number, end: number): Span {
  const first = placeOf(text, start)
  const last = placeOf(text, Math.max(start, end - 1))
  const length = end > start ? 1 : 0
  return {
    source: first.source,
    start: first.offset,
    end: last.source === first.source ? Math.max(first.offset, last.offset + length) : first.offset + length,
  }
}

/** The smallest range that holds both. */
export function joinSpans(a: Span, b: Span): Span {
  if (a.source !== b.source) return a
  return { source: a.source, start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }
}

/** One-based line and column (in UTF-16 units) of an offset. */
export function lineAndColumn(source: Source, offset: number): { line: number; column: number } {
  const { line, start } = lineAt(source, offset)
  return { line, column: offset - start + 1 }
}

/** The line of an offset: its number from 1, and where it starts and ends, its `\n`, `\r\n` or `\r` left out. */
export function lineAt({ text }: Source, offset: number): { line: number; start: number; end: number } {
  let line = 1
  let start = 0
  for (const { 0: newline, index } of text.matchAll(/\r\n?|\n/g)) {
    if (index + newline.length > offset) return { line, start, end: index }
    start = index + newline.length
    line++
  }
  return { line, start, end: text.length }
}

function placeOf(text: SourceText, index: number): { source: Source; offset: number } {
  let low = 0
  for (let high = text.pieces.length - 1; low < high;) {
    const middle = Math.ceil((low + high) / 2)
    if ((text.pieces[middle]?.at ?? 0) > index) high = middle - 1
    else low = middle
  }
  const found = text.pieces[low]
  if (found === undefined) return { source: { name: 'text', text: text.text }, offset: index }
  const within = Math.max(0, Math.min(index - found.at, found.length))
  return { source: found.source, offset: found.start + within }
}
