/** Answers what a page asks of a text. */
import { openSession } from '../../session/index.ts'
import type { HelpAnswer, HelpQuestion } from './protocol.ts'

export function answer({ file, text }: HelpQuestion): HelpAnswer<HelpQuestion['kind']> {
  const session = openSession(text, { file })
  return {
    problems: [],
    constants: session.constants.map(({ name, value, unit, whole }) => ({ name, value, unit, whole })),
  }
}
