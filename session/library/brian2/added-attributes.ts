/** `G.add_attribute('colour')`: attributes of the script's own, of groups and monitors, as names with a leading underscore are. */
import { Monitor } from '../../../network/monitor.ts'
import { attributeNames } from '../../evaluate/attributes.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { ObjectValue, Value } from '../../evaluate/values.ts'
import { text } from '../arguments.ts'
import { method } from '../row.ts'
import { type BrianClass, isBrianClass, own } from './brian-class.ts'
import { requireSimulated } from './standalone.ts'
import { brianOf, type BrianData } from './state.ts'

/** A class whose objects take such attributes. */
export function withAddedAttributes<Kind extends BrianData['kind']>(type: BrianClass<Kind>): BrianClass<Kind> {
  return {
    ...type,
    attribute: (object, name, site) => {
      const found = addedTo(object).get(name)
      if (found !== undefined) return found
      const { object: monitor } = own<BrianData['kind']>(object)
      if (monitor instanceof Monitor && !commonNames.has(name)) requireSimulated(monitor, brianOf(site.session))
      return name === addAttribute.name ? addAttribute.bind(object) : type.attribute?.(object, name, site)
    },
    setAttribute: (object, name, value, site) => {
      const added = addedTo(object)
      if (added.has(name) || name.startsWith('_')) added.set(name, value)
      else type.setAttribute?.(object, name, value, site)
    },
    attributeNames: object => [...(type.attributeNames?.(object) ?? []), addAttribute.name, ...addedTo(object).keys()],
  }
}

/** What a monitor tells of itself before it has recorded anything. */
const commonNames: ReadonlySet<string> = new Set([
  'name', 'source', 'active', 'when', 'order', 'clock', 'event', 'record', 'record_variables', 'add_attribute',
]) // prettier-ignore

const addedTo = (object: ObjectValue): Map<string, Value> => own<BrianData['kind']>(object).added

const addAttribute = method<ObjectValue>('add_attribute(name)', (object, [name = null], site) => {
  const wanted = text(name, 'name')
  if ([...attributeNames(object, site)].includes(wanted)) {
    const isVariable = isBrianClass(object.type) && object.type.isVariable?.(object, wanted) === true
    const what = isVariable ? 'a state variable' : 'an attribute'
    const message = `Cannot add an attribute "${wanted}", it is already ${what} of this group.`
    throw new PythonError('AttributeError', message)
  }
  addedTo(object).set(wanted, null)
  return null
})
