import type { NeuronRange } from '../compiler/model/network.ts'
import { error, HillockError, requireOptions, wrongArgument } from '../diagnostics/index.ts'
import type { BrianObjectOptions } from './brian-object.ts'
import type { Clock } from './clock.ts'
import type { Group } from './group.ts'
import type { GroupValues } from './group-values.ts'
import type { RegularOperation } from './regular-operation.ts'
import { VariableOwner } from './variables.ts'

/** How a subgroup is called: `neurongroup_subgroup`, `neurongroup_subgroup_1`, … unless given. */
export type SubgroupOptions = Pick<BrianObjectOptions, 'name' | 'span'>

/**
 * Some neurons of a group that follow each other (semantics §5.8); {@link Group.subgroup} makes it. Their values are those of
 * the group; `i` counts from the first of them, `N` is how many they are.
 *
 * @typeParam Variable names that can be read
 * @typeParam Settable names that can be written
 */
export class Subgroup<Variable extends string = string, Settable extends string = string> extends VariableOwner<
  Variable,
  Settable
> {
  /** The group that they are neurons of, also of a subgroup of a subgroup. */
  readonly group: Group<Variable, Settable>
  override readonly range: NeuronRange
  /** How many of the group without a name there were before. */
  readonly #number: number

  constructor(group: Group<Variable, Settable>, values: GroupValues, range: NeuronRange, options: SubgroupOptions) {
    super(`${group.name}_subgroup`, values, range, options)
    this.group = group
    this.range = range
    this.#number = this.named ? 0 : group.countSubgroup()
  }

  /** As it was given, or after the group. */
  override get name(): string {
    const stem = `${this.group.name}_subgroup`
    return this.named ? super.name : this.#number === 0 ? stem : `${stem}_${this.#number}`
  }

  /** Its slot, in which it does nothing. */
  get when(): string {
    return 'thresholds'
  }

  /** Place among what shares its slot: right behind the group's threshold. */
  get order(): number {
    return this.group.order + 1
  }

  protected override get parts(): readonly RegularOperation[] {
    return this.group.regular.filter(({ source }) => source === this)
  }

  /** That of the group. */
  get clockInUse(): Clock {
    return this.group.clockInUse
  }

  /** That of the group. */
  override get network(): object | undefined {
    return this.group.network
  }

  /**
   * Some of its neurons, counted from its first one, as a subgroup of the group.
   *
   * @throws HillockError `bad-value` if there is no neuron between the bounds
   */
  subgroup(start = 0, stop: number = this.size, options: SubgroupOptions = {}): Subgroup<Variable, Settable> {
    const { start: from, stop: to } = rangeIn(this, start, stop, options)
    const first = this.range.start
    return new Subgroup(this.group, this.values, { start: first + from, stop: first + to }, options)
  }
}

/**
 * The neurons between two bounds, as slices have them: negative ones count from the end, none is beyond it.
 *
 * @throws HillockError `bad-value` with Brian's sentence if there are none
 */
export function rangeIn(
  { size }: { readonly size: number },
  start: number,
  stop: number,
  options: SubgroupOptions,
): NeuronRange {
  requireOptions('subgroup', options, { name: 'own', span: 'span' })
  const { span } = options
  const within = (bound: number, what: string): number => {
    if (!Number.isInteger(bound)) throw wrongArgument(what, 'a whole number', bound, span)
    return Math.min(Math.max(bound < 0 ? bound + size : bound, 0), size)
  }
  const range = { start: within(start, 'start'), stop: within(stop, 'stop') }
  if (range.start < range.stop) return range
  const message = `IndexError: Illegal start/end values for subgroup, ${range.start}>=${range.stop}`
  throw new HillockError([error('bad-value', span, message, { help: 'a subgroup has at least one neuron' })])
}
