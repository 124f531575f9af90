import { readable } from './mathtext.ts'

/**
 * About how wide a text is, in the unit of `size`; of several lines the widest. Without a browser no font can be asked, so
 * widths are those of a wide face (DejaVu Sans, Verdana) and err on the roomy side.
 */
export function textWidth(text: string, size: number): number {
  return Math.max(...readable(text).split('\n').map(lineWidth)) * size
}

function lineWidth(line: string): number {
  return Array.from(line).reduce((sum, letter) => sum + letterWidth(letter), 0)
}

function letterWidth(letter: string): number {
  if (/[iljI|!.,:;' ]/.test(letter)) return 0.33
  if (/[ftr()[\]{}"/\\-]/.test(letter)) return 0.42
  if (/[mwMW@%−+=<>]/.test(letter)) return 0.9
  if (/[A-Z]/.test(letter)) return 0.7
  return letter.codePointAt(0) !== undefined && (letter.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.63
}
