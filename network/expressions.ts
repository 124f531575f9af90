/** Texts that are assigned, or say where, read in the scope of a group (semantics §5.9). */
import type { ValueType } from '../abi/index.ts'
import type { Expr } from '../compiler/grammar/ast.ts'
import { checkAssignment, checkIndex, readValue } from '../compiler/index.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { GroupModel } from '../compiler/model/group.ts'
import { type Diagnostic, HillockError, type Report, type SourceText, type Span } from '../diagnostics/index.ts'
import { pythonFloatRepr } from '../units/index.ts'
import { tools } from './tools.ts'

/** The group that a text is about, the caller's names, and who is told of what may surprise. */
export interface TextSetting {
  readonly group: GroupModel
  readonly namespace: Namespace
  readonly onDiagnostic?: Report | undefined
  /** Values are numbers in SI, whatever their dimension. */
  readonly unitless?: boolean | undefined
}

/**
 * The right-hand side of `G.v = '…'`.
 *
 * @throws HillockError with what is wrong in the text
 */
export function readAssigned(setting: TextSetting, variable: string, text: SourceText): Expr {
  return read(setting, text, (expr, report) => checkAssignment(setting, variable, expr, text, report))
}

/** What stands in `G.v['…']`: a condition, or a number for each neuron. */
export interface TextIndex {
  readonly expr: Expr
  readonly type: ValueType
}

/** @throws HillockError with what is wrong in the text */
export function readIndex(setting: TextSetting, text: SourceText): TextIndex {
  let type: ValueType = 'boolean'
  const expr = read(setting, text, (parsed, report) => {
    type = checkIndex(setting, parsed, report)?.type ?? type
  })
  return { expr, type }
}

/** Where something is assigned, a number that is not 0 is as good as a condition that holds. */
export function asCondition({ expr, type }: TextIndex): Expr {
  if (type === 'boolean') return expr
  const { span } = expr
  return { kind: 'compare', operands: [expr, literalOf(0, span)], operators: ['!='], span }
}

/** A number as if it had been written there, in SI. */
export function literalOf(value: number, span: Span): Expr {
  return { kind: 'number', integer: false, imaginary: false, text: pythonFloatRepr(value), value, span }
}

function read({ onDiagnostic }: TextSetting, text: SourceText, check: (expr: Expr, report: Report) => void): Expr {
  const problems: Diagnostic[] = []
  const report: Report = diagnostic => void problems.push(diagnostic)
  const parsed = readValue(text, tools().parser, report)
  if (parsed !== undefined && problems.length === 0) check(parsed, report)
  if (parsed === undefined || problems.some(({ severity }) => severity === 'error')) throw new HillockError(problems)
  for (const problem of problems) onDiagnostic?.(problem)
  return parsed
}
