/** Linked variables: a variable of one group that has the values of another group's (semantics §5.11). */
import { namesIn } from '../compiler/grammar/index.ts'
import { floatsOf, indicesOfLink, isStored } from '../compiler/index.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { GroupModel } from '../compiler/model/group.ts'
import type { NeuronRange } from '../compiler/model/network.ts'
import { error, HillockError, requireOptions, requireText, type Span, wrongArgument } from '../diagnostics/index.ts'
import type { NumberArray } from '../host/running.ts'
import { sameDimension } from '../units/index.ts'
import type { Group } from './group.ts'
import { isNumbers } from './is-numbers.ts'
import { Subgroup } from './subgroup.ts'
import { VariableOwner } from './variables.ts'

export interface LinkOptions {
  /**
   * Which neuron of the other group each neuron is linked to: their indices, or the name of an integer variable that says it.
   * Without, each is linked to that of its own index, or all to the only one there is.
   */
  readonly index?: ArrayLike<number> | string | undefined
  readonly span?: Span | undefined
}

/** What a variable is linked to. */
export interface Link {
  readonly group: Group
  readonly variable: string
  /** The own integer variable that says which neuron. */
  readonly index: string | undefined
  /** The neurons from the first of which that variable counts; all unless given. */
  readonly range?: NeuronRange | undefined
  /** Whether that variable always says a neuron that there is. */
  readonly sure?: true | undefined
}

/**
 * Whether a variable can be linked so, and what the link is; indices are to be written into its index variable.
 *
 * @throws HillockError with Brian's sentences
 */
export function linkTo(
  owner: Group,
  name: string,
  source: VariableOwner,
  variable: string,
  options: LinkOptions,
): Link & { readonly indices?: readonly number[] } {
  requireText('the name of a variable', name)
  requireText('the name of a variable', variable)
  if (!(source instanceof VariableOwner)) throw wrongArgument('what a variable is linked to', 'a group', source)
  requireOptions('link', options, { index: 'own', span: 'span' })
  const { index, span } = options
  const refuse = (
    message: string,
    code: 'bad-value' | 'unknown-name' | 'type-mismatch' | 'unit-mismatch' | 'unsupported',
  ) => new HillockError([error(code, span, message)])
  const own = owner.model.variables.get(name)
  if (own?.linked !== true) {
    const message = `TypeError: Cannot link variable '${name}', it has to be marked as a linked variable with '(linked)' in the model equations.`
    throw refuse(message, 'type-mismatch')
  }
  const target = source.variables.get(variable)
  if (target === undefined) throw refuse(`KeyError: '${variable}'`, 'unknown-name')
  if (!source.model.variables.has(variable))
    throw refuse(
      `a variable linked to '${variable}' is Brian 2, not yet Hillock; this file runs in Brian 2`,
      'unsupported',
    )
  // A variable that is linked to nothing yet is none for Brian 2; so links never lead back to where they begin.
  if (source.model.variables.get(variable)?.linked === true && !source.group.links.has(variable))
    throw refuse(`KeyError: '${variable}'`, 'unknown-name')
  if (leadsTo(source.group, variable, owner, name)) {
    const message = `RecursionError: '${name}' would be linked to what is computed of it`
    throw refuse(message, 'bad-value')
  }
  if (!sameDimension(own.dimension, target.dimension)) {
    const message = `DimensionMismatchError: Unit of variable '${name}' does not match its link target '${variable}'`
    throw refuse(message, 'unit-mismatch')
  }
  const group = source.group
  const first = source.range?.start ?? 0
  if (typeof index === 'string') {
    const said = owner.model.variables.get(index)
    if (said === undefined) throw refuse(`ValueError: Index variable '${index}' not found.`, 'unknown-name')
    if (said.type !== 'integer' || said.kind !== 'parameter')
      throw refuse(`TypeError: Index variable '${index}' should be an integer parameter.`, 'type-mismatch')
    // As in Brian 2 the variable counts from the first neuron of the whole group, also where a subgroup is named.
    return { group, variable, index }
  }
  if (index === undefined) {
    if (!target.perNeuron) return { group, variable, index }
    if (source instanceof Subgroup && source.size === owner.size) {
      const indices = Array.from({ length: source.size }, (_, k) => first + k)
      return { group, variable, index: indicesOfLink(name), indices }
    }
    if (source === group && (group.size === 1 || group.size === owner.size)) return { group, variable, index }
    const message = `ValueError: Cannot link variable '${name}' to '${variable}', the size of the target group does not match (${owner.size} != ${source.size}). You can provide an indexing scheme with the 'index' keyword to link groups with different sizes`
    throw refuse(message, 'bad-value')
  }
  if (!isNumbers(index)) throw wrongArgument('index', 'a list of numbers, or the name of a variable', index, span)
  const indices = Array.from(index)
  if (indices.length !== owner.size) {
    const message = `TypeError: Index array for linked variable '${name}' has to be a one-dimensional array of length ${owner.size}, but has shape (${indices.length},)`
    throw refuse(message, 'bad-value')
  }
  if (indices.some(each => !Number.isInteger(each)))
    throw refuse('TypeError: The index for a linked variable has to be an integer array', 'type-mismatch')
  const outside = indices.find(each => each < 0 || each >= source.size)
  if (outside !== undefined) {
    const message =
      source === group
        ? `ValueError: Index array for linked variable ${name} contains values outside of the valid range [0, ${source.size}[`
        : `IndexError: index ${outside} is out of bounds for axis 0 with size ${source.size}`
    throw refuse(message, 'bad-value')
  }
  return { group, variable, index: indicesOfLink(name), indices: indices.map(each => first + each) }
}

