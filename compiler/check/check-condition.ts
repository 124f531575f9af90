/** Conditions of events, and how long neurons are refractory (semantics §5.3, §5.4). */
import { didYouMean, error, type SourceText, spanOf } from '../../diagnostics/index.ts'
import { isDimensionless, sameDimension, seconds, unitSymbolOf } from '../../units/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { sourceTextOf } from '../grammar/index.ts'
import type { EventModel } from '../model/group.ts'
import { isCondition } from './conditions.ts'
import { type Recording, infer, needBoolean } from './infer.ts'

/**
 * Reports what is wrong with a threshold or the condition of another event: Brian says threshold of each.
 *
 * @param refractory whether it holds only for neurons that are not refractory
 */
export function checkEventCondition({ condition, text }: EventModel, refractory: boolean, context: Recording): void {
  checkComment(text, context)
  if (infer(condition, context) === undefined) return
  if (!isCondition(condition, context)) {
    const written = sourceTextOf(condition)
    const message = `TypeError: Threshold condition '${written}' is not a boolean expression`
    context.report(error('threshold', condition.span, message, { help: `compare it: '${written} > …'` }))
  } else if (refractory) {
    needBoolean(condition, context)
  }
}

/** Brian looks up the words of a comment as if they were the condition's. */
function checkComment(text: SourceText, { scope, report, candidates }: Recording): void {
  const comment = text.text.indexOf('#')
  if (comment < 0) return
  for (const { 0: word, index } of text.text.slice(comment).matchAll(/(?<![\w])[A-Za-z_][A-Za-z0-9_]*(?![\w])/g)) {
    if (keywords.has(word) || scope(word) !== undefined) continue
    const span = spanOf(text, comment + index, comment + index + word.length)
    const near = didYouMean(word, candidates())
    const help = `Brian 2 looks up the words of a comment in a condition, too${near === undefined ? '' : `; ${near}`}`
    report(error('unknown-name', span, `KeyError: The identifier "${word}" could not be resolved.`, { help }))
    return
  }
}

const keywords: ReadonlySet<string> = new Set(['and', 'or', 'not', 'True', 'False'])

/** Reports a refractory argument that is neither a time nor a condition. */
export function checkRefractory(expression: Expr, context: Recording): void {
  const inferred = infer(expression, context)
  if (inferred === undefined || sameDimension(inferred.dimension, seconds)) return
  if (isCondition(expression, context)) {
    needBoolean(expression, context)
    return
  }
  const text = sourceTextOf(expression)
  const message = isDimensionless(inferred.dimension)
    ? `TypeError: Refractory expression is dimensionless but not a boolean value. It needs to either evaluate to a timespan or to a boolean value.`
    : `TypeError: Refractory expression has to evaluate to a timespan or a boolean value, expression '${text}' has units ${unitSymbolOf(inferred.dimension)} instead`
  context.report(error('threshold', expression.span, message))
}
