/**
 * What a stranger wrote, as it may be shown on a terminal: names, texts of modules and scripts, file names. Control
 * characters could steer the terminal, characters that change the direction of writing could make it lie.
 */

/** Controls, formats (the directions among them), separators of lines and paragraphs, halves of characters. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** A text on one line; what could not be seen is written as JSON writes it: `\u001b`. */
export function printable(text: string): string {
  return text.replaceAll('\t', ' ').replaceAll(unprintable, escaped)
}

/** A text that may have several lines. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n')
}

/** A piece of a line in as many columns as it has UTF-16 units, so that a caret can be put under each. */
export function printableColumns(text: string): string {
  return text.replaceAll('\t', ' ').replaceAll(unprintable, character => '\ufffd'.repeat(character.length))
}

/** JSON that shows what it holds: the same text to whoever parses it. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(unprintable, character =>
    character === '\n' ? '\n' : escaped(character),
  )
}

function escaped(character: string): string {
  if (character === '\n') return '\\n'
  if (character === '\r') return '\\r'
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
  return units.map(unit => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}
