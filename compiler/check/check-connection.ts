/** Whether a rule by which synapses come about can be followed (semantics §9.6). */
import { error, type Report, watchErrors } from '../../diagnostics/index.ts'
import { dimensionless, isDimensionless } from '../../units/index.ts'
import type { Expr, Name } from '../grammar/ast.ts'
import { children, namesIn, print, sourceTextOf } from '../grammar/index.ts'
import { internalVariable } from '../model/build-variables.ts'
import type { ConnectionRule } from '../model/connection-rule.ts'
import type { Namespace } from '../model/external.ts'
import { type GroupModel, type Side, synapticNames, type Variable } from '../model/group.ts'
import { countedVariables } from '../model/synaptic-variables.ts'
import { checkReading } from './check-reading.ts'
import { contextOf } from './context.ts'
import { infer } from './infer.ts'

/** Where a rule is read. */
export interface ConnectionSetting {
  readonly group: GroupModel
  readonly namespace: Namespace
}

/** The synapses with a name for the candidate of a generator. */
export function withCandidate(group: GroupModel, { name }: Name): GroupModel {
  const candidate = internalVariable({
    name,
    type: 'integer',
    dimension: dimensionless,
    unit: 'integer',
    readOnly: true,
  })
  return { ...group, variables: new Map(group.variables).set(name, candidate) }
}

/** Reports what is wrong with a rule. */
export function checkConnection(rule: ConnectionRule, setting: ConnectionSetting, outer: Report): void {
  const { report, failed } = watchErrors(outer)
  const { generator, side, chance, n } = rule
  const { element, variable, candidates, condition } = generator
  const { low, high, step, sample } = candidates
  const bounds = [low, high, step, sample?.value].filter(each => each !== undefined)
  const overPairs = [condition, chance, n].filter(each => each !== undefined)
  const { pre, post } = synapticNames
  if (variable.name === pre || variable.name === post) {
    const message = `KeyError: "The name '${variable.name}' is already present in the variables dictionary."`
    report(error('duplicate-name', variable.span, message, { help: 'call the candidate of the generator k' }))
    return
  }
  for (const expr of [element, ...bounds, ...overPairs]) checkNames(expr, variable.name, setting, report)
  const group = withCandidate(setting.group, variable)
  for (const expr of [...bounds, element, ...overPairs]) checkReading(expr, group, setting.namespace, report)
  if (failed()) return
  for (const expr of bounds) {
    const named = namesIn(expr).some(({ name }) => name === variable.name || (side === 'pre' && name === post))
    if (!named && !isOfSide(expr, side, group)) continue
    const message = `ValueError: Expression "${print(expr)}" depends on ${side}synaptic index or iterator`
    const help =
      side === 'post'
        ? 'what range and sample are given belongs to the neuron before the synapse'
        : `what range and sample are given are constants and variables of the neuron behind the synapse; ask about j in a condition, 'k for k in range(N_pre) if k < j'`
    report(error('bad-value', expr.span, message, { help }))
  }
  if (isOfSide(element, side, group)) {
    const message = `ValueError: which neuron it is cannot depend on that neuron itself, as '${sourceTextOf(element)}' does`
    report(error('bad-value', element.span, message, { help: `say it by ${side === 'post' ? pre : post}` }))
  }
  checkTypes(rule, { group, namespace: setting.namespace }, report)
}

function checkTypes(
  { generator, isCondition, chance }: ConnectionRule,
  setting: ConnectionSetting,
  report: Report,
): void {
  const { candidates, condition } = generator
  const { group, namespace } = setting
  const quiet = contextOf(group, namespace, () => undefined)
  const whole: (readonly [name: string, value: Expr | undefined])[] =
    candidates.sample === undefined
      ? Object.entries({ low: candidates.low, high: candidates.high, step: candidates.step })
      : [['size', candidates.sample.kind === 'size' ? candidates.sample.value : undefined]]
  const called = candidates.sample === undefined ? 'range' : 'sample'
  for (const [name, value] of whole) {
    if (value === undefined || infer(value, quiet)?.type === 'integer') continue
    const message = `TypeError: The '${name}' argument of the ${called} function was '${print(value)}', but it needs to be an integer.`
    report(error('type-mismatch', value.span, message, { help: `write int(${print(value)})` }))
  }
  if (!isCondition) return
  const loud = contextOf(group, namespace, report)
  const held = condition && infer(condition, loud)
  if (condition !== undefined && held !== undefined && held.type !== 'boolean') {
    const text = sourceTextOf(condition)
    const message = `TypeError: Condition '${text}' is not a boolean condition`
    report(error('type-mismatch', condition.span, message, { help: `compare it: '${text} > 0'` }))
  }
  const probability = chance ?? (candidates.sample?.kind === 'p' ? candidates.sample.value : undefined)
  const inferred = probability && infer(probability, loud)
  if (probability === undefined || inferred === undefined || isDimensionless(inferred.dimension)) return
  const message = 'DimensionMismatchError: Expression for p should be dimensionless.'
  report(error('unit-mismatch', probability.span, message))
}

/** Reports names of what synapses have only once they are there. */
function checkNames(expr: Expr, candidate: string, { group }: ConnectionSetting, report: Report): void {
  for (const { name, span } of namesIn(expr)) {
    if (name === candidate) continue
    if (countedVariables.has(name)) {
      report(error('unknown-name', span, `ValueError: The connect statement cannot refer to '${name}'.`))
      continue
    }
    const own = group.variables.get(name)
    if (own === undefined || own.shared || own.side !== undefined || own.kind === 'subexpression') continue
    if (name === synapticNames.pre || name === synapticNames.post) continue
    const message = `ValueError: The connect statement cannot refer to '${name}', which synapses have once they are there`
    report(error('unknown-name', span, message, { help: `set it afterwards, and use variables of the neurons here` }))
  }
}

/** Whether an expression depends on the index of the neurons on a side, or on their variables. */
export function isOfSide(expr: Expr, side: Side, group: GroupModel): boolean {
  return readsNeurons(expr, side, group) || reads(expr, group, ({ name }) => name === synapticNames[side])
}

/** Whether an expression is the same for all rows: it reads no variables, and calls nothing that may draw. */
export function isUniform(expr: Expr, { variables }: GroupModel): boolean {
  return namesIn(expr).every(({ name }) => !variables.has(name)) && !hasCall(expr)
}

function hasCall(expr: Expr): boolean {
  return expr.kind === 'call' || children(expr).some(hasCall)
}

/** Whether an expression depends on variables of the neurons on a side. */
export function readsNeurons(expr: Expr, side: Side, group: GroupModel): boolean {
  return reads(expr, group, variable => variable.side === side && !variable.shared)
}

/** Whether an expression reads a variable of some kind, in subexpressions too. */
function reads(
  expr: Expr,
  group: GroupModel,
  isOne: (variable: Variable) => boolean,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  return namesIn(expr).some(({ name }) => {
    const variable = group.variables.get(name)
    if (variable === undefined || seen.has(name)) return false
    if (isOne(variable)) return true
    return variable.expression !== undefined && reads(variable.expression, group, isOne, new Set(seen).add(name))
  })
}
