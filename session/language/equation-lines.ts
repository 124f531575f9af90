/** The lines of equations as far as they can be told while they are being written. */

/** One line that defines a variable. */
export interface EquationLine {
  readonly name: string
  readonly kind: 'differential' | 'subexpression' | 'parameter'
  /** As written behind the colon, without flags. */
  readonly unit: string
  /** The whole line. */
  readonly text: string
}

const definition =
  /^\s*(?:d(?<differential>[A-Za-z_]\w*)\s*\/\s*dt\s*=|(?<subexpression>[A-Za-z_]\w*)\s*=(?!=)|(?<parameters>[A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*)*)\s*:)/

/** What the lines of a text define, whole or not. */
export function equationLines(text: string): readonly EquationLine[] {
  return text.split(/\r\n?|\n/).flatMap((line): EquationLine[] => {
    const found = definition.exec(line)?.groups
    if (found === undefined) return []
    const unit = /:\s*([^(#]*)/.exec(line)?.[1]?.trim() ?? ''
    const written = (line.split('#', 1)[0] ?? '').trim()
    const { differential, subexpression, parameters } = found
    if (differential !== undefined) return [{ name: differential, kind: 'differential', unit, text: written }]
    if (subexpression !== undefined) return [{ name: subexpression, kind: 'subexpression', unit, text: written }]
    return (parameters ?? '').split(',').map(name => ({ name: name.trim(), kind: 'parameter', unit, text: written }))
  })
}

/** Which part of an equation one is in, by what stands before in its line. */
export function equationPart(line: string): 'name' | 'expression' | 'unit' | 'flag' | 'comment' {
  if (line.includes('#')) return 'comment'
  const colon = line.indexOf(':')
  if (colon >= 0) return /\([^)]*$/.test(line.slice(colon)) ? 'flag' : 'unit'
  return line.includes('=') ? 'expression' : 'name'
}
