/** What numpy says of types of elements: `iinfo`, `issubdtype`, `result_type` and their kind. */
import { commonKind, float64, int64, isSameKind, kindOf, rangeOf, type ElementKind } from '../../arrays/kinds.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { isKind } from '../../evaluate/classes/is-instance.ts'
import { isArrayLike, toArray } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { FunctionValue, ObjectType, Value } from '../../evaluate/values.ts'
import { given, needArray, optionalText, rest } from '../arguments.ts'
import { row } from '../row.ts'
import { dtypeValue, elementType, knownElementType } from './element-type.ts'

/** The type that a value names, or has; None is that of floats. */
function kindFor(value: Value | undefined, site: CallSite): ElementKind {
  if (given(value) && isArrayLike(value)) return kindOf(toArray(value, site) ?? needArray(value, 'dtype', site))
  return elementType(value) ?? float64
}

/** `np.iinfo(np.uint8)`. */
const limitsType: ObjectType = {
  name: 'iinfo',
  attribute: (object, name) => limitsOf(object.data as ElementKind).get(name),
  attributeNames: ({ data }) => [...limitsOf(data as ElementKind).keys()],
  str: ({ data }) => limitsText(data as ElementKind),
  repr: ({ data }) => {
    const [least, most] = rangeOf(data as ElementKind)
    return `iinfo(min=${least}, max=${most}, dtype=${(data as ElementKind).name})`
  },
}

function limitsText(kind: ElementKind): string {
  const [least, most] = rangeOf(kind)
  const line = '-'.repeat(63)
  return `Machine parameters for ${kind.name}\n${line}\nmin = ${least}\nmax = ${most}\n${line}\n`
}

function limitsOf(kind: ElementKind): ReadonlyMap<string, Value> {
  const [min, max] = rangeOf(kind)
  const entries = Object.entries({ min, max, bits: BigInt(kind.bits), dtype: dtypeValue(kind.name) })
  return new Map<string, Value>(entries)
}

const iinfo = row(
  'iinfo(type)',
  ([type], site) => {
    const kind = typeof type === 'bigint' ? int64 : kindFor(type, site)
    if (kind.type === 'integer') return { kind: 'object', type: limitsType, data: kind }
    throw new PythonError('ValueError', `Invalid integer data type '${kind.type === 'float' ? 'f' : 'b'}'.`)
  },
  { type: true },
)

/** Whether a type is another one, or derived from it. */
const issubdtype = row('issubdtype(arg1, arg2)', ([one, other], site) => {
  const kind = kindFor(one, site)
  const isGeneral = typeof other === 'object' && other?.kind === 'function' && knownElementType(other) === undefined
  return isGeneral ? other.name === 'generic' || isKind(kind.name, other.name) : kind === kindFor(other, site)
})

/** Python's whole numbers and floats have no more bits than what they meet. */
const resultType = row('result_type(*arrays_and_dtypes)', ([all], site) => {
  const values = rest(all)
  const isWeak = (each: Value): boolean => typeof each === 'bigint' || typeof each === 'number'
  const kinds = values.filter(each => !isWeak(each)).map(each => kindFor(each, site))
  if (values.some(each => typeof each === 'bigint') && kinds.every(({ type }) => type === 'boolean')) kinds.push(int64)
  if (values.some(each => typeof each === 'number') && kinds.every(({ type }) => type !== 'float')) kinds.push(float64)
  if (kinds.length === 0) throw new PythonError('ValueError', 'at least one array or dtype is required')
  return dtypeValue(kinds.reduce(commonKind).name)
})

const promoteTypes = row('promote_types(type1, type2)', ([one, other], site) =>
  dtypeValue(commonKind(kindFor(one, site), kindFor(other, site)).name),
)

const canCast = row("can_cast(from_, to, casting='safe')", ([from, to, casting], site) => {
  const [one, other] = [kindFor(from, site), kindFor(to, site)]
  switch (optionalText(casting, 'casting') ?? 'safe') {
    case 'no':
    case 'equiv':
      return one === other
    case 'safe':
      return commonKind(one, other) === other
    case 'same_kind':
      return isSameKind(one, other)
    case 'unsafe':
      return true
    default:
      throw new PythonError('ValueError', "casting must be one of 'no', 'equiv', 'safe', 'same_kind', or 'unsafe'")
  }
})

/** `np.dtype('u1')`. */
const dtype = row('dtype(dtype)', ([type], site) => dtypeValue(kindFor(type, site).name), { type: true })

/** numpy's functions of types. */
export const typeRows: readonly FunctionValue[] = [dtype, iinfo, issubdtype, resultType, promoteTypes, canCast]
