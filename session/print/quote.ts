/** `repr` of a string: in single quotes unless only those occur in it, control characters as escapes. */
export function quote(text: string): string {
  if (/^[ !#-&(-[\]-~]*$/.test(text)) return `'${text}'`
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'"
  let quoted = ''
  for (const character of text) quoted += escape(character, mark)
  return mark + quoted + mark
}

/** `repr` of bytes, given as characters of the same numbers. */
export function quoteBytes(text: string): string {
  // Of what is no ASCII, the letters are still as they are.
  return `b${quote(text).replaceAll(/[\u0080-\u00ff]/g, escaped)}`
}

/** A character by its number: `\xe9`, `\u20ac`, `\U0001f600`. */
export function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const digits = code.toString(16)
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`
}

const named: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

function escape(character: string, mark: string): string {
  if (character === mark) return `\\${mark}`
  const short = named.get(character)
  if (short !== undefined) return short
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x20 && code < 0x7f) return character
  return /^[\p{C}\p{Z}]$/u.test(character) ? escaped(character) : character
}
