/** What floats of groups are: `prefs.core.default_float_dtype`, and the `dtype` of a group (semantics §3.2). */
import type { Precision, ValueType } from '../../../abi/index.ts'
import type { SourceText } from '../../../diagnostics/index.ts'
import type { Group } from '../../../network/index.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { type DictValue, isStr, type Value } from '../../evaluate/values.ts'
import { toStr } from '../../print/show.ts'
import { given } from '../arguments.ts'
import { type ElementType, elementType, knownElementType } from '../numpy/element-type.ts'
import { numpy } from '../numpy/index.ts'
import { brianOf } from './state.ts'

/** `prefs.core.default_float_dtype`: a type of numpy. */
export function defaultPrecision({ session }: CallSite): Value {
  return numpy.members.get(brianOf(session).precision) ?? null
}

/** It takes a type, and not the name of one, as Brian 2 does. What a run is asked for comes before it. */
export function setDefaultPrecision(value: Value, site: CallSite): void {
  const isName = isStr(value) || (typeof value === 'object' && value?.kind === 'function' && value.name === 'float')
  const precision = isName ? undefined : precisionOf(knownElementType(value))
  if (precision === undefined) {
    const message = `Value '${toStr(value, site.session)}' for preference 'core.default_float_dtype' is invalid.`
    throw new PythonError('PreferenceError', message, { help: 'it takes float64 or float32' })
  }
  const brian = brianOf(site.session)
  const { precision: asked } = brian.options
  if (asked === undefined) brian.precision = precision
  else if (asked !== precision) {
    const message = `prefs.core.default_float_dtype = ${precision} is ignored: ${asked} was asked for`
    site.session.noteOnce('ignored', site.span, message)
  }
}

/**
 * The `dtype` of a group: one for all its floats, or one by variable, of which {@link requireOnePrecision} says whether they
 * agree. There may be variables of other groups among these.
 */
export function precisionOption(dtype: Value | undefined, equations: SourceText, site: CallSite): Precision {
  const { precision: usual } = brianOf(site.session)
  if (!given(dtype)) return usual
  if (isDict(dtype)) {
    const words = equations.text.split(/\W+/)
    const own = typesIn(dtype).filter(({ name }) => words.includes(name))
    return own.map(({ type }) => precisionOf(type)).find(each => each !== undefined) ?? usual
  }
  const precision = precisionOf(elementType(dtype))
  if (precision !== undefined) return precision
  const message = `${toStr(dtype, site.session)} is not a valid floating point dtype.`
  throw new PythonError('TypeError', message, { span: site.argument('dtype') })
}

/** @throws PythonError where variables of one group would differ, or have another type than their own */
export function requireOnePrecision({ model }: Group, dtype: Value | undefined, site: CallSite): void {
  if (!given(dtype) || !isDict(dtype)) return
  const { precision: usual } = brianOf(site.session)
  const wanted = new Map(typesIn(dtype).map(({ name, type }) => [name, type]))
  for (const { name, kind, type } of model.variables.values()) {
    const asked = wanted.get(name)
    const isFloat = type === 'float' && kind !== 'internal'
    const fits = isFloat
      ? (asked === undefined ? usual : precisionOf(asked)) === model.precision
      : asked === undefined || isStored(asked, type)
    if (fits) continue
    throw unsupported('a dtype for some variables of a group is Brian 2, not yet Hillock', {
      span: site.argument('dtype'),
      help: 'dtype=float32 is for all floats of a group; two groups can differ',
    })
  }
}

function precisionOf(type: ElementType | undefined): Precision | undefined {
  if (type?.type !== 'float') return undefined
  return type.narrow ? 'float32' : 'float64'
}

/** Whether a group keeps what is no float of its equations in that type: integers in 32 bits, times in double precision. */
function isStored(asked: ElementType, type: ValueType): boolean {
  return asked.type === type && asked.narrow === (type === 'integer')
}

function isDict(value: Exclude<Value, null>): value is DictValue {
  return typeof value === 'object' && value.kind === 'dict'
}

function typesIn({ entries }: DictValue): { readonly name: string; readonly type: ElementType }[] {
  return [...entries.values()].flatMap(({ key, value }) => {
    const type = elementType(value)
    return isStr(key) && type !== undefined ? [{ name: key.text.text, type }] : []
  })
}