/** Whether a variable is another one in the end, or computed of it. */
function leadsTo(group: Group, variable: string, owner: Group, name: string, seen = new Set<string>()): boolean {
  if (group === owner && variable === name) return true
  const key = `${group.name} ${variable}`
  const link = group.links.get(variable)
  if (seen.has(key)) return false
  seen.add(key)
  if (link !== undefined) return leadsTo(link.group, link.variable, owner, name, seen)
  const found = group.model.variables.get(variable)
  if (found === undefined || isStored(found) || found.expression === undefined) return false
  return namesIn(found.expression).some(each => leadsTo(group, each.name, owner, name, seen))
}

/**
 * A group's model with a variable of the type that its link gives it.
 *
 * @param size of the group: the only neuron there is has a value of its own
 */
export function linkedModel(model: GroupModel, size: number, name: string, link: Link): GroupModel {
  const { group, variable, index } = link
  const own = model.variables.get(name)
  const target = group.variables.get(variable)
  if (own === undefined || target === undefined) throw new Error('a link that was checked')
  const shared = !target.perNeuron || (size !== 1 && group.size === 1 && index === undefined)
  const behind = group.model.variables.get(variable)
  const precision = behind && floatsOf(behind, group.precision)
  const variables = new Map(model.variables).set(name, { ...own, type: target.type, shared, precision })
  return { ...model, variables }
}

/**
 * The values of a linked variable, of all neurons or of some.
 *
 * @param places what the index variable says of these neurons
 */
export function linkedValues(
  { group, variable, range: counted }: Link,
  places: ArrayLike<number> | undefined,
  range: NeuronRange | undefined,
  namespace: Namespace,
): ReturnType<Group['readTyped']> {
  const { values, type } = group.readTyped(variable, namespace)
  if (values.length === 1 && (places === undefined || group.variables.get(variable)?.perNeuron === false))
    return { values, type }
  if (places === undefined) return { values: values.slice(range?.start, range?.stop), type }
  return { values: gathered({ range: counted }, values, places), type }
}

/** Of the values of what is linked to, those that an index variable says; one for all is that of each. */
export function gathered({ range }: Pick<Link, 'range'>, values: NumberArray, places: ArrayLike<number>): NumberArray {
  const made = new (values.constructor as new (length: number) => NumberArray)(places.length)
  const first = range?.start ?? 0
  if (made instanceof Float64Array && values instanceof Float64Array && places instanceof Int32Array)
    gatherFloats(made, values, places, first)
  else for (let k = 0; k < made.length; k++) made[k] = values[within(values, first + (places[k] ?? 0))] ?? 0
  return made
}

/** A loop for what synapses read of their neurons, which engines make quick. */
function gatherFloats(made: Float64Array, values: Float64Array, places: Int32Array, first: number): void {
  for (let k = 0; k < made.length; k++) made[k] = values[within(values, first + (places[k] ?? 0))] ?? 0
}

/** Places that are not there are the last one, or the first. */
function within({ length }: NumberArray, place: number): number {
  return place < 0 ? 0 : place < length ? place : length - 1
}

/**
 * Writes values to the variable behind a linked one.
 *
 * @param read gives the values of an index variable
 * @param indices neurons of the group that is linked
 */
export function writeThrough(
  { group, variable, index, range }: Link,
  read: (index: string) => NumberArray,
  values: number | ArrayLike<number>,
  indices: 'all' | readonly number[],
): void {
  const isSingle = group.variables.get(variable)?.perNeuron === false || (group.size === 1 && index === undefined)
  if (isSingle) group.write(variable, typeof values === 'number' ? values : (values[values.length - 1] ?? 0))
  else if (index === undefined) group.write(variable, values, indices === 'all' ? {} : { indices })
  else {
    const places = read(index)
    const first = range?.start ?? 0
    const own = indices === 'all' ? Array.from(places) : indices.map(neuron => places[neuron] ?? 0)
    const chosen = own.map(place => first + place)
    group.write(variable, values, { indices: chosen })
  }
}
