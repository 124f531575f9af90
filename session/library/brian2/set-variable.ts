/** `G.v = …`, `G.v[index] = …`: Brian 2's rules for assigning state variables from a script (semantics §5.9). */
import type { SourceText } from '../../../diagnostics/index.ts'
import type { VariableInfo, VariableOwner } from '../../../network/index.ts'
import { dimensionText, isDimensionless, sameDimension, unitNameOf } from '../../../units/index.ts'
import { at, type ArrayValue } from '../../arrays/array.ts'
import { dimensionError, isAllZeros } from '../../arrays/dimensions.ts'
import { asTruths } from '../../arrays/elementwise.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { plainValue } from '../../evaluate/classes/mixed-in.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { isWholeSlice, positionsAt } from '../../evaluate/indices.ts'
import { typeName } from '../../evaluate/types.ts'
import type { Namespace } from '../../../compiler/model/external.ts'
import { isStr, type Value } from '../../evaluate/values.ts'
import { deepCopy } from '../python/copy.ts'
import { quoted } from '../../print/show.ts'
import { isSequence } from '../arguments.ts'
import { isDerivation } from './derived.ts'
import { located } from './located.ts'
import { callerNamespace } from './namespace.ts'
import { sayOf } from './standalone.ts'
import { brianOf } from './state.ts'
import { checkedIndex, readOnly } from './variable-view.ts'

/** One assignment on its way. */
interface Setting {
  readonly group: VariableOwner
  readonly variable: VariableInfo
  /** Undefined for all elements. */
  readonly index: Value | undefined
  /** `G.v[:] = …`, which Brian words otherwise than `G.v = …`. */
  readonly byItem: boolean
  readonly value: Value
  readonly site: CallSite
  /** `G.v_`: the number is in SI units. */
  readonly bare: boolean
  /** What scripts call the variable. */
  readonly name: string
  /** The names of the script, where texts are to be evaluated. */
  readonly namespace: Namespace
}

const noNames: Namespace = new Map()

export function setVariable(
  group: VariableOwner,
  variable: VariableInfo,
  givenIndex: Value | undefined,
  givenValue: Value,
  site: CallSite,
  bare = false,
  name: string = variable.name,
): void {
  if (variable.readOnly) throw readOnly(variable.name)
  const brian = brianOf(site.session)
  // What is carried out later is what there is now.
  const now = (given: Value): Value =>
    brian.standalone === undefined ? plainValue(given) : deepCopy(plainValue(given), new Map(), site)
  const index = givenIndex && now(givenIndex)
  const value = now(givenValue)
  const whole = index === undefined || isWholeSlice(index)
  const byItem = index !== undefined
  const namespace = isStr(value) || isStr(index) ? callerNamespace(site.session) : noNames
  const setting: Setting = {
    group,
    variable,
    index: whole ? undefined : index,
    byItem,
    value,
    site,
    bare,
    name,
    namespace,
  }
  if (variable.shared) requireWhole(setting)
  sayOf(group, brian, () => carryOut(setting), site.span)
}

function carryOut(setting: Setting): void {
  const { value, index, site } = setting
  if (isStr(value)) setByCode(setting, located(value.text, site.right?.span ?? site.span))
  else if (isStr(index)) setWhere(setting, index.text)
  else setNumbers(setting)
}

function requireWhole({ name, index }: Setting): void {
  if (index === undefined) return
  if (isStr(index)) throw new PythonError('IndexError', `Cannot conditionally set the scalar variable '${name}'.`)
  throw new PythonError('IndexError', `Illegal index for variable '${name}', it is a scalar variable.`)
}

function setByCode(setting: Setting, code: SourceText): void {
  const { group, variable, index, site, namespace, bare: unitless } = setting
  const options = { namespace, unitless, onDiagnostic: site.session.report }
  if (index === undefined) group.assign(variable.name, code, options)
  else if (isStr(index)) group.assign(variable.name, code, { ...options, where: index.text })
  else group.assign(variable.name, code, { ...options, indices: indicesOf(group, index, site) })
}

