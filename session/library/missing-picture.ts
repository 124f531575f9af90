/** Pictures that turn out not to be drawn here once a simulation is done: told, and left out, so that its results are not lost. */
import { error } from '../../diagnostics/index.ts'
import type { CallSite, Session, StateKey } from '../evaluate/call.ts'
import { PythonError, unsupported } from '../evaluate/python-error.ts'
import type { ObjectType, ObjectValue, Value } from '../evaluate/values.ts'
import { libraryOfAttribute, notYet } from '../later.ts'
import { brianOf } from './brian2/state.ts'

/** What was told of pictures that are missing. */
const toldKey: StateKey<Set<string>> = { name: 'missing pictures', create: () => new Set() }

/** Whether a message is about a picture that was left out. */
export function isMissingPicture(message: string, session: Session): boolean {
  return session.state(toldKey).has(message)
}

/**
 * What a drawing function gives that cannot draw: something of which every method does nothing, with which other drawing
 * functions do nothing either, and of which nothing can be computed.
 *
 * @throws what was thrown, if that is a mistake of the script, or nothing has been simulated yet that could be lost
 */
export function withoutPicture(thrown: unknown, site: CallSite): Value {
  const { session, span } = site
  const undrawn = thrown instanceof PythonError && thrown.extras.code === 'unsupported'
  if (!undrawn || brianOf(session).runs.length === 0) throw thrown
  const { message } = thrown
  const { help = 'leave it out' } = thrown.extras
  session.state(toldKey).add(message)
  session.report({
    ...error('unsupported', thrown.span ?? span, message, {
      help: `${help}; the rest of the script goes on without it`,
    }),
    once: true,
  })
  return { kind: 'object', type: missingType, data: message }
}

type Attribute = NonNullable<ObjectType['attribute']>

/** What stands behind the dot of something that draws: its own, or nothing where matplotlib has more. */
export function orMissing(className: string, own: Attribute): Attribute {
  return (object, name, site) => {
    const found = own(object, name, site)
    const library = found === undefined ? libraryOfAttribute(className, name) : undefined
    if (library === undefined || brianOf(site.session).runs.length === 0) return found
    return withoutPicture(unsupported(notYet(`the attribute '${name}' of ${className}`, library)), site)
  }
}

/** What is said where something is made of a picture that is not there. */
function notThere(object: ObjectValue): PythonError {
  return unsupported(String(object.data))
}

const missingType: ObjectType = {
  name: 'picture that is not drawn',
  attribute: object => object,
  call: object => object,
  setAttribute: () => undefined,
  item: object => object,
  iterate: object => {
    throw notThere(object)
  },
  array: object => {
    throw notThere(object)
  },
  repr: () => '<a picture that is not drawn>',
}

/** @throws PythonError if it is a picture that is not there */
export function requirePicture(object: ObjectValue): void {
  if (object.type === missingType) throw notThere(object)
}
