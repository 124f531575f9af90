import { EOF, type IRecognitionException, type IToken } from 'chevrotain'
import { error, spanOf, type Diagnostic, type SourceText } from '../../diagnostics/index.ts'
import { tokenSpan } from './line-layout.ts'
import { nameOf } from './messages.ts'
import * as T from './tokens.ts'

/** What kind of text is being read; it decides which advice makes sense. */
export type Reading = 'script' | 'equation' | 'code' | 'expression'

/** A finding of the parser as a diagnostic at the smallest guilty place. */
export function explain(
  exception: IRecognitionException,
  tokens: readonly IToken[],
  text: SourceText,
  reading: Reading,
): Diagnostic {
  const at = exception.token.tokenType === EOF ? tokens.length : tokens.indexOf(exception.token)
  const found = tokens[at]
  const last = tokens[at - 1]
  const end = last === undefined ? 0 : T.endOf(last)
  const span = found === undefined ? spanOf(text, end, end) : tokenSpan(text, found)
  const { message, help } = advise({ tokens, at, found, last, expected: exception.message, reading })
  return error('syntax', span, message, { help })
}

interface Situation {
  readonly tokens: readonly IToken[]
  /** Index of the token that does not fit. */
  readonly at: number
  /** It; undefined at the end. */
  readonly found: IToken | undefined
  /** The one before it. */
  readonly last: IToken | undefined
  /** What would have fitted; empty where the text should have ended. */
  readonly expected: string
  readonly reading: Reading
}

interface Advice {
  readonly message: string
  readonly help?: string | undefined
}

function advise(situation: Situation): Advice {
  return (
    fromOtherLanguage(situation) ??
    (situation.reading === 'equation' ? inEquation(situation) : undefined) ??
    (situation.reading === 'code' ? inCode(situation) : undefined) ??
    assignmentForComparison(situation) ??
    missingBetween(situation) ?? { message: plainly(situation) }
  )
}

function plainly({ expected, found, reading }: Situation): string {
  if (found === undefined) return `expected ${expected} at the end${reading === 'script' ? ' of the line' : ''}`
  if (expected === '') return `did not expect ${nameOf(found)} here`
  return `expected ${expected} before ${found.tokenType === T.FormattedClose ? 'the end of the string' : nameOf(found)}`
}

const foreign: Readonly<Record<string, string>> = {
  '++': "write '+= 1'",
  '--': "write '-= 1'",
  '&&': "write 'and'",
  '||': "write 'or'",
  '<>': "write '!='",
  '=<': "write '<='",
  '=>': "write '>='",
}

function fromOtherLanguage({ tokens, at, found, last, expected, reading }: Situation): Advice | undefined {
  const print = tokens[0]
  if (reading === 'script' && at === 1 && print?.image === 'print' && found !== undefined && beginsValue(found)) {
    return {
      message: "Missing parentheses in call to 'print'. Did you mean print(...)?",
      help: 'this is Python 2; write print(…)',
    }
  }
  const [first, second] = found === undefined ? [tokens[at - 2], last] : [last, found]
  const pair = first !== undefined && second?.startOffset === T.endOf(first) ? first.image + second.image : ''
  if (expected === 'a value' && Object.hasOwn(foreign, pair)) {
    return { message: `there is no operator '${pair}'`, help: foreign[pair] }
  }
  if (found?.tokenType === T.Bang) return { message: "there is no operator '!'", help: "write 'not'" }
  if (found !== undefined && (found.image === 'except' || found.image === 'finally')) {
    return { message: `this '${found.image}' belongs to no 'try'` }
  }
  return undefined
}