/**
 * A number under a string condition is a statement too, and so leaves alone what is frozen while refractory
 * (semantics §5.6).
 */
function setWhere(setting: Setting, condition: SourceText): void {
  const { group, variable, value, site, namespace } = setting
  const values = numbers(setting)
  if (values.data.length !== 1) {
    const message = 'When setting a variable based on a string index, the value has to be a string or a scalar.'
    throw new PythonError('TypeError', message)
  }
  requireDimension(
    setting,
    values,
    () =>
      `The right-hand-side of code statement "${setting.name} = ${quoted(value, values, site.session)}" does not have the expected unit ${dimensionText(variable.dimension)}`,
  )
  const { right, span } = site
  const linked = right !== undefined && !setting.bare && isDerivation(right, site.session)
  group.write(variable.name, at(values, 0), {
    where: { condition, namespace, onDiagnostic: site.session.report },
    span: right?.span ?? span,
    ...(linked && { expression: right }),
  })
}

function setNumbers(setting: Setting): void {
  const { group, variable, index, site } = setting
  const values = numbers(setting)
  requireUnits(setting, values)
  const span = site.right?.span ?? site.span
  if (index === undefined) {
    if (values.data.length === 1 && values.shape.length === 0) {
      const { right } = site
      const linked = right !== undefined && !setting.bare && isDerivation(right, site.session)
      group.write(variable.name, at(values, 0), { span, ...(linked && { expression: right }) })
      return
    }
    const size = variable.shared ? 1 : group.size
    if (values.data.length !== size && values.data.length !== 1) {
      const shape = values.shape.length === 1 ? `(${values.shape[0]},)` : `(${values.shape.join(',')})`
      throw new PythonError('ValueError', `could not broadcast input array from shape ${shape} into shape (${size},)`, {
        code: 'bad-value',
      })
    }
    group.write(variable.name, values.data.length === 1 ? at(values, 0) : values.data, { span })
    return
  }
  const indices = indicesOf(group, index, site)
  if (values.data.length !== indices.length && values.data.length !== 1) {
    const message = `Provided values do not match the size of the indices, ${values.data.length} != ${indices.length}.`
    throw new PythonError('ValueError', message, { code: 'bad-value' })
  }
  const data = values.data.length === 1 ? new Float64Array(indices.length).fill(at(values, 0)) : values.data
  group.write(variable.name, data, { indices, span })
}

function numbers({ variable, value, site }: Setting): ArrayValue {
  const values = toArray(value, site)
  if (values === undefined) {
    const message = `Object of type <class '${typeName(value)}'> does not have dimensions`
    throw new PythonError('TypeError', message, { span: site.right?.span })
  }
  return variable.type === 'boolean' ? asTruths(values) : values
}

function requireUnits(setting: Setting, values: ArrayValue): void {
  const { variable, byItem, value, site, name } = setting
  const { units } = site.session
  if (byItem) {
    requireDimension(setting, values, () => `Incorrect unit for setting variable ${name}`)
    return
  }
  requireDimension(setting, values, () => {
    const text = quoted(value, values, site.session)
    return isDimensionless(variable.dimension)
      ? `${name} should be set with a dimensionless value, but got ${text}`
      : `${name} should be set with a value with units ${unitNameOf(variable.dimension, units)}, but got ${text}`
  })
}

/** Dimensions must agree; plain zeros go with anything, but not in a list, nor where a string says which elements. */
function requireDimension(
  { variable, index, byItem, value, bare, site }: Setting,
  values: ArrayValue,
  describe: () => string,
): void {
  if (bare || sameDimension(values.dimension, variable.dimension)) return
  if (isAllZeros(values) && !isSequence(value) && !isStr(index)) return
  const dimensions = byItem && !isStr(index) ? [variable.dimension, values.dimension] : [values.dimension]
  const raised = dimensionError(describe(), dimensions, site.session.units)
  raised.span = site.right?.span
  throw raised
}

/** The neurons an index stands for. */
function indicesOf(group: VariableOwner, index: Value, site: CallSite): Int32Array {
  return positionsAt(group.size, checkedIndex(index, site, group), site)
}
