/** What can be read of texts that are being written: help with the rest of a group goes on meanwhile. */
import { concatenate, type Report, sliceText, type SourceText, wholeText } from '../../diagnostics/index.ts'
import { tools } from '../../network/tools.ts'

/** The lines of equations that can be read. */
export function readableEquations(model: SourceText): SourceText {
  const lines: SourceText[] = []
  let start = 0
  for (const line of model.text.split('\n')) {
    const own = sliceText(model, start, start + line.length)
    start += line.length + 1
    if (isReadable(report => tools().parser.equations(own, report))) lines.push(own, lineEnd)
  }
  return lines.length === 0 ? wholeText({ name: 'equations', text: '' }) : concatenate(lines)
}

const lineEnd: SourceText = { text: '\n', pieces: [] }

/** The condition, or another one that says nothing. */
export function readableExpression(text: SourceText, otherwise: SourceText): SourceText {
  return isReadable(report => tools().parser.expression(text, report)) ? text : otherwise
}

/** The statements, or others that do nothing. */
export function readableCode(text: SourceText, otherwise: SourceText): SourceText {
  return isReadable(report => tools().parser.code(text, report)) ? text : otherwise
}

function isReadable(read: (report: Report) => unknown): boolean {
  let readable = true
  read(({ severity }) => {
    readable &&= severity !== 'error'
  })
  return readable
}
