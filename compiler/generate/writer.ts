/** Lines of text with indentation. */
export function indent(lines: readonly string[]): string[] {
  return lines.map(line => (line === '' ? line : `  ${line}`))
}

/** `head {`, the lines indented, `}`; without a head, a scope of its own. */
export function block(head: string, lines: readonly string[]): string[] {
  return [`${head} {`.trimStart(), ...indent(lines), '}']
}

/** A line comment; the model's text cannot end it. */
export function comment(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return `// ${text.replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')}`.trimEnd()
}
