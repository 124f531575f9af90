import type { CallSite } from '../call.ts'
import type { ClassValue, ObjectType, ObjectValue, Value } from '../values.ts'
import { bindMember } from '../invoke.ts'
import { foundationAttribute } from './derived-object.ts'
import { isDerived } from './unmade-object.ts'

interface SuperData {
  readonly type: ClassValue
  /** An instance, or a class where a class method asks. */
  readonly self: Value
}

const superType: ObjectType = {
  name: 'super',
  attribute: (object, name, site) => memberAfter(object.data as SuperData, name, site),
  attributeNames: object => {
    const { type, self } = object.data as SuperData
    return classOf(self, type).order.flatMap(each => [...each.members.keys()])
  },
  repr: () => '<super>',
}

/** `super(type, self)`: attributes as the classes behind `type` have them. */
export function superOf(type: ClassValue, self: Value): ObjectValue {
  return { kind: 'object', type: superType, data: { type, self } satisfies SuperData }
}

function classOf(self: Value, otherwise: ClassValue): ClassValue {
  if (typeof self !== 'object' || self === null) return otherwise
  if (isDerived(self)) return self.derived.class
  return self.kind === 'instance' ? self.class : self.kind === 'class' ? self : otherwise
}

function memberAfter({ type, self }: SuperData, name: string, site: CallSite): Value | undefined {
  const owner = classOf(self, type)
  const behind = owner.order.slice(owner.order.indexOf(type) + 1)
  const found = behind.find(({ members }) => members.has(name))?.members.get(name)
  if (found === undefined) return isDerived(self) ? foundationAttribute(self, name, site) : undefined
  const isClass = typeof self === 'object' && self?.kind === 'class'
  return bindMember(found, isClass ? null : self, owner, site)
}
