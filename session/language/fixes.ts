/** What mends a text, where the help of a diagnostic says it exactly. */
import { type Diagnostic, requireObject, requireText } from '../../diagnostics/index.ts'

export interface Edit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

export interface Fix {
  /** What it does, for a list to choose from. */
  readonly title: string
  readonly edits: readonly Edit[]
}

/**
 * Ways to mend what a diagnostic of this text says; none where the help leaves something to decide.
 *
 * @param text that the diagnostic is about: of a notebook, its cell
 */
export function fixesFor(text: string, diagnostic: Diagnostic): readonly Fix[] {
  requireText('the text', text)
  requireObject('the diagnostic', diagnostic)
  const { span, message, help = '' } = diagnostic
  if (span === undefined || span.source.text !== text) return []
  const { start, end } = span
  const guilty: Guilty = { text, start, end, written: text.slice(start, end), message }
  for (const { of, pattern, mend } of rules) {
    const found = pattern.exec(of === 'help' ? help : message)
    const fixes = found === null ? [] : mend(guilty, found[1] ?? '', found[2] ?? '')
    if (fixes.length > 0) return fixes
  }
  return []
}

interface Guilty {
  readonly text: string
  readonly start: number
  readonly end: number
  /** The guilty characters. */
  readonly written: string
  readonly message: string
}

interface Rule {
  readonly of: 'help' | 'message'
  readonly pattern: RegExp
  /** @param first what the brackets of the pattern hold */
  readonly mend: (guilty: Guilty, first: string, second: string) => readonly Fix[]
}

const rules: readonly Rule[] = [
  { of: 'help', pattern: /did you mean '(.+?)'\?$/, mend: replaceWord },
  { of: 'message', pattern: /Did you mean to write "(.+?)"\?/, mend: replaceWord },
  { of: 'help', pattern: /^did you mean (\S+)\?$/, mend: replaceWhole },
  { of: 'help', pattern: /^give the zero its unit: (.+)$/, mend: giveZero },
  { of: 'help', pattern: /^multiply by the unit: (.+)$/, mend: replaceWhole },
  {
    of: 'help',
    pattern: /: divide by a time constant, .*\/(\w+)$/,
    mend: (guilty, constant) =>
      new RegExp(`^${constant}\\s*=`, 'm').test(guilty.text)
        ? replaceWhole(guilty, `(${guilty.written})/${constant}`)
        : [],
  },
  { of: 'help', pattern: /^'(\w+)' has no unit: if it is a time, say so, 10\*(\w+)$/, mend: giveConstant },
  {
    of: 'message',
    pattern: /^SyntaxError: The operator ".+" is not supported, use "(.+)" instead\.$/,
    mend: replaceWhole,
  },
  { of: 'message', pattern: /^there is no operator '(.+)'$/, mend: replaceOperator },
  {
    of: 'help',
    pattern: /^end the equation with '(: 1)' if it has no unit, or for instance with '(: volt)'$/,
    mend: (guilty, none, volt) => [...insertBehind(guilty, ` ${none}`), ...insertBehind(guilty, ` ${volt}`)],
  },
  {
    of: 'help',
    pattern: /^write '(1)' where there is no unit$/,
    mend: (guilty, one) => insertBehind(guilty, ` ${one}`),
  },
  { of: 'help', pattern: /^to compare, write '(==)'$/, mend: replaceWhole },
  { of: 'help', pattern: /^a product needs a '\*': (.+)$/, mend: makeProduct },
  {
    of: 'message',
    pattern: /^TypeError: Unary operator \w+ does not apply/,
    mend: guilty => replaceWhole(guilty, `${guilty.written.slice(0, 1)}int(${guilty.written.slice(1).trim()})`),
  },
  { of: 'help', pattern: /(?:^|: )(int\(.+\)) makes it 0 or 1$/, mend: replaceWhole },
  { of: 'help', pattern: /^write (int\(.+\))$/, mend: replaceWhole },
  { of: 'help', pattern: /^call it: (\w+\(\))$/, mend: replaceWhole },
  { of: 'help', pattern: /^for a product write \w+(\*)\(…\)$/, mend: insertBehind },
  { of: 'help', pattern: /^(\(not .+\))$/, mend: replaceWhole },
  { of: 'message', pattern: /Use '(\w+)' not '\w+' as the unit/, mend: replaceWhole },
  { of: 'message', pattern: /Use '([^']+)' instead\.$/, mend: replaceWhole },
  { of: 'help', pattern: /^write (\d+), or 0o\d+ for an octal number$/, mend: replaceWhole },
  {
    of: 'help',
    pattern: /^replace it by a space$/,
    mend: ({ start, end }) => [{ title: 'Change to a space', edits: [{ from: start, to: end, insert: ' ' }] }],
  },
  {
    of: 'help',
    pattern: /^remove it$/,
    mend: ({ start, end }) => [{ title: 'Remove it', edits: [{ from: start, to: end, insert: '' }] }],
  },
  { of: 'help', pattern: /^this is Python 2; write print\(…\)$/, mend: callPrint },
]

