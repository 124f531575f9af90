import type { ClassDef } from '../../../compiler/grammar/ast.ts'
import type { Activation } from '../activation.ts'
import { plainSite } from '../call.ts'
import { abstractNames } from '../classes/abstract.ts'
import { classMethod } from '../classes/descriptors.ts'
import { makeClass } from '../classes/make-class.ts'
import { containers, mixedIn, requireOneContainer } from '../classes/mixed-in.ts'
import { objectClass } from '../classes/object-class.ts'
import { namesOfClass } from '../names/collect.ts'
import { classScope, freshCells } from '../names/place.ts'
import { callSpecial } from '../classes/special.ts'
import { bindMember, invokeNow } from '../invoke.ts'
import { PythonError, raisedAt, unsupported } from '../python-error.ts'
import { typeName } from '../types.ts'
import { isInstance, list, namedDict, str, tuple, type ClassValue, type Steps, type Value } from '../values.ts'
import { compileDecorated } from './decorated.ts'
import { ended, type Compiled, type Frame, type Jump } from './frame.ts'
import { docOf } from './function.ts'
import { storing } from './name.ts'

/** `class`: the body is carried out with a dict for its names, which become the members. */
export function compileClass(node: ClassDef, frame: Frame): Compiled {
  const scope = classScope(namesOfClass(node), frame.scope)
  const inner: Frame = { ...frame, scope, path: [...frame.path, node.name], place: 'class' }
  const bases = node.arguments.map(({ value, name, span }) => ({ name, span, value: frame.expression(value, frame) }))
  const body = inner.block(node.body, inner)
  const qualifiedName = [...frame.path, node.name].join('.')
  const doc = docOf(node)
  const annotated = annotatedNames(node)
  const begin = (activation: Activation): Begun => {
    const found: ClassValue[] = []
    const keywords = new Map<string, Value>()
    const given = bases.map(({ value }) => value(activation))
    const isEnumeration = given.some(
      each => typeof each === 'object' && each?.kind === 'class' && each.enumeration !== undefined,
    )
    for (const [k, { name, span }] of bases.entries()) {
      const base = given[k] ?? null
      try {
        if (name === undefined) {
          const class_ = baseClass(base, isEnumeration)
          if (class_ !== undefined) found.push(class_)
        } else if (name === 'metaclass') requireKnownMeta(base)
        else keywords.set(name, base)
      } catch (thrown) {
        throw raisedAt(thrown, span)
      }
    }
    freshCells(activation.cells, [scope.self])
    activation.slots[scope.slot] = namedDict([])
    return { parents: found.length > 0 ? found : [objectClass], keywords }
  }
  const finish = ({ parents, keywords }: Begun, activation: Activation): ClassValue => {
    const written = activation.slots[scope.slot]
    const members = new Map<string, Value>()
    if (typeof written === 'object' && written?.kind === 'dict')
      for (const [key, { value }] of written.entries) members.set(String(key).slice(1), value)
    if (doc !== undefined) members.set('__doc__', str(doc))
    if (annotated.length > 0) members.set('__annotations__', list(annotated.map(str)))
    if (members.has('__slots__')) members.set('__slots__', tuple([]))
    for (const name of ['__init_subclass__', '__class_getitem__']) {
      const method = members.get(name)
      if (typeof method === 'object' && method?.kind === 'function') members.set(name, classMethod(method))
    }
    const made = makeClass({
      name: node.name,
      qualifiedName,
      module: frame.module,
      bases: parents,
      members,
      isOwn: true,
    })
    requireOneContainer(made)
    for (const { foundation } of made.order) foundation?.accept(made)
    if (scope.self.kind === 'cell') {
      const cell = activation.cells[scope.self.index]
      if (cell !== undefined) cell.value = made
    }
    made.abstract = abstractNames(made)
    tellMembers(made, frame)
    tellBases(made, keywords, frame)
    return made
  }
  const store = storing(node.name, node.nameSpan, frame)
  const slot = frame.scope.layout.slots++
  const decorated = compileDecorated(node, ({ slots }) => slots[slot] ?? null, store, frame)
  if (body.kind === 'plain' && decorated.kind === 'plain') {
    return {
      kind: 'plain',
      run: activation => {
        const begun = begin(activation)
        body.run(activation)
        activation.slots[slot] = guarded(() => finish(begun, activation), node)
        return decorated.run(activation)
      },
    }
  }
  return {
    kind: 'steps',
    *run(activation): Steps<Jump> {
      const begun = begin(activation)
      yield* ended(body.run(activation))
      activation.slots[slot] = guarded(() => finish(begun, activation), node)
      return yield* ended(decorated.run(activation))
    },
  }
}

interface Begun {
  readonly parents: readonly ClassValue[]
  readonly keywords: ReadonlyMap<string, Value>
}

/** `__set_name__` of what stands in a class hears under which name. */
function tellMembers(made: ClassValue, { session }: Frame): void {
  const site = plainSite(session, nowhere)
  const descriptors = [...made.members].filter(([, member]) => isInstance(member))
  for (const [name, member] of descriptors) callSpecial(member, '__set_name__', [made, str(name)], site)
}

/** `__init_subclass__` of a base hears of each class derived from it. */
function tellBases(made: ClassValue, keywords: ReadonlyMap<string, Value>, { session }: Frame): void {
  const base = made.order.slice(1).find(({ members }) => members.has('__init_subclass__'))
  const method = base?.members.get('__init_subclass__')
  if (base === undefined || method === undefined || base.module === 'builtins') return
  const site = plainSite(session, nowhere)
  invokeNow(bindMember(method, null, made, site), [], site, keywords)
}

const nowhere = { source: { name: '', text: '' }, start: 0, end: 0 }

function guarded<Result>(run: () => Result, { nameSpan }: ClassDef): Result {
  try {
    return run()
  } catch (thrown) {
    throw raisedAt(thrown, nameSpan)
  }
}

/** Names with annotations, in order, which dataclasses and named tuples are made of. */
function annotatedNames({ body }: ClassDef): string[] {
  return body.flatMap(each => (each.kind === 'annotated' && each.target.kind === 'name' ? [each.target.name] : []))
}

/** What a class can be derived from; undefined for what has no members, such as `Generic[T]`. */
function baseClass(base: Value, isEnumeration: boolean): ClassValue | undefined {
  if (typeof base === 'object' && base !== null) {
    if (base.kind === 'class') return base
    if (base.kind === 'object' && base.type.asBase !== undefined) return base.type.asBase(base)
    if (base.kind === 'function' && base.type === true) {
      const standIn = base.asBase ?? (isEnumeration ? mixedIn : containers).get(base.name)
      if (standIn !== undefined) return standIn
      throw unsupported(`a class derived from '${base.name}' is Python, not yet Hillock`, {
        help: 'keep the value in an attribute of the class instead',
      })
    }
  }
  throw new PythonError('TypeError', `a class cannot be derived from a value of type '${typeName(base)}'`)
}

function requireKnownMeta(meta: Value): void {
  if (typeof meta === 'object' && meta?.kind === 'class' && meta.name === 'ABCMeta') return
  throw unsupported('a metaclass is Python, not yet Hillock')
}
