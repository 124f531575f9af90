/** `G.x = linked_var(H, 'y')` (semantics §5.11). */
import { didYouMean } from '../../../diagnostics/index.ts'
import type { Group, LinkOptions, VariableOwner } from '../../../network/index.ts'
import { withSpan } from '../../../network/with-span.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { type FunctionValue, isObject, isStr, type ObjectType, str, type Value } from '../../evaluate/values.ts'
import { argumentPlace, given, text } from '../arguments.ts'
import { row } from '../row.ts'
import { ownerOf } from './owner.ts'
import { shownOf } from './variable-view.ts'

/** What `linked_var` hands to a variable. */
interface LinkedVariable {
  readonly source: VariableOwner
  readonly variable: string
  readonly index: Value | undefined
}

const linkedType: ObjectType = {
  name: 'LinkedVariable',
  repr: () => '<brian2.core.variables.LinkedVariable object>',
}

/** `linked_var(group, name, index=…)`, or of a variable itself: `linked_var(H.y)`. */
export const linkedVar: FunctionValue = row(
  'linked_var(group_or_variable, name=None, index=None)',
  ([source = null, name, index], site) => {
    const shown = shownOf(source)
    const owner = shown?.group ?? ownerOf(source)
    if (owner === undefined) {
      const message = `'${typeName(source)}' object has no attribute 'variables'`
      throw new PythonError('AttributeError', message, {
        span: site.argument(0),
        help: 'link to a variable of a group',
      })
    }
    if (shown === undefined && !given(name)) throw new PythonError('ValueError', 'Need to provide a variable name')
    const variable = given(name) ? text(name, 'name') : (shown?.name ?? '')
    if (!owner.variables.has(variable)) {
      const help = didYouMean(variable, owner.variables.keys())
      const span = argumentPlace('name', 1, site)
      throw new PythonError('KeyError', `'${variable}'`, { code: 'unknown-name', span, help, argument: str(variable) })
    }
    const data: LinkedVariable = { source: owner, variable, index }
    return { kind: 'object', type: linkedType, data }
  },
)

/**
 * Links a variable, if it is linked at all.
 *
 * @returns whether the value was a link
 * @throws PythonError for a linked variable that is given anything else
 */
export function setLink(owner: VariableOwner, name: string, value: Value, site: CallSite): boolean {
  if (!isObject(value, linkedType)) {
    const own = owner.model.variables.get(name)
    if (own?.linked !== true || own.side !== undefined) return false
    const message = "Cannot set a linked variable directly, link it to another variable using 'linked_var'."
    throw new PythonError('ValueError', message, { code: 'read-only' })
  }
  const { source, variable, index } = value.data as LinkedVariable
  const span = site.right?.span ?? site.span
  const group = owner.group as Group
  if (owner !== group) throw new PythonError('TypeError', 'only variables of a whole group are linked', { span })
  withSpan(span, () => group.link(name, source, variable, { ...indexOption(index, name, group, site), span }))
  return true
}

function indexOption(
  index: Value | undefined,
  name: string,
  { size }: Group,
  site: CallSite,
): Pick<LinkOptions, 'index'> {
  if (!given(index)) return {}
  if (isStr(index)) return { index: index.text.text }
  const values = toArray(index, site)
  if (values === undefined || values.shape.length === 0) throw new PythonError('TypeError', 'len() of unsized object')
  if (values.shape.length > 1) {
    const message = `Index array for linked variable '${name}' has to be a one-dimensional array of length ${size}, but has shape (${values.shape.join(', ')})`
    throw new PythonError('TypeError', message)
  }
  if (values.type !== 'integer')
    throw new PythonError('TypeError', 'The index for a linked variable has to be an integer array')
  return { index: [...values.data] }
}
