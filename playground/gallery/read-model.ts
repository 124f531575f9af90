/** What a model of the gallery says of itself, in the comment that it begins with. */
export interface ModelText {
  readonly title: string
  /** A few sentences. */
  readonly description: string
  /** One thing to try, without the word `Try:`. */
  readonly tryThis: string
  /** The whole file. */
  readonly text: string
}

/**
 * Reads the comment at the head of a model file: its first line is the title; paragraphs follow behind empty lines, of which
 * the one that begins with `Try:` says what to try. What is missing is empty.
 */
export function readModel(text: string): ModelText {
  const comment = /^(?:#.*\n)*/.exec(text.replaceAll('\r\n', '\n'))?.[0] ?? ''
  const paragraphs = comment
    .replaceAll(/^# ?/gm, '')
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.trim().replaceAll(/\s+/g, ' '))
  const [title = '', ...rest] = paragraphs
  const tryThis = rest.find(isToTry) ?? ''
  return {
    title,
    description: rest.filter(paragraph => !isToTry(paragraph)).join(' '),
    tryThis: tryThis.replace(/^Try:\s*/, ''),
    text,
  }
}

function isToTry(paragraph: string): boolean {
  return paragraph.startsWith('Try:')
}
