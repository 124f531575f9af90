/** `G[3:10]`: the class `Subgroup`, and what stands for one in brackets (semantics §5.8). */
import { PoissonGroup, type VariableOwner } from '../../../network/index.ts'
import { Subgroup } from '../../../network/subgroup.ts'
import { withSpan } from '../../../network/with-span.ts'
import { areConsecutive } from '../../arrays/indexing.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { slicePositions, wholeNumber } from '../../evaluate/indices.ts'
import type { FunctionValue, ObjectValue, Value } from '../../evaluate/values.ts'
import { row } from '../row.ts'
import { type BrianClass, wrap } from './brian-class.ts'
import { classOfGroups } from './group-class.ts'
import { nameOf } from './names.ts'
import { regularMethods } from './operations.ts'
import { ownerOf } from './owner.ts'
import { brianOf } from './state.ts'
import { groupStates } from './states.ts'

/** `Subgroup(G, 3, 10)`, which is what `G[3:10]` makes. */
export const subgroup: FunctionValue = row(
  'Subgroup(source, start, stop, name=None)',
  ([source = null, start = null, stop = null, name], site) => {
    const owner = ownerOf(source)
    const bounds = [start, stop].map(bound => wholeNumber(bound, site))
    const [from, to] = bounds
    if (owner === undefined || from === undefined || to === undefined) {
      throw new PythonError('TypeError', 'a Subgroup is made of a group and two whole numbers', { span: site.span })
    }
    return part(owner, from, to, site, name)
  },
  { type: true },
)

/** `G[item]`: a slice, an index, or indices that follow each other; of a subgroup only a slice. */
export function itemOfGroup(owner: VariableOwner, item: Value, site: CallSite): ObjectValue {
  if (typeof item === 'object' && item?.kind === 'slice') {
    const { start, count, step } = slicePositions(item, owner.size, site)
    if (step !== 1) throw new PythonError('IndexError', 'Subgroups have to be contiguous', { code: 'bad-value' })
    if (count > 0) return part(owner, start, start + count, site)
    const stop = slicePositions({ ...item, start: null }, owner.size, site).count
    const message = `Illegal start/end values for subgroup, ${start}>=${stop}`
    throw new PythonError('IndexError', message, { code: 'bad-value', help: 'a subgroup has at least one neuron' })
  }
  if (owner instanceof Subgroup || owner instanceof PoissonGroup)
    throw new PythonError('TypeError', 'Subgroups can only be constructed using slicing syntax')
  const whole = wholeNumber(item, site)
  const isList = typeof item === 'object' && ['list', 'tuple', 'array', 'object'].includes(item?.kind ?? '')
  const values = whole === undefined && isList ? toArray(item, site) : undefined
  if (whole === undefined && (values === undefined || values.type === 'float')) {
    if (values?.data.length === 0) throw notContiguous()
    const message =
      'Subgroups can only be constructed using slicing syntax, a single index, or an array of contiguous indices.'
    throw new PythonError('TypeError', message)
  }
  const indices = values?.data ?? Float64Array.of(whole ?? 0)
  const [first] = indices
  if (first === undefined || values?.type === 'boolean' || !areConsecutive(indices)) throw notContiguous()
  const stop = first + indices.length
  if (first < 0) throw outside('Indices have to be positive.')
  if (first >= owner.size) throw outside(`Illegal start value for subgroup, ${first}>=${owner.size}`)
  if (stop > owner.size) throw outside(`Illegal stop value for subgroup, ${stop}>${owner.size}`)
  return part(owner, first, stop, site)
}

function outside(message: string): PythonError {
  return new PythonError('IndexError', message, { code: 'bad-value' })
}

function notContiguous(): PythonError {
  const message = 'Subgroups can only be constructed using contiguous indices.'
  return new PythonError('IndexError', message, { code: 'bad-value' })
}

function part(owner: VariableOwner, start: number, stop: number, site: CallSite, name?: Value): ObjectValue {
  const { group } = owner
  const options = { name: nameOf(name, `${group.name}_subgroup`, site), span: site.span }
  const object = withSpan(site.span, () => owner.subgroup(start, stop, options))
  return wrap(subgroupClass, { object }, brianOf(site.session))
}

const subgroupClass: BrianClass<'subgroup'> = classOfGroups<'subgroup', Subgroup>({
  name: 'Subgroup',
  stem: 'subgroup',
  kind: 'subgroup',
  methods: [...regularMethods, ...groupStates],
  item: itemOfGroup,
  repr: object => {
    const { name, group, range } = (object.data as { readonly object: Subgroup }).object
    return `<Subgroup '${name}' of '${group.name}' from ${range.start} to ${range.stop}>`
  },
})
