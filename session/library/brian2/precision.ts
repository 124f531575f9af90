/** What floats of groups are: `prefs.core.default_float_dtype`, and the `dtype` of a group (semantics §3.2). */
import type { Precision } from '../../../abi/index.ts'
import type { Group } from '../../../network/index.ts'
import type { ElementKind } from '../../arrays/kinds.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { type DictValue, isStr, type Value } from '../../evaluate/values.ts'
import { toStr } from '../../print/show.ts'
import { given } from '../arguments.ts'
import { elementType, knownElementType } from '../numpy/element-type.ts'
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

/** What floats are that equations define. */
interface PrecisionOptions {
  readonly precision: Precision
  readonly precisions: Readonly<Record<string, Precision>>
}

/** The `dtype` of neurons or synapses: one for all floats of the equations, or one by variable, among which may be others' variables. */
export function precisionOption(dtype: Value | undefined, site: CallSite): PrecisionOptions {
  const { precision: usual } = brianOf(site.session)
  if (!given(dtype)) return { precision: usual, precisions: {} }
  if (isDict(dtype)) {
    const own = typesIn(dtype).flatMap(({ name, type }) => {
      const precision = precisionOf(type)
      return precision === undefined ? [] : [[name, precision] as const]
    })
    return { precision: usual, precisions: Object.fromEntries(own) }
  }
  const precision = precisionOf(elementType(dtype))
  if (precision !== undefined) return { precision, precisions: {} }
  const message = `${toStr(dtype, site.session)} is not a valid floating point dtype.`
  throw new PythonError('TypeError', message, { span: site.argument('dtype') })
}

/** @throws PythonError where a variable of equations is to have another type than its own */
export function requireTypes({ model }: Group, dtype: Value | undefined, site: CallSite): void {
  if (!given(dtype) || !isDict(dtype)) return
  const span = site.argument('dtype')
  for (const { name, type } of typesIn(dtype)) {
    const variable = model.variables.get(name)
    if (variable === undefined || variable.kind === 'internal' || variable.linked === true) continue
    if (type.type !== variable.type) {
      const message = `Error determining dtype for variable ${name}: ${type.name} is not a correct type for ${variable.type} variables`
      throw new PythonError('TypeError', message, { span })
    }
    if (type.type === 'integer' && type.name !== 'int32')
      throw unsupported(`'${name}' in integers of other than 32 bits is Brian 2, not yet Hillock`, { span })
  }
}

function precisionOf(kind: ElementKind | undefined): Precision | undefined {
  return kind?.name === 'float32' || kind?.name === 'float64' ? kind.name : undefined
}

function isDict(value: Exclude<Value, null>): value is DictValue {
  return typeof value === 'object' && value.kind === 'dict'
}

function typesIn({ entries }: DictValue): { readonly name: string; readonly type: ElementKind }[] {
  return [...entries.values()].flatMap(({ key, value }) => {
    const type = elementType(value)
    return isStr(key) && type !== undefined ? [{ name: key.text.text, type }] : []
  })
}
