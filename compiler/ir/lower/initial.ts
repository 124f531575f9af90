/** Assignments made before the first run → code that repeats them. */
import { invariant } from '../../../diagnostics/index.ts'
import { assignedValue } from '../../check/augmented.ts'
import { groupScope } from '../../check/scope.ts'
import { print, printStatement } from '../../grammar/print.ts'
import { constantNamed, type Namespace } from '../../model/external.ts'
import type { GroupModel } from '../../model/group.ts'
import type { InitialAssignment, NetworkGroup, NetworkModel } from '../../model/network.ts'
import { type IrStatement, scalar, set } from '../ir.ts'
import type { InitialCode } from '../program.ts'
import { lowerConnection } from './connection.ts'
import type { Constants } from './constants.ts'
import { createDraws, Prelude } from './draws.ts'
import { converted } from './conversions.ts'
import { lower, lowerCondition, type Lowering } from './expression.ts'
import { type References, storageType } from './references.ts'

/** Lowers every assignment, in order. */
export function lowerInitial(
  assignments: readonly InitialAssignment[],
  network: NetworkModel,
  references: readonly References[],
  constants: Constants,
): InitialCode[] {
  return assignments.map((assignment, index): InitialCode => {
    const model = network.groups[assignment.group]
    const own = references[assignment.group]
    invariant(model !== undefined && own !== undefined, 'an assignment to a group of the network')
    if (assignment.kind === 'connect') {
      const lowering = (seen: NetworkGroup): Lowering =>
        assignmentLowering(index, assignment.namespace, seen, own, constants)
      return lowerConnection(assignment, model, lowering, constants)
    }
    const name = assignment.kind === 'code' ? assignment.statement.target.name : assignment.variable
    const variable = model.variables.get(name)
    invariant(variable !== undefined, 'an assignment to a variable of the group')
    const array = own.array(variable)
    if (assignment.kind === 'data') {
      return { kind: 'data', array, indices: assignment.indices, values: assignment.values }
    }
    const { range } = assignment
    const common = {
      kind: 'kernel',
      population: assignment.group,
      once: variable.shared,
      text: describe(assignment),
      range,
    } as const
    if (assignment.kind === 'value') {
      const { value, expression } = assignment
      const { type, dimension } = variable
      const external = { value, type, dimension, ...(expression && { expression }) }
      const constant = scalar(constants.assigned(index, model.name, name, external))
      return { ...common, body: [set(array, converted(constant, storageType(type)))], epoch: 0 }
    }
    const counted = range === undefined ? own : { ...own, range: constants.range(assignment.group, range) }
    const lowering = assignmentLowering(index, assignment.namespace, model, counted, constants)
    return {
      ...common,
      body: codeOf(assignment, array, lowering),
      epoch: assignment.epoch,
      seed: assignment.seed,
      indices: assignment.indices,
    }
  })
}

type CodeAssignment = Extract<InitialAssignment, { kind: 'code' }>

function codeOf(
  { statement, condition }: CodeAssignment,
  array: Parameters<typeof set>[0],
  lowering: Lowering,
): IrStatement[] {
  const value = converted(lower(assignedValue(statement), lowering), array.type)
  const assign = set(array, value, statement.span)
  const where = condition && lowerCondition(condition, lowering)
  const drawn = lowering.prelude.take(statement.span)
  return [...drawn, where === undefined ? assign : { kind: 'if', condition: where, body: [assign] }]
}

/** The names as the assignment saw them. */
function assignmentLowering(
  index: number,
  namespace: Namespace,
  model: GroupModel,
  references: References,
  constants: Constants,
): Lowering {
  const constant: References['constant'] = name => {
    if (model.namespace.has(name)) return references.constant(name)
    const external = constantNamed(name, namespace)
    return external === undefined ? references.constant(name) : constants.captured(index, name, external)
  }
  return {
    scope: groupScope(model, namespace),
    references: { ...references, constant },
    prelude: new Prelude(createDraws(), references.clock, false),
    where: 'initial value',
  }
}

/** Without the group's name, which the generated text must not hold. */
function describe(assignment: Exclude<InitialAssignment, { kind: 'data' | 'connect' }>): string {
  if (assignment.kind === 'value') {
    const value = assignment.expression === undefined ? 'a number' : print(assignment.expression)
    return `${assignment.variable} = ${value}`
  }
  const { statement, condition } = assignment
  const where = condition === undefined ? '' : ` where ${print(condition)}`
  return `${printStatement(statement)}${where}`
}