function replaceWhole({ start, end }: Pick<Guilty, 'start' | 'end'>, insert: string): Fix[] {
  return [{ title: `Change to '${insert.trim()}'`, edits: [{ from: start, to: end, insert }] }]
}

function insertBehind({ end }: Pick<Guilty, 'end'>, insert: string): Fix[] {
  return [{ title: `Add '${insert.trim()}'`, edits: [{ from: end, to: end, insert }] }]
}

/** A misspelt name; of something longer the word that the message quotes. */
function replaceWord(guilty: Guilty, meant: string): Fix[] {
  const { start, written, message } = guilty
  if (/^[A-Za-z_][\w ]*$/.test(written)) return replaceWhole(guilty, meant)
  const words = [...message.matchAll(/['"]([A-Za-z_]\w*)['"]/g)].flatMap(match => match[1] ?? [])
  for (const word of words) {
    const places = [...written.matchAll(new RegExp(`(?<![\\w])${word}(?![\\w])`, 'g'))]
    const [place] = places
    if (places.length !== 1 || place === undefined) continue
    const from = start + place.index
    return replaceWhole({ start: from, end: from + word.length }, meant)
  }
  return []
}

function giveZero({ start, written }: Guilty, zero: string): Fix[] {
  const places = [...written.matchAll(/(?<![\w.])0(?:\.0*)?(?![\w.])(?!\s*\*(?!\*))/g)]
  const [place] = places
  if (places.length !== 1 || place === undefined) return []
  const from = start + place.index
  return replaceWhole({ start: from, end: from + place[0].length }, zero)
}

/** The constant gets its unit where it is assigned. */
function giveConstant({ text }: Guilty, name: string, unit: string): Fix[] {
  const places = [
    ...text.matchAll(new RegExp(`^([^\\S\\n]*${name}[^\\S\\n]*=[^\\S\\n]*)([\\d.eE+-]+)(?=[^\\S\\n]*(?:#.*)?$)`, 'gm')),
  ]
  const [place] = places
  const [, before = '', number = ''] = place ?? []
  if (places.length !== 1 || place === undefined || number === '') return []
  const at = place.index + before.length + number.length
  return [{ title: `Make ${name} a time: ${number}*${unit}`, edits: [{ from: at, to: at, insert: `*${unit}` }] }]
}

const operators: Readonly<Record<string, string>> = {
  '&&': 'and',
  '||': 'or',
  '!': 'not ',
  '<>': '!=',
  '=<': '<=',
  '=>': '>=',
  '++': '+= 1',
}

/** An operator of another language: the two characters stand around the guilty ones. */
function replaceOperator({ text, start }: Guilty, operator: string): Fix[] {
  const meant = operators[operator]
  const from = text.indexOf(operator, Math.max(0, start - operator.length))
  if (meant === undefined || from < 0 || from > start) return []
  const to = from + operator.length
  if (!/^[a-z]/.test(meant) || operator === '!') return replaceWhole({ start: from, end: to }, meant)
  const [before, behind] = [/\w|\)/.test(text[from - 1] ?? '') ? ' ' : '', /\s/.test(text[to] ?? '') ? '' : ' ']
  return replaceWhole({ start: from, end: to }, `${before}${meant}${behind}`)
}

/** `10ms` as one word, or `10 ms` where the second is one too many. */
function makeProduct(guilty: Guilty, product: string): Fix[] {
  const { start, written } = guilty
  if (written === product.replace('*', '')) return replaceWhole(guilty, product)
  return insertBehind({ end: start }, '*')
}

function callPrint({ text, start }: Guilty): Fix[] {
  const line = /^[^#\r\n]*/.exec(text.slice(start, start + 1000))?.[0].trimEnd() ?? ''
  const gap = /\s*$/.exec(text.slice(Math.max(0, start - 100), start))?.[0].length ?? 0
  return [
    {
      title: 'Write print(…)',
      edits: [
        { from: start - gap, to: start, insert: '(' },
        { from: start + line.length, to: start + line.length, insert: ')' },
      ],
    },
  ]
}
