/** Answers what a page asks of a text. */
import { completionsAt, fixesFor, hoverAt, openSession } from '../../session/index.ts'
import { editedAs, isNotebookName } from '../notebook.ts'
import { problemOf } from '../problem.ts'
import type { HelpAnswer, HelpQuestion } from './protocol.ts'

export function answer(question: HelpQuestion): HelpAnswer {
  const { file, text } = question
  switch (question.kind) {
    case 'check':
      return check(file, text)
    case 'complete':
      return { completions: completionsAt(text, question.offset, { file: nameOf(file) }) }
    case 'hover':
      return { hover: hoverAt(text, question.offset, { file: nameOf(file) }) }
  }
}

/** The text of a notebook that is edited is one of Python. */
function nameOf(file: string): string {
  return isNotebookName(file) ? 'cells.py' : file
}

function check(file: string, text: string): HelpAnswer<'check'> {
  const { source, offset } = editedAs(file, text)
  const session = openSession(source.text, { file })
  return {
    problems: session.check().map(each => ({ ...problemOf(each, offset), fixes: fixesFor(text, each) })),
    seed: session.seed,
    sizes: session.sizes.map(({ name, value }) => ({ name, value })),
    constants: session.constants.map(({ name, value, unit, whole }) => ({ name, value, unit, whole })),
  }
}
