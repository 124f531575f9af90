/** The constants that a network's code uses: inputs of the module, and those that follow others. */
import { invariant } from '../../../diagnostics/index.ts'
import type { ValueType } from '../../../abi/index.ts'
import { dimensionless, seconds } from '../../../units/index.ts'
import { outsideScope } from '../../check/scope.ts'
import type { Expr } from '../../grammar/ast.ts'
import { constantNamed, type External, type Namespace, type TimedValues } from '../../model/external.ts'
import type { GivenSpikes, GroupModel } from '../../model/group.ts'
import type { NetworkGroup, NetworkModel, NeuronRange } from '../../model/network.ts'
import { ownName } from '../../model/poisson-input.ts'
import { sizeNames } from '../../model/synaptic-variables.ts'
import { type IrExpr, type RangeRef, read, type ScalarRef } from '../ir.ts'
import type { Link, TableValues } from '../program.ts'
import { placesOf } from '../walk.ts'
import { createDraws, Prelude } from './draws.ts'
import { converted } from './conversions.ts'
import { lower } from './expression.ts'
import { refractoryPeriod } from './refractoriness.ts'
import { constantScalar, type References, scalarType } from './references.ts'
import { type Table, tableOf } from './tables.ts'

/** A constant in use. */
export interface UsedConstant {
  readonly scalar: ScalarRef
  readonly name: string
  /** Brian's name of the group it belongs to, which then stands before its own. */
  readonly group?: string | undefined
  readonly external: External
  /** The names its expression may use; absent where the value stands alone. */
  readonly namespace?: Namespace | undefined
  /** It is the number of neurons of this group, whatever that is. */
  readonly sizeOf?: number | undefined
  readonly hidden?: true | undefined
}

/** The constants of a network, added as its code is lowered. */
export class Constants {
  readonly #groups: readonly NetworkGroup[]
  /** Those of Poisson inputs, with the names of these. */
  readonly #inputs: ReadonlyMap<string, { readonly owner: string; readonly external: External }>
  readonly #namespace: Namespace
  readonly #used = new Map<string, UsedConstant>()
  readonly #tables = new Map<TimedValues, Table>()

