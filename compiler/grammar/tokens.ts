import { createToken, Lexer, type IToken, type TokenType } from 'chevrotain'
import { scanFormatted } from './scan-formatted.ts'
import { scanName, scanNumber, scanString, stringStart, type StringScan } from './scan.ts'

// The labels are what error messages say: "expected ')' before ':'". Tokens say which characters they begin with, since
// Chevrotain takes long to find that out.

const kind = (name: string, label: string, categories: TokenType[] = []): TokenType =>
  createToken({ name, label, categories, pattern: Lexer.NA })

export const Infix: TokenType = kind('Infix', 'an operator')
export const Sign: TokenType = kind('Sign', 'a sign')
/** What a unit is written with. */
export const UnitInfix: TokenType = kind('UnitInfix', "'*' or '/'")
export const AndOr: TokenType = kind('AndOr', "'and' or 'or'")
export const Augmented: TokenType = kind('Augmented', "an assignment such as '+='")
export const Constant: TokenType = kind('Constant', 'a constant')
export const JumpWord: TokenType = kind('JumpWord', "'pass'")
export const BranchWord: TokenType = kind('BranchWord', "'if'")
/** `global`, `nonlocal`. */
export const ScopeWord: TokenType = kind('ScopeWord', "'global'")
/** `else`, `try`, `finally`. */
export const ClauseWord: TokenType = kind('ClauseWord', "'else'")
/** What may be a word in a flag. */
export const Word: TokenType = kind('Word', 'a word')

const keywords = new Map<string, TokenType>()

const keyword = (word: string, ...categories: TokenType[]): TokenType => {
  const token = kind(`${word[0]?.toUpperCase()}${word.slice(1)}Word`, `'${word}'`, [...categories, Word])
  keywords.set(word, token)
  return token
}

keyword('True', Constant)
keyword('False', Constant)
keyword('None', Constant)
keyword('and', AndOr)
keyword('or', AndOr)
export const Not: TokenType = keyword('not')
export const In: TokenType = keyword('in')
export const Is: TokenType = keyword('is')
export const Lambda: TokenType = keyword('lambda')
export const Yield: TokenType = keyword('yield')
export const Await: TokenType = keyword('await')
export const If: TokenType = keyword('if', BranchWord)
export const Else: TokenType = keyword('else', ClauseWord)
export const For: TokenType = keyword('for')
export const From: TokenType = keyword('from')
export const Import: TokenType = keyword('import')
export const As: TokenType = keyword('as')
export const Async: TokenType = keyword('async')
keyword('elif', BranchWord)
keyword('while', BranchWord)
keyword('pass', JumpWord)
keyword('break', JumpWord)
keyword('continue', JumpWord)
keyword('global', ScopeWord)
keyword('nonlocal', ScopeWord)
export const Return: TokenType = keyword('return')
export const Raise: TokenType = keyword('raise')
export const Assert: TokenType = keyword('assert')
export const Del: TokenType = keyword('del')
export const Def: TokenType = keyword('def')
export const Class: TokenType = keyword('class')
export const With: TokenType = keyword('with')
export const Except: TokenType = keyword('except')
keyword('try', ClauseWord)
keyword('finally', ClauseWord)

const operators: TokenType[] = []

const operator = (name: string, pattern: string, ...categories: TokenType[]): TokenType => {
  const token = createToken({ name, label: `'${pattern}'`, pattern, categories })
  operators.push(token)
  return token
}

operator('PowerAssign', '**=', Augmented)
operator('FloorAssign', '//=', Augmented)
operator('LeftShiftAssign', '<<=', Augmented)
operator('RightShiftAssign', '>>=', Augmented)
export const Ellipsis: TokenType = operator('Ellipsis', '...')
for (const [name, pattern] of [
  ['PlusAssign', '+='],
  ['MinusAssign', '-='],
  ['StarAssign', '*='],
  ['SlashAssign', '/='],
  ['PercentAssign', '%='],
  ['AtAssign', '@='],
  ['AndAssign', '&='],
  ['OrAssign', '|='],
  ['XorAssign', '^='],
] as const) {
  operator(name, pattern, Augmented)
}
export const Walrus: TokenType = operator('Walrus', ':=')
export const Arrow: TokenType = operator('Arrow', '->')
export const Power: TokenType = operator('Power', '**', Infix, UnitInfix)
for (const [name, pattern] of [
  ['Floor', '//'],
  ['LeftShift', '<<'],
  ['RightShift', '>>'],
  ['LessEqual', '<='],
  ['GreaterEqual', '>='],
  ['Equal', '=='],
  ['NotEqual', '!='],
  ['Less', '<'],
  ['Greater', '>'],
  ['Percent', '%'],
  ['Ampersand', '&'],
  ['Bar', '|'],
] as const) {
  operator(name, pattern, Infix)
}
operator('Caret', '^', Infix, UnitInfix)
export const At: TokenType = operator('At', '@', Infix)
export const Star: TokenType = operator('Star', '*', Infix, UnitInfix)
export const Slash: TokenType = operator('Slash', '/', Infix, UnitInfix)
export const Minus: TokenType = operator('Minus', '-', Infix, Sign)
operator('Plus', '+', Infix, Sign)
operator('Tilde', '~', Sign)
export const Assign: TokenType = operator('Assign', '=')
export const LeftParen: TokenType = operator('LeftParen', '(')
export const RightParen: TokenType = operator('RightParen', ')')
export const LeftBracket: TokenType = operator('LeftBracket', '[')
export const RightBracket: TokenType = operator('RightBracket', ']')
export const LeftBrace: TokenType = operator('LeftBrace', '{')
export const RightBrace: TokenType = operator('RightBrace', '}')
export const Comma: TokenType = operator('Comma', ',')
export const Colon: TokenType = operator('Colon', ':')
export const Dot: TokenType = operator('Dot', '.')
/** Python has it in f-strings only, notebooks begin shell commands with it. */
export const Bang: TokenType = operator('Bang', '!')
export const Semicolon: TokenType = createToken({ name: 'Semicolon', label: "';'", pattern: ';' })

