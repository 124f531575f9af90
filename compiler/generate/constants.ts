/** The constants a module takes as inputs, and those it derives from others in `prepare()`. */
import type { ManifestConstant } from '../../abi/index.ts'
import { invariant } from '../../diagnostics/index.ts'
import { bestUnit, isDimensionless, seconds } from '../../units/index.ts'
import { outsideScope } from '../check/scope.ts'
import { sourceTextOf } from '../grammar/print.ts'
import type { External, Namespace } from '../model/external.ts'
import type { GroupModel } from '../model/group.ts'
import { constantType, converted, createSites, lower } from '../ir/lower.ts'
import { refractoryPeriod } from '../ir/refractoriness.ts'
import { normalise } from '../ir/powers.ts'
import { emit } from './expression.ts'
import { createFrame, emissionOf } from './frame.ts'
import type { Slot } from './layout.ts'
import type { ModuleContext } from './module-context.ts'
import { block } from './writer.ts'

/** A constant in use. */
export interface UsedConstant {
  readonly name: string
  /** Brian's name of the group it belongs to, which then stands before its own. */
  readonly group?: string
  readonly external: External
  /** The names its expression may use; absent where the value stands alone. */
  readonly namespace?: Namespace
  readonly hidden?: true
}

/** Constants by key, in order of first use. */
export interface ConstantTable {
  readonly used: ReadonlyMap<string, UsedConstant>
  /** Key of a constant as the code of a group sees it. */
  keyFor(group: number, name: string): string
  /** Key of a constant that an assignment captured: the run's own if that still has the same value. */
  keyCaptured(assignment: number, name: string, external: External): string
  /** Adds a constant that only an assignment has. */
  addHidden(key: string, constant: UsedConstant): string
}

/** The table for a network's groups under the names of a run. */
export function createConstants(groups: readonly GroupModel[], namespace: Namespace): ConstantTable {
  const used = new Map<string, UsedConstant>()
  const add = (key: string, constant: UsedConstant): string => {
    if (!used.has(key)) used.set(key, constant)
    return key
  }
  const fromRun = (name: string): string => {
    const external = namespace.get(name)
    if (external === undefined) throw new Error(`no constant ${name}`)
    return add(name, { name, external, namespace })
  }
  return {
    used,
    keyFor(group, name) {
      if (name === refractoryPeriod) return add(`${group} refractory`, periodOf(groups[group], namespace))
      const own = groups[group]?.namespace.get(name)
      if (own === undefined) return fromRun(name)
      const ambiguous = namespace.has(name) || groups.filter(each => each.namespace.has(name)).length > 1
      return add(`${group} ${name}`, { name, ...(ambiguous && { group: groups[group]?.name ?? '' }), external: own })
    },
    keyCaptured(assignment, name, external) {
      const now = namespace.get(name)
      if (now !== undefined && Object.is(now.value, external.value) && now.type === external.type) return fromRun(name)
      return add(`assignment ${assignment} ${name}`, { name, external, hidden: true })
    },
    addHidden: add,
  }
}

/** `refractory=5*ms` is an input like any constant; `refractory=tau_ref` follows tau_ref. */
function periodOf(group: GroupModel | undefined, namespace: Namespace): UsedConstant {
  invariant(group?.refractory.kind === 'duration', 'a group with a refractory period')
  const { seconds: value, expression } = group.refractory
  const external = {
    value,
    type: 'float',
    dimension: seconds,
    ...(expression && { expression }),
  } as const
  return { name: 'refractory', group: group.name, external, namespace }
}

/** The slot of a constant by its key. */
export function slotOfConstant({ layout }: ModuleContext, key: string): Slot {
  return layout.slot(`constant ${key}`, key.toUpperCase().replaceAll(/\W/g, '_'))
}

/** Lines of `prepare()` that bring derived constants up to date, inputs before what uses them. */
export function linkLines(table: ConstantTable, context: ModuleContext): string[] {
  const lines: string[] = []
  const done = new Set<string>()
  const visit = (key: string): void => {
    if (done.has(key)) return
    done.add(key)
    const constant = table.used.get(key)
    if (constant?.external.expression === undefined || constant.namespace === undefined) return
    const { external, namespace } = constant
    const frame = createFrame({ ...context, constantKey: (_, name) => table.keyFor(-1, name) }, -1, { step: '<i64>0' })
    const lowered = lower(external.expression ?? failed(), {
      scope: outsideScope(namespace),
      sites: createSites(),
      where: constant.name,
    })
    const type = constantType(external.type)
    const text = emit(normalise(converted(lowered, type)), emissionOf(frame))
    const slot = slotOfConstant(context, key)
    const link = context.layout.slot(`link ${key}`, `${slot.symbol}_LINKED`)
    for (const input of table.used.keys())
      if (frame.seen.has(`top ${slotOfConstant(context, input).symbol}`)) visit(input)
    const store =
      type === 'bool' ? `store<i32>(${slot.symbol}, <i32>(${text}))` : `store<${type}>(${slot.symbol}, ${text})`
    lines.push(...block(`if (load<i32>(${link.symbol}) != 0)`, [...frame.top, store]))
  }
  let count = -1
  while (count !== table.used.size) {
    count = table.used.size
    for (const key of Array.from(table.used.keys())) visit(key)
  }
  return lines
}

function failed(): never {
  throw new Error('a derived constant without expression')
}

/** How the manifest lists them. */
export function describeConstants(
  table: ConstantTable,
  context: ModuleContext,
  variables: ReadonlyMap<string, string>,
): ManifestConstant[] {
  return [...table.used].map(([key, { name, group, external, namespace, hidden }]) => {
    const link = context.layout.slots.get(`link ${key}`)
    const derived = link !== undefined && external.expression !== undefined && namespace !== undefined
    return {
      name: group === undefined ? name : `${variables.get(group) ?? group}.${name}`,
      slot: slotOfConstant(context, key).number,
      type: external.type,
      value: external.value,
      dimension: external.dimension,
      unit: external.unit ?? shownUnit(external),
      ...(derived &&
        external.expression !== undefined && {
          expression: sourceTextOf(external.expression).replaceAll(/\s+/g, ' '),
          linkSlot: link.number,
        }),
      ...(hidden && { hidden: true }),
    }
  })
}

/** The unit in which Brian 2 would show the value. */
function shownUnit({ value, dimension }: External): string {
  return isDimensionless(dimension) ? '' : bestUnit([value], [], dimension).symbol
}
