import { EOF, type IRecognitionException, type IToken } from 'chevrotain'
import { error, spanOf, type Diagnostic, type SourceText } from '../../diagnostics/index.ts'
import { tokenSpan } from './layout.ts'
import * as T from './tokens.ts'

/** What kind of text is being read; it decides which advice makes sense. */
export type Reading = 'script' | 'equation' | 'code' | 'expression'

/** A finding of the parser as a diagnostic at the smallest guilty place. */
export function explain(
  { token, previousToken, message }: IRecognitionException & { previousToken?: IToken },
  tokens: readonly IToken[],
  text: SourceText,
  reading: Reading,
): Diagnostic {
  const atEnd = token.tokenType === EOF
  const last = tokens.at(-1)
  const end = last === undefined ? text.text.length : T.endOf(last)
  const span = atEnd ? spanOf(text, end, end) : tokenSpan(text, token)
  const special = advice({ token, previous: previousToken, tokens, atEnd, message, reading })
  return error('syntax', span, special.message ?? message, { help: special.help })
}

interface Situation {
  readonly token: IToken
  readonly previous: IToken | undefined
  readonly tokens: readonly IToken[]
  readonly atEnd: boolean
  readonly message: string
  readonly reading: Reading
}

interface Advice {
  readonly message?: string
  readonly help?: string
}

function advice(situation: Situation): Advice {
  const { token, previous, tokens, reading } = situation
  const [first] = tokens
  if (reading === 'script' && first?.image === 'print' && previous === first && beginsValue(token)) {
    return {
      message: "Missing parentheses in call to 'print'. Did you mean print(...)?",
      help: 'this is Python 2; Python 3 prints with print(…)',
    }
  }
  return {}
}

function beginsValue(token: IToken): boolean {
  return [T.Name, T.NumberToken, T.StringToken, T.FormattedOpen].includes(token.tokenType)
}
