import { didYouMean } from '../../diagnostics/index.ts'
import type { CallSite } from './call.ts'
import { PythonError } from './python-error.ts'
import { typeName } from './types.ts'
import type { Value } from './values.ts'

/**
 * `value.name`, from the tables alone.
 *
 * @throws PythonError AttributeError for everything that has no row
 */
export function getAttribute(value: Value, name: string, site: CallSite): Value {
  const found = lookUp(value, name, site)
  if (found !== undefined) return found
  throw noAttribute(value, name, site)
}

function lookUp(value: Value, name: string, site: CallSite): Value | undefined {
  if (typeof value === 'object' && value !== null) {
    if (value.kind === 'module') return value.members.get(name)
    if (value.kind === 'function' && value.attributes?.has(name) === true) return value.attributes.get(name)
    if (value.kind === 'object') return value.type.attribute?.(value, name, site)
  }
  return site.session.attributes.get(kindOf(value))?.get(value, name, site)
}

/**
 * `value.name = to`.
 *
 * @throws PythonError AttributeError for what cannot be set
 */
export function setAttribute(value: Value, name: string, to: Value, site: CallSite): void {
  if (typeof value === 'object' && value !== null && value.kind === 'object' && value.type.setAttribute !== undefined) {
    value.type.setAttribute(value, name, to, site)
    return
  }
  if (site.session.attributes.get(kindOf(value))?.set?.(value, name, to, site) === true) return
  throw new PythonError('AttributeError', `'${typeName(value)}' object attribute '${name}' cannot be set`, {
    help: didYouMean(name, attributeNames(value, site)),
  })
}

function noAttribute(value: Value, name: string, site: CallSite): PythonError {
  const help = didYouMean(name, attributeNames(value, site))
  if (typeof value === 'object' && value?.kind === 'module') {
    return new PythonError('AttributeError', `module '${value.name}' has no attribute '${name}'`, { help })
  }
  return new PythonError('AttributeError', `'${classOf(value)}' object has no attribute '${name}'`, { help })
}

function classOf(value: Value): string {
  const name = typeName(value)
  return name === 'ndarray' ? 'numpy.ndarray' : name
}

function attributeNames(value: Value, site: CallSite): Iterable<string> {
  if (typeof value === 'object' && value !== null) {
    if (value.kind === 'module') return value.members.keys()
    if (value.kind === 'object') return value.type.attributeNames?.(value) ?? []
  }
  return site.session.attributes.get(kindOf(value))?.names(value) ?? []
}

/** The table in which a value's attributes stand. */
export function kindOf(value: Value): string {
  return typeof value === 'object' && value !== null ? value.kind : typeName(value)
}
