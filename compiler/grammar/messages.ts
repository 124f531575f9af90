import { defaultParserErrorProvider, type IParserErrorMessageProvider, type IToken } from 'chevrotain'
import { FormattedOpen, StringToken } from './tokens.ts'

/** What the parser hands to `explain`: only what it expected. Words for people are made where the whole line is known. */
export const messages: IParserErrorMessageProvider = {
  ...defaultParserErrorProvider,
  buildMismatchTokenMessage: ({ expected }) => expected.LABEL ?? expected.name,
  buildNoViableAltMessage: ({ customUserDescription }) => customUserDescription ?? 'something else',
  buildEarlyExitMessage: ({ customUserDescription }) => customUserDescription ?? 'something else',
  buildNotAllInputParsedMessage: () => '',
}

/** A token as a message shows it. */
export function nameOf({ tokenType, image }: IToken): string {
  if (tokenType === StringToken || tokenType === FormattedOpen) return image.length < 20 ? image : 'this string'
  return image.length < 40 ? `'${image}'` : `'${image.slice(0, 40)}…'`
}
