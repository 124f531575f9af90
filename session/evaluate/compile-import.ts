import type { FromImport, Import } from '../../compiler/grammar/ast.ts'
import { didYouMean } from '../../diagnostics/index.ts'
import { unitInExpressions } from '../../units/index.ts'
import type { Session } from './call.ts'
import { PythonError } from './python-error.ts'
import type { ModuleValue, Value } from './values.ts'

/** `import numpy as np`, `from brian2 import *`: names from the library's tables; nothing is loaded from anywhere. */
export function compileImport(node: Import | FromImport, session: Session): () => void {
  return node.kind === 'import' ? () => importModules(node, session) : () => importNames(node, session)
}

function importModules(node: Import, session: Session): void {
  for (const { path, alias, span } of node.modules) {
    const module = found(path, session, span)
    const [top = path] = path.split('.')
    const [name, value] = alias === undefined ? [top, found(top, session, span)] : [alias, module]
    bind(session, name, value, false)
  }
}

function importNames(node: FromImport, session: Session): void {
  const module = found(node.path, session, node.pathSpan)
  if (node.names === '*') {
    for (const [name, value] of module.members) if (!name.startsWith('_')) bind(session, name, value, false)
    return
  }
  for (const { name, alias, span } of node.names) {
    const value = module.members.get(name) ?? session.module(`${node.path}.${name}`)
    if (value === undefined) {
      const message = `cannot import name '${name}' from '${node.path}'`
      throw new PythonError('ImportError', message, { span, help: didYouMean(name, module.members.keys()) })
    }
    const bound = alias ?? name
    bind(session, bound, value, isConstant(value) && unitInExpressions(bound) === undefined)
  }
}

function found(path: string, session: Session, span: Import['span']): ModuleValue {
  const module = session.module(path)
  if (module === undefined) throw new PythonError('ModuleNotFoundError', `No module named '${path}'`, { span })
  return module
}

/** A number imported by name is one that equations may use, like one assigned. */
function isConstant(value: Value): boolean {
  if (typeof value === 'number') return true
  return typeof value === 'object' && value !== null && (value.kind === 'array' || value.kind === 'unit')
}

function bind(session: Session, name: string, value: Value, assigned: boolean): void {
  const binding = session.scope.binding(name)
  binding.value = value
  binding.assigned = assigned
  binding.expression = undefined
  binding.span = undefined
}