function inEquation(situation: Situation): Advice | undefined {
  const { tokens, at, found, last, expected } = situation
  const colon = tokens.findIndex(token => token.tokenType === T.Colon)
  const inUnit = colon >= 0 && colon < at
  if (at === 0 && found !== undefined && found.tokenType !== T.Name && /^[A-Za-z]+$/.test(found.image))
    return {
      message: `'${found.image}' is a Python keyword and cannot be used as a variable.`,
      help: 'choose another name',
    }
  if (expected === "':'" && found === undefined) {
    return {
      message: 'a unit is missing after the expression',
      help: "end the equation with ': 1' if it has no unit, or for instance with ': volt'",
    }
  }
  if (expected === 'a unit' && (found === undefined || found.tokenType === T.LeftParen)) {
    return {
      message: plainly(situation),
      help:
        found === undefined
          ? "write '1' where there is no unit"
          : "a unit is written without brackets; they hold flags, as in ': 1 (constant)'",
    }
  }
  if (expected === "':'" && found?.tokenType === T.Assign) {
    return {
      message: plainly(situation),
      help: "an equation ends with its unit, for instance ': volt'; then the next one begins",
    }
  }
  if (expected === "':'" && found !== undefined && beginsValue(found)) {
    return { message: plainly(situation), help: "an operator may be missing before it, or the ':' before the unit" }
  }
  if (inUnit && expected === '' && found !== undefined) {
    const help = beginsValue(found)
      ? `write '*' between units, or begin the next equation on a line of its own`
      : undefined
    return { message: plainly(situation), help: last?.tokenType === T.RightParen ? undefined : help }
  }
  return undefined
}

const controlWords = new Set(['if', 'elif', 'else', 'for', 'while', 'def', 'return', 'import', 'from', 'with', 'pass'])

function inCode(situation: Situation): Advice | undefined {
  const { tokens, at, found } = situation
  const [first] = tokens
  if (at === 0 && first !== undefined && controlWords.has(first.image)) {
    const help = first.image === 'if' ? 'conditions are factors, as in v = v + int(v < vt)*w' : undefined
    return { message: `'${first.image}' is not possible here: code consists of assignments such as 'v = vr'`, help }
  }
  if (found?.tokenType === T.Assign && at > 1)
    return { message: plainly(situation), help: 'write one assignment a line' }
  if (at !== 1 || first === undefined) return undefined
  const advice: Readonly<Record<string, string>> = {
    '==': `'==' compares; write '${first.image} = …' to assign`,
    '[': `an assignment is about all neurons it happens to: ${first.image} = …`,
    ',': 'write one assignment a line',
    '/': 'equations belong into the model; code consists of assignments',
    '(': "code consists of assignments such as 'v = vr'",
    ':': "write '=' to assign",
  }
  const help = found !== undefined && Object.hasOwn(advice, found.image) ? advice[found.image] : undefined
  return { message: plainly({ ...situation, expected: "'='" }), help }
}

function assignmentForComparison({ found, expected, reading, at }: Situation): Advice | undefined {
  if (found?.tokenType !== T.Assign || expected === 'a value' || at === 0) return undefined
  if (reading === 'script' && expected === '') return undefined
  return { message: "'=' assigns and cannot stand here", help: "to compare, write '=='" }
}

function missingBetween(situation: Situation): Advice | undefined {
  const { tokens, at, found, last, expected } = situation
  if (found === undefined || last === undefined || !beginsValue(found)) return undefined
  if (![')', ']', '}', ''].some(closer => expected === (closer && `'${closer}'`))) return undefined
  const message = expected === '' ? plainly(situation) : plainly({ ...situation, expected: `',' or ${expected}` })
  if (expected === '' && tokens[at + 1]?.tokenType === T.Assign) {
    return { message, help: "begin a new line, or write ';' between two statements" }
  }
  const product = last.tokenType === T.NumberToken && found.tokenType === T.Name
  const help = product
    ? `a product needs a '*': ${last.image.slice(0, 40)}*${found.image.slice(0, 40)}`
    : `${expected === '' ? 'an operator' : 'a comma or an operator'} may be missing before it`
  return { message, help }
}

function beginsValue(token: IToken): boolean {
  return [T.Name, T.NumberToken, T.StringToken, T.FormattedOpen].includes(token.tokenType)
}
