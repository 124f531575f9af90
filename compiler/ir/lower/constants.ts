/** The constants that a network's code uses: inputs of the module, and those that follow others. */
import { invariant } from '../../../diagnostics/index.ts'
import { seconds } from '../../../units/index.ts'
import { outsideScope } from '../../check/scope.ts'
import type { External, Namespace } from '../../model/external.ts'
import type { GroupModel } from '../../model/group.ts'
import type { ScalarRef } from '../ir.ts'
import type { Link } from '../program.ts'
import { placesOf } from '../walk.ts'
import { createDraws, Prelude } from './draws.ts'
import { converted, lower } from './expression.ts'
import { refractoryPeriod } from './refractoriness.ts'
import { type References, scalarType } from './references.ts'

/** A constant in use. */
export interface UsedConstant {
  readonly scalar: ScalarRef
  readonly name: string
  /** Brian's name of the group it belongs to, which then stands before its own. */
  readonly group?: string | undefined
  readonly external: External
  /** The names its expression may use; absent where the value stands alone. */
  readonly namespace?: Namespace | undefined
  readonly hidden?: true | undefined
}

/** The constants of a network, added as its code is lowered. */
export class Constants {
  readonly #groups: readonly GroupModel[]
  readonly #namespace: Namespace
  readonly #used = new Map<string, UsedConstant>()

  constructor(groups: readonly GroupModel[], namespace: Namespace) {
    this.#groups = groups
    this.#namespace = namespace
  }

  /** In order of first use. */
  get used(): readonly UsedConstant[] {
    return [...this.#used.values()]
  }

  /** What a name means in the code of a group. */
  of(group: number, name: string): ScalarRef {
    const model = this.#groups[group]
    if (name === refractoryPeriod) return this.#add(`${group} ${name}`, periodOf(model, this.#namespace))
    const own = model?.namespace.get(name)
    if (own === undefined) return this.#fromRun(name)
    const ambiguous = this.#namespace.has(name) || this.#groups.filter(each => each.namespace.has(name)).length > 1
    return this.#add(`${group} ${name}`, { name, group: ambiguous ? model?.name : undefined, external: own })
  }

  /** What a name meant to an assignment: the run's own constant if that still has the same value. */
  captured(assignment: number, name: string, external: External): ScalarRef {
    const now = this.#namespace.get(name)
    if (now !== undefined && Object.is(now.value, external.value) && now.type === external.type) return this.#fromRun(name)
    return this.#add(`assignment ${assignment} ${name}`, { name, external, hidden: true })
  }

  /** The value of a numeric assignment to a variable of a group. */
  assigned(assignment: number, { group, name }: Pick<UsedConstant, 'group' | 'name'>, external: External): ScalarRef {
    return this.#add(`assignment ${assignment}`, { name, group, external, namespace: this.#namespace, hidden: true })
  }

  /** How constants follow others, inputs before what uses them; whatever their expressions name is used too. */
  links(): Link[] {
    const links = new Map<ScalarRef, Link>()
    const visit = (constant: UsedConstant): void => {
      const { scalar, external, namespace } = constant
      if (links.has(scalar) || external.expression === undefined || namespace === undefined) return
      const value = this.#linked(external.expression, external, namespace)
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

  #linked(expression: NonNullable<External['expression']>, { type }: External, namespace: Namespace): Link['value'] {
    const prelude = new Prelude(createDraws(), 0, false)
    const references: References = {
      population: -1,
      clock: 0,
      array: ({ name }) => {
        throw new Error(`${name} in a constant`)
      },
      constant: name => this.#fromRun(name),
    }
    const value = lower(expression, { scope: outsideScope(namespace), references, prelude, where: 'constant' })
    prelude.requireNothing()
    return converted(value, scalarType(type))
  }

  #fromRun(name: string): ScalarRef {
    const external = this.#namespace.get(name)
    invariant(external !== undefined, `a constant ${name}`)
    return this.#add(name, { name, external, namespace: this.#namespace })
  }

  #add(key: string, constant: Omit<UsedConstant, 'scalar'>): ScalarRef {
    const known = this.#used.get(key)
    if (known !== undefined) return known.scalar
    const name = constant.name.replaceAll(/\W+/g, '_')
    const scalar: ScalarRef = { name, type: scalarType(constant.external.type), purpose: 'constant' }
    this.#used.set(key, { ...constant, scalar })
    return scalar
  }
}

/** `refractory=5*ms` is an input like any constant; `refractory=tau_ref` follows tau_ref. */
function periodOf(group: GroupModel | undefined, namespace: Namespace): Omit<UsedConstant, 'scalar'> {
  invariant(group?.refractory.kind === 'duration', 'a group with a refractory period')
  const { seconds: value, expression } = group.refractory
  const external: External = { value, type: 'float', dimension: seconds, ...(expression && { expression }) }
  return { name: 'refractory', group: group.name, external, namespace }
}
