/** What stands for synapses in brackets: `S.w[0, :]`, `S[…]`, and `S['i != j']` as a value (semantics §9.7). */
import { warning } from '../../../diagnostics/index.ts'
import type { Neurons, Synapses, VariableOwner } from '../../../network/index.ts'
import { withSpan } from '../../../network/with-span.ts'
import { array, type ArrayValue, dtypeName } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { isWholeSlice, positionsAt, slicePositions, wholeNumber } from '../../evaluate/indices.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  isObject,
  isStr,
  type ObjectType,
  type ObjectValue,
  type SliceValue,
  type TupleValue,
  type Value,
} from '../../evaluate/values.ts'
import { callerNamespace } from './namespace.ts'
import { indicesIn, ownerOf } from './owner.ts'

/** Some synapses: what `S[…]` is. */
interface Chosen {
  readonly synapses: Synapses
  readonly indices: Int32Array
}

/** The synapses that a value of the script stands for, by their numbers; undefined for other values. */
export function chosenIn(value: Value): Int32Array | undefined {
  return isObject(value, chosenType) ? (value.data as Chosen).indices : undefined
}

/** `S[index]`. */
export function chosenSynapses(synapses: Synapses, index: Value, site: CallSite): ObjectValue {
  return {
    kind: 'object',
    type: chosenType,
    data: { synapses, indices: synapsesAt(synapses, index, site) } satisfies Chosen,
  }
}

const chosenType: ObjectType = {
  name: 'SynapticSubgroup',
  attributeNames: () => [],
  attribute: () => undefined,
  length: object => (object.data as Chosen).indices.length,
  repr: object => {
    const { synapses, indices } = object.data as Chosen
    return `<SynapticSubgroup, storing ${indices.length} indices of ${synapses.name}>`
  },
}

/** The numbers of the synapses that an index stands for. */
export function synapsesAt(synapses: Synapses, index: Value, site: CallSite): Int32Array {
  if (isStr(index)) return synapses.select(index.text, callerNamespace(site.session))
  return positionsAt(synapses.size, synapticIndex(synapses, index, site), site)
}

/** An index of synapses by their numbers as arrays have it, whatever says which they are. */
export function synapticIndex(synapses: Synapses, index: Value, site: CallSite): SliceValue | ArrayValue {
  const chosen = chosenIn(index) ?? indicesIn(index)
  if (chosen !== undefined) return array(Int32Array.from(chosen))
  if (typeof index === 'object' && index?.kind === 'tuple') return array(synapsesBetween(synapses, index, site))
  if (typeof index === 'object' && index?.kind === 'slice') return index
  const whole = wholeNumber(index, site)
  if (whole !== undefined) return array(Int32Array.of(whole), [])
  const isList = typeof index === 'object' && (index?.kind === 'list' || index?.kind === 'array')
  const values = isList ? toArray(index, site) : undefined
  if (values === undefined) {
    const message = `Unsupported index type <class '${typeName(index)}'>`
    throw new PythonError('IndexError', message, { code: 'bad-value' })
  }
  if (values.type === 'boolean') site.session.report(maskTaken(synapses, site))
  return array(Int32Array.from(values.data), [...values.shape])
}

/** Brian 2 takes a list of truth values as numbers, which is hardly ever meant. */
function maskTaken({ name }: Synapses, { span }: CallSite): ReturnType<typeof warning> {
  const message = `True and False are the numbers 1 and 0 in an index of synapses, as in Brian 2: these are synapses 0 and 1 of ${name}`
  return warning('bad-value', span, message, {
    help: "write the condition as a string, such as S.w['j > 2'], or nonzero(…)[0]",
  })
}

/** The synapses between some neurons before them and some behind; there may be none. */
function synapsesBetween(synapses: Synapses, { items }: TupleValue, site: CallSite): Int32Array {
  const [before = null, behind = null, number] = items
  if (items.length < 2 || items.length > 3)
    throw new PythonError('IndexError', `Need 1, 2 or 3 indices, got ${items.length}.`, { code: 'bad-value' })
  const { pre, post } = synapses.ends
  const [from, to] = [neuronsOf(pre, before, site), neuronsOf(post, behind, site)]
  const numbers = number === undefined || isWholeSlice(number) ? undefined : numbersOf(number, synapses, site)
  return withSpan(site.span, () => synapses.between(from, to, numbers))
}

/** Neurons as their end counts them; undefined for all. */
function neuronsOf(end: VariableOwner, index: Value, site: CallSite): Neurons | undefined {
  if (isWholeSlice(index)) return undefined
  const part = ownerOf(index)
  if (part !== undefined) return part
  const places = placesOf(index, end.size, site)
  if (places !== undefined) return places
  const values = isStr(index) || index === null || typeof index === 'number' ? undefined : toArray(index, site)
  if (values === undefined || values.type === 'float') {
    const type = isStr(index)
      ? `<U${index.text.text.length}`
      : typeof index === 'number'
        ? 'float64'
        : elementsOf(values)
    throw new PythonError(
      'TypeError',
      `Indexing is only supported for integer and boolean arrays, not for type ${type}`,
    )
  }
  if (values.type !== 'boolean') return values.data
  return Array.from(values.data.keys()).filter(k => values.data[k] !== 0)
}

function elementsOf(values: ArrayValue | undefined): string {
  return values === undefined ? 'object' : dtypeName(values)
}

/** What a number or a slice stands for; undefined for other indices. */
function placesOf(index: Value, length: number, site: CallSite): ArrayLike<number> | undefined {
  if (typeof index === 'object' && index?.kind === 'slice') {
    const { start, count, step } = slicePositions(index, length, site)
    return Int32Array.from({ length: count }, (_, k) => start + k * step)
  }
  const whole = wholeNumber(index, site)
  return whole === undefined ? undefined : [whole]
}

/** Which of the synapses between two neurons are meant. */
function numbersOf(index: Value, synapses: Synapses, site: CallSite): ArrayLike<number> {
  const places = placesOf(index, synapses.size, site)
  if (places !== undefined) return places
  throw new PythonError('NotImplementedError', 'Indexing synapses with arrays notimplemented yet', {
    code: 'bad-value',
    help: "write a number or a slice, or a condition as a string: S.w['k > 0']",
  })
}

/** `S.indices`: indexed, it gives the numbers of synapses. */
export function indexer(synapses: Synapses): ObjectValue {
  return { kind: 'object', type: indexerType, data: synapses }
}

const indexerType: ObjectType = {
  name: 'IndexWrapper',
  attributeNames: () => [],
  attribute: () => undefined,
  item: (object, index, site) => {
    const found = synapsesAt(object.data as Synapses, index, site)
    return wholeNumber(index, site) === undefined ? array(found) : BigInt(found[0] ?? 0)
  },
  repr: object => `<indices of ${(object.data as Synapses).name}>`,
}