  constructor({ groups, regular, namespace }: Pick<NetworkModel, 'groups' | 'regular' | 'namespace'>) {
    this.#groups = groups
    this.#namespace = namespace
    this.#inputs = new Map(
      regular.flatMap(({ name: owner, input }) =>
        [...(input?.constants ?? [])].map(([name, external]) => [name, { owner, external }] as const),
      ),
    )
  }

  /** In order of first use. */
  get used(): readonly UsedConstant[] {
    return [...this.#used.values()]
  }

  /** What a name means in the code of a group. */
  of(group: number, name: string): ScalarRef {
    const model = this.#groups[group]
    if (model?.spikes !== undefined && isOfSpikes(name))
      return this.#add(`${group} ${name}`, ofSpikes(name, model.name, model.spikes))
    if (name === refractoryPeriod) return this.#add(`${group} ${name}`, periodOf(model, this.#namespace))
    const input = this.#inputs.get(name)
    if (input !== undefined) {
      const { owner, external } = input
      return this.#add(name, { name: ownName(name), group: owner, external, namespace: this.#namespace })
    }
    const own = model && constantNamed(name, model.namespace)
    const side = (['pre', 'post'] as const).find(each => sizeNames[each] === name)
    const end = side && model?.ends?.[side]
    if (model !== undefined && own !== undefined && end !== undefined) {
      const sizeOf = end.range === undefined ? end.group : undefined
      return this.#add(`${group} ${name}`, { name, group: model.name, external: own, sizeOf, hidden: true })
    }
    if (own === undefined) return this.#fromRun(name)
    const ambiguous = this.#namespace.has(name) || this.#groups.filter(each => each.namespace.has(name)).length > 1
    return this.#add(`${group} ${name}`, { name, group: ambiguous ? model?.name : undefined, external: own })
  }

  /** What a name meant to an assignment: the run's own constant if that still has the same value. */
  captured(assignment: number, name: string, external: External): ScalarRef {
    const now = constantNamed(name, this.#namespace)
    if (now !== undefined && Object.is(now.value, external.value) && now.type === external.type)
      return this.#fromRun(name)
    return this.#add(`assignment ${assignment} ${name}`, { name, external, hidden: true })
  }

  /**
   * What a name means to a function of the modeller's own: the run's own constant if that has the same value. Only plain
   * names can be set from outside.
   */
  owned(owner: string, name: string, external: External): ScalarRef {
    const now = constantNamed(name, this.#namespace)
    if (now !== undefined && Object.is(now.value, external.value) && now.type === external.type)
      return this.#fromRun(name)
    const constant: Omit<UsedConstant, 'scalar'> = {
      name,
      group: owner,
      external,
      ...(!/^\w+$/.test(name) && { hidden: true }),
    }
    return this.#add(`function ${owner} ${name} ${external.value}`, constant, /\w+$/.exec(name)?.[0] ?? 'constant')
  }

  /** The value of a numeric assignment to a variable; the object's name is not for the generated text. */
  assigned(assignment: number, group: string, variable: string, external: External): ScalarRef {
    const constant = { name: `${group}.${variable}`, external, namespace: this.#namespace, hidden: true } as const
    return this.#add(`assignment ${assignment}`, constant, `${variable}_value`)
  }

  /** The table of a TimedArray; asked twice for one, it gives one. */
  table(timed: TimedValues): Table {
    const known = this.#tables.get(timed)
    if (known !== undefined) return known
    const number = this.#tables.size
    const made = tableOf(timed, (what, external) =>
      this.#add(`table ${number} ${what}`, { name: `${timed.name}.${what}`, external, hidden: true }, `timed_${what}`),
    )
    this.#tables.set(timed, made)
    return made
  }

  /** Where a subgroup of a group begins and ends. */
  range(group: number, range: NeuronRange): RangeRef {
    const { start, stop } = range
    const bound = (name: 'start' | 'stop'): ScalarRef => {
      const external: External = { value: range[name], type: 'integer', dimension: dimensionless }
      const constant = { name: `${this.#groups[group]?.name}.${name}`, external, hidden: true } as const
      return this.#add(`range ${group} ${start} ${stop} ${name}`, constant, name)
    }
    return { start: bound('start'), stop: bound('stop') }
  }

  /** The tables in use, in order of first use. */
  get tables(): readonly TableValues[] {
    return Array.from(this.#tables, ([{ values }, { array, rows, columns }]) => ({ array, values, rows, columns }))
  }

  /** How constants follow others, inputs before what uses them; whatever their expressions name is used too. */
  links(): Link[] {
    const links = new Map<ScalarRef, Link>()
    const visit = (constant: UsedConstant): void => {
      const { scalar, external, namespace, sizeOf } = constant
      if (sizeOf !== undefined)
        links.set(scalar, { target: scalar, value: read({ kind: 'size', population: sizeOf }, 'i64') })
      if (links.has(scalar) || external.expression === undefined || namespace === undefined) return
      const value = lowerConstant(external.expression, external.type, namespace, name => this.#fromRun(name))
      invariant(value !== undefined, `${constant.name} to follow from constants alone`)
      const inputs = new Set(placesOf(value).flatMap(place => (place.kind === 'scalar' ? [place.scalar] : [])))
      for (const input of this.used) if (inputs.has(input.scalar)) visit(input)
      links.set(scalar, { target: scalar, value })
    }
    // An expression may name constants that nothing has used so far: they come behind.
    for (let k = 0; k < this.used.length; k++) {
      const constant = this.used[k]
      if (constant !== undefined) visit(constant)
    }
    return [...links.values()]
  }

  #fromRun(name: string): ScalarRef {
    const external = constantNamed(name, this.#namespace)
    invariant(external !== undefined, `a constant ${name}`)
    return this.#add(name, { name, external, namespace: this.#namespace })
  }

  #add(key: string, constant: Omit<UsedConstant, 'scalar'>, name = constant.name): ScalarRef {
    const known = this.#used.get(key)
    if (known !== undefined) return known.scalar
    const scalar = constantScalar(name, constant.external)
    this.#used.set(key, { ...constant, scalar })
    return scalar
  }
}

/** An expression over constants, as a value of this type; undefined if it draws random numbers. */
export function lowerConstant(
  expression: Expr,
  type: ValueType,
  namespace: Namespace,
  constant: References['constant'],
): IrExpr | undefined {
  const prelude = new Prelude(createDraws(), 0, false)
  const references: References = {
    population: -1,
    clock: 0,
    array: ({ name }) => {
      throw new Error(`${name} in a constant`)
    },
    constant,
    owned: (_, name) => {
      throw new Error(`${name} of a function in a constant`)
    },
    table: ({ name }) => {
      throw new Error(`${name} in a constant`)
    },
  }
  const value = lower(expression, { scope: outsideScope(namespace), references, prelude, where: 'constant' })
  return prelude.take().length === 0 ? converted(value, scalarType(type)) : undefined
}

/** `refractory=5*ms` is an input like any constant; `refractory=tau_ref` follows tau_ref. */
function periodOf(group: GroupModel | undefined, namespace: Namespace): Omit<UsedConstant, 'scalar'> {
  invariant(group?.refractory.kind === 'duration', 'a group with a refractory period')
  const { seconds: value, expression } = group.refractory
  const external: External = { value, type: 'float', dimension: seconds, ...(expression && { expression }) }
  return { name: 'refractory', group: group.name, external, namespace }
}

/** The constants of given spikes; no name of a script has a space. */
export const spikeConstants = { count: 'spike count', period: 'spike period' } as const

function isOfSpikes(name: string): boolean {
  return name === spikeConstants.count || name === spikeConstants.period
}

function ofSpikes(name: string, group: string, { times, period }: GivenSpikes): Omit<UsedConstant, 'scalar'> {
  if (name === spikeConstants.period)
    return { name: 'period', group, external: { value: period, type: 'float', dimension: seconds } }
  const external: External = { value: times.length, type: 'integer', dimension: dimensionless }
  return { name: 'spikes', group, external, hidden: true }
}
