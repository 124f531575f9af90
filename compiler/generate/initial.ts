/** Initial values: each assignment made before the first run as an exported kernel, or as data. */
import type { ManifestInitial } from '../../abi/index.ts'
import { invariant } from '../../diagnostics/index.ts'
import { groupScope } from '../check/scope.ts'
import { print } from '../grammar/print.ts'
import { assignedValue } from '../ir/build-kernel.ts'
import { type IrExpr, type IrStatement, read } from '../ir/ir.ts'
import { constantType, converted, createSites, lower, lowerCondition, type Lowering } from '../ir/lower.ts'
import { normalise } from '../ir/powers.ts'
import type { Namespace } from '../model/external.ts'
import type { GroupModel } from '../model/group.ts'
import type { InitialAssignment } from '../model/network.ts'
import { type ConstantTable } from './constants.ts'
import { createFrame, stateKey } from './frame.ts'
import type { ModuleContext } from './module-context.ts'
import { createNeuronLoop } from './neuron-loop.ts'
import type { GroupUnit } from './tile-kernel.ts'
import { block, comment } from './writer.ts'

/** Text of the kernels, and what the manifest says of them. */
export interface InitialText {
  readonly functions: readonly string[][]
  readonly manifest: readonly ManifestInitial[]
}

/** Generates every assignment in order. */
export function initialText(
  assignments: readonly InitialAssignment[],
  namespace: Namespace,
  units: readonly GroupUnit[],
  constants: ConstantTable,
  context: ModuleContext,
): InitialText {
  const functions: string[][] = []
  const manifest = assignments.map((assignment, index): ManifestInitial => {
    if (assignment.kind === 'data') {
      const array = context.layout.arrayIndex(stateKey(assignment.group, assignment.variable))
      return { kind: 'data', array, indices: assignment.indices, values: assignment.values }
    }
    const unit = units[assignment.group]
    invariant(unit !== undefined, 'an assignment to a group of the network')
    const name = `initialize${index}`
    const made = kernelOf(assignment, index, namespace, unit, constants, context)
    functions.push([
      comment(made.comment),
      ...block(`export function ${name}(first: i32, end: i32, keyLow: u32, keyHigh: u32): void`, made.lines),
    ])
    const indices = assignment.kind === 'code' ? assignment.indices : undefined
    return {
      kind: 'kernel',
      group: assignment.group,
      export: name,
      epoch: assignment.kind === 'code' ? assignment.epoch : 0,
      text: made.text,
      ...(indices !== undefined && { indices }),
    }
  })
  return { functions, manifest }
}

type KernelAssignment = Exclude<InitialAssignment, { kind: 'data' }>

function kernelOf(
  assignment: KernelAssignment,
  index: number,
  run: Namespace,
  unit: GroupUnit,
  constants: ConstantTable,
  context: ModuleContext,
): { lines: string[]; text: string; comment: string } {
  const { model } = unit
  const namespace = assignment.kind === 'code' ? assignment.namespace : run
  const sites = createSites()
  const statements = statementsOf(
    assignment,
    index,
    namespace,
    constants,
    { scope: groupScope(model, namespace), sites, where: 'initial value' },
    unit,
  )
  const loop = createNeuronLoop(
    {
      typeOf: unit.typeOf,
      random: { sites: sites.sites, single: () => true, ordinal: 0, key: ['keyLow', 'keyHigh'] },
      spike: () => [],
      deriveRow: '',
    },
    '<i64>0',
  )
  const captured: ModuleContext = {
    ...context,
    calls: new Map(),
    constantKey: (_, name) => {
      if (model.namespace.has(name)) return constants.keyFor(unit.index, name)
      const external = namespace.get(name)
      return external === undefined ? name : constants.keyCaptured(index, name, external)
    },
  }
  const frame = createFrame(captured, unit.index, loop.access)
  const body = loop.emit(statements, frame)
  const shared = assignsShared(assignment, model)
  const lines = [
    ...frame.top,
    ...frame.perStep,
    ...(shared ? [`const n = 0`, ...body] : block('for (let n = first; n < end; n++)', body)),
  ]
  const described = describe(assignment)
  return { lines, text: `${model.name}.${described}`, comment: described }
}

function assignsShared(assignment: KernelAssignment, model: GroupModel): boolean {
  return model.variables.get(targetOf(assignment))?.shared === true
}

function targetOf(assignment: KernelAssignment): string {
  return assignment.kind === 'code' ? assignment.statement.target.name : assignment.variable
}

function statementsOf(
  assignment: KernelAssignment,
  index: number,
  namespace: Namespace,
  constants: ConstantTable,
  lowering: Lowering,
  unit: GroupUnit,
): IrStatement[] {
  const variable = targetOf(assignment)
  const value = converted(valueOf(assignment, index, namespace, constants, lowering, unit.model), unit.typeOf(variable))
  const set: IrStatement = { kind: 'set', variable, value: normalise(value) }
  if (assignment.kind !== 'code' || assignment.condition === undefined) return [set]
  return [{ kind: 'if', condition: normalise(lowerCondition(assignment.condition, lowering)), body: [set] }]
}

function valueOf(
  assignment: KernelAssignment,
  index: number,
  namespace: Namespace,
  constants: ConstantTable,
  lowering: Lowering,
  model: GroupModel,
): IrExpr {
  if (assignment.kind === 'code') return lower(assignedValue(assignment.statement), lowering)
  const variable = model.variables.get(assignment.variable)
  invariant(variable !== undefined, 'an assignment to a variable of the group')
  const external = {
    value: assignment.value,
    type: variable.type,
    dimension: variable.dimension,
    ...(assignment.expression && { expression: assignment.expression }),
  }
  const key = constants.addHidden(`assignment ${index}`, {
    name: `${model.name}.${assignment.variable}`,
    external,
    namespace,
    hidden: true,
  })
  return read({ kind: 'constant', name: key }, constantType(variable.type))
}

/** Without the group's name, which the generated text must not hold. */
function describe(assignment: KernelAssignment): string {
  if (assignment.kind === 'value') {
    const value = assignment.expression === undefined ? 'a number' : print(assignment.expression)
    return `${assignment.variable} = ${value}`
  }
  const { statement, condition } = assignment
  const where = condition === undefined ? '' : ` where ${print(condition)}`
  return `${statement.target.name} ${statement.operator ?? ''}= ${print(statement.value)}${where}`
}
