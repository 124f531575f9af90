/** Answers what a page asks of a text. */
import { openSession } from '../../session/index.ts'
import { problemOf } from '../problem.ts'
import type { HelpAnswer, HelpQuestion } from './protocol.ts'

export function answer({ file, text }: HelpQuestion): HelpAnswer<HelpQuestion['kind']> {
  const session = openSession(text, { file })
  return {
    problems: session.check().map(each => problemOf(each, file)),
    constants: session.constants.map(({ name, value, unit, whole }) => ({ name, value, unit, whole })),
  }
}
