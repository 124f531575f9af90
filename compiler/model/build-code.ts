/** Conditions, values and statements, read from their texts as Brian 2 reads them. */
import { type Report, type SourceText, watchErrors } from '../../diagnostics/index.ts'
import type { Expr } from '../grammar/ast.ts'
import type { Parser } from '../grammar/index.ts'
import type { EventCode, Timing } from './group.ts'
import { checkClauseLines, checkConditionLines, checkStatementLines, checkValueLines } from './text-lines.ts'

/**
 * A threshold, the condition of another event, a refractory argument; undefined after reporting what is wrong.
 *
 * @param wrapped whether Brian puts parentheses around it, as around refractory arguments and thresholds next to one
 */
export function readCondition(text: SourceText, wrapped: boolean, parser: Parser, report: Report): Expr | undefined {
  return checkConditionLines(text, wrapped, report) ? parser.expression(text, report) : undefined
}

/** What is assigned or selected from outside, `G.v = '…'`, `G.v['…']`; undefined after reporting what is wrong. */
export function readValue(text: SourceText, parser: Parser, report: Report): Expr | undefined {
  return checkValueLines(text, report) ? parser.expression(text, report) : undefined
}

/** What `connect` is told, a condition or a probability; undefined after reporting what is wrong. */
export function readClause(text: SourceText, parser: Parser, report: Report): Expr | undefined {
  return checkClauseLines(text, report) ? parser.expression(text, report) : undefined
}

/** Statements to be carried out at their time: a reset, `run_on_event`, `run_regularly`; undefined after reporting. */
export function buildCode(text: SourceText, timing: Timing, parser: Parser, outer: Report): EventCode | undefined {
  const { report, failed } = watchErrors(outer)
  if (!checkStatementLines(text, report)) return undefined
  const statements = parser.code(text, report)
  return failed() ? undefined : { statements, text, timing }
}
