/** Conditions and statements of a group, read from their texts. */
import { type Report, type SourceText, watchErrors } from '../../diagnostics/index.ts'
import type { Expr } from '../grammar/ast.ts'
import type { Parser } from '../grammar/index.ts'
import type { EventCode, Timing } from './group.ts'

/** What reads a condition, or the like: one expression; undefined after reporting what is wrong. */
export function readCondition(text: SourceText, parser: Parser, report: Report): Expr | undefined {
  return parser.expression(text, report)
}

/** Statements to be carried out at their time: a reset, `run_on_event`, `run_regularly`; undefined after reporting. */
export function buildCode(text: SourceText, timing: Timing, parser: Parser, outer: Report): EventCode | undefined {
  const { report, failed } = watchErrors(outer)
  const statements = parser.code(text, report)
  return failed() ? undefined : { statements, text, timing }
}
