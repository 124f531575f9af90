import { defaultParserErrorProvider, EOF, type IParserErrorMessageProvider, type IToken } from 'chevrotain'
import { FormattedClose, FormattedOpen, Newline, StringToken } from './tokens.ts'

/** Chevrotain's findings in words for people: "expected ')' before ':'". */
export const messages: IParserErrorMessageProvider = {
  ...defaultParserErrorProvider,
  buildMismatchTokenMessage: ({ expected, actual }) => `expected ${expected.LABEL ?? expected.name} ${where(actual)}`,
  buildNoViableAltMessage: ({ customUserDescription, actual }) =>
    `expected ${customUserDescription ?? 'something else'} ${where(actual[0])}`,
  buildEarlyExitMessage: ({ customUserDescription, actual }) =>
    `expected ${customUserDescription ?? 'something else'} ${where(actual[0])}`,
  buildNotAllInputParsedMessage: ({ firstRedundant }) => `did not expect ${nameOf(firstRedundant)} here`,
}

function where(actual: IToken | undefined): string {
  if (actual === undefined || actual.tokenType === EOF || actual.tokenType === Newline) return 'at the end'
  return actual.tokenType === FormattedClose ? 'before the end of the string' : `before ${nameOf(actual)}`
}

/** A token as a message shows it. */
export function nameOf({ tokenType, image }: IToken): string {
  if (tokenType === StringToken || tokenType === FormattedOpen) return image.length < 20 ? image : 'this string'
  return image.length < 40 ? `'${image}'` : `'${image.slice(0, 40)}…'`
}
