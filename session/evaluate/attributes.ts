import { didYouMean } from '../../diagnostics/index.ts'
import { libraryOfAttribute, nameLater, notYet } from '../later.ts'
import type { CallSite } from './call.ts'
import { classAttribute, setClassAttribute } from './classes/class-attributes.ts'
import { derivedAttribute, derivedNames, setDerivedAttribute } from './classes/derived-object.ts'
import { isDerived } from './classes/unmade-object.ts'
import { functionAttribute } from './classes/function-attributes.ts'
import { instanceAttribute, setInstanceAttribute } from './classes/instance-attributes.ts'
import { plainValue } from './classes/mixed-in.ts'
import { PythonError, unsupported } from './python-error.ts'
import { typeOf } from './type-of.ts'
import { typeName } from './types.ts'
import { firstValue, str, type Value } from './values.ts'

/**
 * `value.name`, from the tables and the script's own classes alone.
 *
 * @throws PythonError AttributeError for everything that has no row
 */
export function getAttribute(value: Value, name: string, site: CallSite): Value {
  const found = lookUp(value, name, site)
  if (found !== undefined) return found
  requireUnknown(value, name)
  throw noAttribute(value, name, site)
}

/**
 * Whether a value has an attribute, and which.
 *
 * @throws PythonError where Python's value has one and Hillock's not yet: a script must not be told that there is none
 */
export function findAttribute(value: Value, name: string, site: CallSite): Value | undefined {
  const found = lookUp(value, name, site)
  if (found === undefined) requireUnknown(value, name)
  return found
}

function requireUnknown(value: Value, name: string): void {
  if (typeof value === 'object' && value?.kind === 'module') {
    const later = nameLater(value.name, name)
    if (later !== undefined) throw unsupported(later)
    return
  }
  const className = isDerived(value) ? value.type.name : typeName(value)
  const library = libraryOfAttribute(className, name)
  if (library !== undefined) throw unsupported(notYet(`the attribute '${name}' of ${className}`, library))
}

/** As {@link getAttribute}; undefined where there is no such attribute. */
export function lookUp(value: Value, name: string, site: CallSite): Value | undefined {
  if (typeof value === 'object' && value !== null) {
    switch (value.kind) {
      case 'module':
        if (value.members.has(name)) return value.members.get(name)
        return name === '__name__' ? str(value.name) : site.session.module(`${value.name}.${name}`)
      case 'instance': {
        const plain = plainValue(value)
        const own = instanceAttribute(value, name, site)
        return own === undefined && plain !== value ? lookUp(plain, name, site) : own
      }
      case 'class':
        return classAttribute(value, name, site)
      case 'function': {
        const found = firstValue(value.attributes?.get(name), functionAttribute(value, name))
        if (found !== undefined) return found
        break
      }
      case 'method': {
        if (name === '__self__') return value.self
        return name === '__func__' ? value.function : functionAttribute(value.function, name)
      }
      case 'object': {
        const own = isDerived(value) ? derivedAttribute(value, name, site) : undefined
        if (own !== undefined) return own
        if (value.type.isArray === true || name === '__class__') break
        return value.type.attribute?.(value, name, site)
      }
      default:
    }
  }
  const found = site.session.attributes.get(kindOf(value))?.get(value, name, site)
  return found === undefined && name === '__class__' ? typeOf(value, site) : found
}

/**
 * `value.name = to`.
 *
 * @throws PythonError AttributeError for what cannot be set
 */
export function setAttribute(value: Value, name: string, to: Value, site: CallSite): void {
  if (typeof value === 'object' && value !== null) {
    switch (value.kind) {
      case 'instance':
        setInstanceAttribute(value, name, to, site)
        return
      case 'class':
        setClassAttribute(value, name, to)
        return
      case 'module':
        if (value.setMember === undefined) break
        value.setMember(name, to, site)
        return
      case 'function':
        if (value.script === undefined) break
        value.script.attributes.set(name, to)
        return
      case 'object':
        if (isDerived(value) && setDerivedAttribute(value, name, to, site)) return
        if (value.type.setAttribute === undefined) break
        value.type.setAttribute(value, name, to, site)
        return
      default:
    }
  }
  if (site.session.attributes.get(kindOf(value))?.set?.(value, name, to, site) === true) return
  throw new PythonError('AttributeError', `'${typeName(value)}' object attribute '${name}' cannot be set`, {
    help: didYouMean(name, attributeNames(value, site)),
  })
}

function noAttribute(value: Value, name: string, site: CallSite): PythonError {
  const help = didYouMean(name, attributeNames(value, site))
  return new PythonError('AttributeError', `${described(value)} has no attribute '${name}'`, { help })
}

function described(value: Value): string {
  if (typeof value === 'object' && value?.kind === 'module') return `module '${value.name}'`
  if (typeof value === 'object' && value?.kind === 'class') return `type object '${value.name}'`
  return `'${classOf(value)}' object`
}

function classOf(value: Value): string {
  const name = typeName(value)
  return name === 'ndarray' ? 'numpy.ndarray' : name
}

/** Every name behind a value's dot that is known. */
export function attributeNames(value: Value, site: CallSite): Iterable<string> {
  if (typeof value === 'object' && value !== null) {
    switch (value.kind) {
      case 'module':
        return value.members.keys()
      case 'object':
        if (value.type.isArray === true) break
        return [...(isDerived(value) ? derivedNames(value) : []), ...(value.type.attributeNames?.(value) ?? [])]
      case 'instance':
        return [
          ...[...value.members.entries.keys()].map(key => String(key).slice(1)),
          ...value.class.order.flatMap(({ members }) => [...members.keys()]),
        ]
      case 'class':
        return value.order.flatMap(({ members }) => [...members.keys()])
      default:
    }
  }
  return site.session.attributes.get(kindOf(value))?.names(value) ?? []
}

/** The table in which a value's attributes stand. */
export function kindOf(value: Value): string {
  if (typeof value !== 'object' || value === null) return typeName(value)
  return value.kind === 'object' && value.type.isArray === true ? 'array' : value.kind
}