const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_']
/** One character of each of Chevrotain's 255-character buckets, all of which may hold letters. */
const beyondAscii = [
  ...Array.from({ length: 128 }, (_, i) => 128 + i),
  ...Array.from({ length: 257 }, (_, i) => 255 * (i + 1)),
]

export const Name: TokenType = createToken({
  name: 'Name',
  label: 'a name',
  pattern: (text, offset) => match(text, offset, scanName(text, offset)),
  start_chars_hint: [...letters, ...beyondAscii.filter(code => code < 65536)],
  line_breaks: false,
  categories: [Word],
})

export const NumberToken: TokenType = createToken({
  name: 'Number',
  label: 'a number',
  pattern: (text, offset) => match(text, offset, scanNumber(text, offset)),
  start_chars_hint: [...'0123456789.'],
  line_breaks: false,
})

/** A string literal with prefix and quotes; its payload is a {@link StringScan}. */
export const StringToken: TokenType = createToken({
  name: 'String',
  label: 'a string',
  pattern: (text, offset) => {
    const start = stringStart(text, offset)
    if (start === undefined) return null
    const scan: StringScan = start.formatted ? scanFormatted(text, start, 0) : scanString(text, start)
    return match(text, offset, scan.end, scan)
  },
  start_chars_hint: [...'rRbBuUfF\'"'],
  line_breaks: true,
})

// An f-string becomes a sequence of these, with the ordinary tokens of its expressions between `FieldOpen` and `FieldClose`.
export const FormattedOpen: TokenType = kind('FormattedOpen', 'a string')
export const FormattedText: TokenType = kind('FormattedText', 'text')
export const FormattedClose: TokenType = kind('FormattedClose', 'the end of the string')
export const FieldOpen: TokenType = kind('FieldOpen', "'{'")
export const FieldLabel: TokenType = kind('FieldLabel', "'='")
export const FieldConversion: TokenType = kind('FieldConversion', "'!r'")
export const FieldColon: TokenType = kind('FieldColon', "':'")
export const FieldClose: TokenType = kind('FieldClose', "'}'")

export const Newline: TokenType = createToken({
  name: 'Newline',
  label: 'the end of the line',
  pattern: /\r\n|\n|\r/,
  start_chars_hint: ['\r', '\n'],
  line_breaks: true,
})
const Blank = createToken({
  name: 'Blank',
  pattern: /[ \t\f]+/,
  start_chars_hint: [' ', '\t', '\f'],
  line_breaks: false,
  group: Lexer.SKIPPED,
})
const Continuation = createToken({
  name: 'Continuation',
  pattern: /\\(?:\r\n|\n|\r)/,
  start_chars_hint: ['\\'],
  group: Lexer.SKIPPED,
  line_breaks: true,
})
const Comment = createToken({
  name: 'Comment',
  pattern: /#[^\n\r]*/,
  start_chars_hint: ['#'],
  line_breaks: false,
  group: Lexer.SKIPPED,
})

const lexed = [Blank, Continuation, Newline, Comment, StringToken, Name, NumberToken, ...operators, Semicolon]

/** Every token type the grammar may mention. */
export const vocabulary: TokenType[] = [
  ...lexed,
  ...keywords.values(),
  Infix,
  Sign,
  UnitInfix,
  AndOr,
  Augmented,
  Constant,
  JumpWord,
  BranchWord,
  ScopeWord,
  ClauseWord,
  Word,
  FormattedOpen,
  FormattedText,
  FormattedClose,
  FieldOpen,
  FieldLabel,
  FieldConversion,
  FieldColon,
  FieldClose,
]

/** Tests validate the tokens, which takes longer than to make a lexer of them. */
export function createLexer({ validate = false }: { readonly validate?: boolean } = {}): Lexer {
  return new Lexer(lexed, { ensureOptimizations: true, positionTracking: 'onlyOffset', skipValidations: !validate })
}

/** Gives keywords their own types; names and keywords are lexed alike. */
export function markKeywords(tokens: readonly IToken[]): void {
  for (const token of tokens) {
    if (token.tokenType !== Name) continue
    const type = keywords.get(token.image)
    if (type !== undefined) retype(token, type)
  }
}

/** A token that no lexer has seen. */
export function makeToken(type: TokenType, image: string, startOffset: number, endOffset: number): IToken {
  return { image, startOffset, endOffset: endOffset - 1, tokenType: type, tokenTypeIdx: type.tokenTypeIdx ?? 0 }
}

/** Offset behind the last character of a token. */
export function endOf(token: IToken): number {
  return (token.endOffset ?? token.startOffset) + 1
}

function retype(token: IToken, type: TokenType): void {
  token.tokenType = type
  token.tokenTypeIdx = type.tokenTypeIdx ?? 0
}

type CustomMatch = [string] & { payload?: StringScan }

function match(text: string, offset: number, end: number, payload?: StringScan): CustomMatch | null {
  if (end <= offset) return null
  const found: CustomMatch = [text.slice(offset, end)]
  if (payload) found.payload = payload
  return found
}
