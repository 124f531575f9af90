/** The rules of `connect` → code that follows them, row by row. */
import { invariant } from '../../../diagnostics/index.ts'
import { isUniform, readsNeurons, withCandidate } from '../../check/check-connection.ts'
import type { Expr } from '../../grammar/ast.ts'
import { firstSite, outerSide, type RulePart } from '../../model/connection-rule.ts'
import { type Side, synapticNames } from '../../model/group.ts'
import type { ConnectAssignment, NetworkGroup } from '../../model/network.ts'
import { type IrExpr, type IrType, literal, local, type Local } from '../ir.ts'
import type { Computed, ConnectCode, EndRef } from '../program.ts'
import { converted } from './conversions.ts'
import { type Draws, Prelude } from './draws.ts'
import { lower, type Lowering } from './expression.ts'
import type { Constants } from './constants.ts'

/**
 * Lowers a rule.
 *
 * @param lowering how the assignment saw the names of the synapses
 */
export function lowerConnection(
  { group, rule, skipInvalid, epoch, seed, text }: ConnectAssignment,
  model: NetworkGroup,
  lowering: (model: NetworkGroup) => Lowering,
  constants: Constants,
): ConnectCode {
  const { generator, side, chance, n } = rule
  const { element, variable, candidates, condition } = generator
  const outer = outerSide(rule)
  const whole = (stem: string): Local => ({ stem, type: 'i32' })
  const [row, candidate, partner] = [whole('row'), whole('candidate'), whole('partner')]
  const base = lowering({ ...model, ...withCandidate(model, variable) })
  const inRow = new Map<string, IrExpr>([[synapticNames[outer], local(row)]])
  const ofCandidate = new Map(inRow).set(variable.name, local(candidate))
  const ofPair = new Map(ofCandidate).set(synapticNames[side], local(partner))
  const computed = (expr: Expr, part: RulePart, type: IrType, known: ReadonlyMap<string, IrExpr>): Computed => {
    const prelude = new Prelude(drawsFrom(firstSite(part)), base.references.clock, false)
    const value = converted(lower(expr, { ...base, references: { ...base.references, known }, prelude }), type)
    const result: Local = { stem: part, type }
    return { body: [...prelude.take(expr.span), { kind: 'let', local: result, value, origin: expr.span }], result }
  }
  const ofRow = (expr: Expr | undefined, part: RulePart, otherwise: number, type: IrType = 'i32'): Computed => {
    if (expr !== undefined) return computed(expr, part, type, inRow)
    const result: Local = { stem: part, type }
    return { body: [{ kind: 'let', local: result, value: literal(otherwise, type) }], result }
  }
  const { low, high, step, sample } = candidates
  const isLate = condition !== undefined && readsNeurons(condition, side, model)
  return {
    kind: 'connect',
    population: group,
    ends: endArrays(model, base),
    side,
    outer: endRef(model, outer, constants),
    inner: endRef(model, side, constants),
    row,
    candidate,
    partner,
    low: ofRow(low, 'low', 0),
    high: ofRow(high, 'high', 0),
    step: ofRow(step, 'step', 1),
    sample: sample && {
      kind: sample.kind,
      value: ofRow(sample.value, 'sample', 0, sample.kind === 'p' ? 'f64' : 'i32'),
      isUniform: isUniform(sample.value, withCandidate(model, variable)),
    },
    element: computed(element, 'element', 'i32', ofCandidate),
    condition: condition && computed(condition, 'condition', 'bool', ofPair),
    isLate,
    chance: chance && computed(chance, 'chance', 'f64', ofPair),
    times: computed(n, 'n', 'i32', ofPair),
    skipInvalid,
    epoch,
    seed,
    choiceSite: firstSite('choice'),
    text,
  }
}

/** Numbers for the calls of a part. */
function drawsFrom(first: number): Draws {
  let site = first
  return { nextSite: () => site++ }
}

function endArrays({ variables }: NetworkGroup, { references }: Lowering): ConnectCode['ends'] {
  const of = (side: Side): ConnectCode['ends'][Side] => {
    const variable = variables.get(synapticNames[side])
    invariant(variable !== undefined, 'synapses between neurons')
    return references.array(variable)
  }
  return { pre: of('pre'), post: of('post') }
}

function endRef({ ends }: NetworkGroup, side: Side, constants: Constants): EndRef {
  const end = ends?.[side]
  invariant(end !== undefined, 'synapses between neurons')
  return { population: end.group, range: end.range && constants.range(end.group, end.range) }
}
