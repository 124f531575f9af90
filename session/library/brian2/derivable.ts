/** What scripts may derive classes of their own from: `class Mine(Network)`. */
import { foundationAttribute } from '../../evaluate/classes/derived-object.ts'
import { become, isDerived } from '../../evaluate/classes/unmade-object.ts'
import { makeClass } from '../../evaluate/classes/make-class.ts'
import { objectClass } from '../../evaluate/classes/object-class.ts'
import { getAttribute } from '../../evaluate/attributes.ts'
import { invoke, invokeNow } from '../../evaluate/invoke.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import type { ClassValue, FunctionValue, ObjectValue, Value } from '../../evaluate/values.ts'
import { attributesOfClass, notYet } from '../../later.ts'
import { keywordMap, rest } from '../arguments.ts'
import { classRow } from '../row.ts'
import { brianData } from './brian-class.ts'
import { brianOf } from './state.ts'

/** Names by which Brian's own code goes when it has such an object at work. */
const followed: ReadonlySet<string> = new Set([
  'before_run', 'after_run', 'update', 'add_dependency', 'contained_objects', 'name', 'when', 'order', 'active', 'clock',
  'dt', 'source', 'variables', 'codeobj', 'codeobj_class', 'namespace', 'resolve', 'resolve_all', 'events', 'thresholder',
  'resetter', 'state_updater', 'equations', 'resize', 'event', 'start', 'stop', 'state', 'objects', 'sorted_objects',
  'schedule', 'add', 'remove', '_resolve', '_resolve_external', '_full_state', '_restore_from_full_state',
  '_store_to_file', '_load_from_file',
]) // prettier-ignore

/** What a class may say by special names; others would be asked of by operators and functions of Python. */
const taken: ReadonlySet<string> = new Set([
  '__init__', '__repr__', '__str__', '__doc__', '__module__', '__qualname__', '__annotations__', '__slots__', '__dict__',
  '__init_subclass__', '__class_getitem__',
]) // prettier-ignore

/** A class of Brian's that scripts may derive others from. */
export function derivable(made: FunctionValue): FunctionValue {
  const { name } = made
  const stand: ClassValue = {
    ...makeClass({ name, module: 'builtins.derived', bases: [objectClass] }),
    foundation: { accept: type => requireTaken(type, name) },
  }
  // The order begins with the class itself.
  const asBase: ClassValue = Object.assign(stand, { order: [stand, objectClass] })
  const initialise = classRow('__init__(self, *args, **kwargs)', ([self = null, given, keywords], site) => {
    if (!isDerived(self) || !self.derived.class.order.includes(asBase)) throw notOne(self, '__init__', name)
    const object = invokeNow(made, rest(given), site, keywordMap(keywords))
    become(self, object as ObjectValue)
    const data = brianData(object)
    if (data !== undefined) brianOf(site.session).wrappers.set(data.object, self)
    return null
  })
  asBase.members.set('__init__', initialise)
  const methods = attributesOfClass('Brian 2', name).map(each => [each, unbound(each, name)] as const)
  return {
    ...made,
    asBase,
    attributes: new Map<string, Value>([...methods, ['__init__', initialise], ...(made.attributes ?? [])]),
  }
}

/** `Network.run(net, 1*ms)`: as Brian has the method, whatever the script's class says. */
function unbound(method: string, type: string): FunctionValue {
  return classRow(`${method}(self, *args, **kwargs)`, ([self = null, given, keywords], site) => {
    if (typeof self !== 'object' || self?.kind !== 'object') throw notOne(self, method, type)
    const called = foundationAttribute(self, method, site) ?? getAttribute(self, method, site)
    return invoke(called, rest(given), keywordMap(keywords), site)
  })
}

function notOne(self: Value, method: string, type: string): PythonError {
  const message = `descriptor '${method}' requires a '${type}' object but received a '${typeName(self)}'`
  return new PythonError('TypeError', message)
}

function requireTaken({ members, name }: ClassValue, base: string): void {
  for (const each of members.keys()) {
    const isSpecial = each.startsWith('__') && each.endsWith('__')
    const isHook = followed.has(each) || (each === 'run' && base !== 'Network')
    if (isSpecial ? !taken.has(each) : isHook)
      throw unsupported(notYet(`'${each}' of the class '${name}', which is derived from ${base},`))
  }
}
