import type { FromImport, Import } from '../../../compiler/grammar/ast.ts'
import { didYouMean, type Span } from '../../../diagnostics/index.ts'
import { unitInExpressions } from '../../../units/index.ts'
import type { Activation } from '../activation.ts'
import { absolutePath, importedModule, memberOf, moduleWith } from '../modules.ts'
import { PythonError } from '../python-error.ts'
import { hold } from '../scope.ts'
import { typeName } from '../types.ts'
import { isStr, type ModuleValue, type Steps, type Value } from '../values.ts'
import type { Compiled, Frame, Jump } from './frame.ts'
import { storing } from './name.ts'

/**
 * `import numpy as np`, `from brian2 import *`: names from the library's tables, or a Python file beside the script,
 * which is carried out when it is first imported. Nothing else is loaded from anywhere.
 */
export function compileImport(node: Import | FromImport, frame: Frame): Compiled {
  const run = node.kind === 'import' ? importModules(node, frame) : importNames(node, frame)
  return {
    kind: 'steps',
    *run(activation): Steps<Jump> {
      yield* run(activation)
      return undefined
    },
  }
}

function importModules(node: Import, frame: Frame): (activation: Activation) => Steps<void> {
  const parts = node.modules.map(({ path, alias, span }) => {
    const [top = path] = path.split('.')
    return { path, top, alias, span, bind: binder(alias ?? top, frame) }
  })
  return function* (activation): Steps<void> {
    for (const { path, top, alias, span, bind } of parts) {
      const module = yield* importedModule(path, frame.session, span)
      const value = alias === undefined && top !== path ? yield* importedModule(top, frame.session, span) : module
      bind(value, activation, false)
    }
  }
}

function importNames(node: FromImport, frame: Frame): (activation: Activation) => Steps<void> {
  const { names, pathSpan } = node
  const path = absolutePath(node.path, frame.package)
  if (path === undefined) {
    return () => {
      const message = `attempted relative import ${frame.package === '' ? 'with no known parent package' : 'beyond top-level package'}`
      throw new PythonError('ImportError', message, { span: pathSpan })
    }
  }
  if (names === '*') {
    if (frame.place !== 'module') {
      return () => {
        throw new PythonError('SyntaxError', 'import * only allowed at module level', {
          span: node.span,
          code: 'syntax',
        })
      }
    }
    return function* (activation): Steps<void> {
      const module = yield* importedModule(path, frame.session, pathSpan)
      for (const name of starNames(module, pathSpan)) {
        const value = yield* memberOf(module, name, frame.session, pathSpan)
        if (value === undefined) {
          throw new PythonError('AttributeError', `module '${path}' has no attribute '${name}'`, { span: pathSpan })
        }
        binder(name, frame)(value, activation, module.assigns?.(name) === true)
      }
    }
  }
  const parts = names.map(({ name, alias, span }) => {
    const bound = alias ?? name
    return { name, span, bound, bind: binder(bound, frame) }
  })
  return function* (activation): Steps<void> {
    const module = yield* moduleWith(
      path,
      parts.map(({ name }) => name),
      frame.session,
      pathSpan,
    )
    for (const { name, span, bound, bind } of parts) {
      const value = yield* memberOf(module, name, frame.session, span)
      if (value === undefined) {
        const message = `cannot import name '${name}' from '${path}'`
        throw new PythonError('ImportError', message, { span, help: didYouMean(name, module.members.keys()) })
      }
      bind(value, activation, module.assigns?.(name) === true || isConstant(value, bound))
    }
  }
}

/** Modules of the library that have no `__all__`, so that `*` brings what a script has set there, too. */
const unlisted: ReadonlySet<string> = new Set([
  'abc', 'bisect', 'brian2', 'brian2.core', 'brian2.devices', 'brian2.units.constants', 'cycler', 'gc', 'itertools',
  'math', 'matplotlib.animation', 'matplotlib.cm', 'matplotlib.colors', 'matplotlib.gridspec', 'matplotlib.image',
  'matplotlib.lines', 'matplotlib.patches', 'matplotlib.pyplot', 'pylab', 'sys', 'time',
]) // prettier-ignore

/** What `*` stands for: what the module's `__all__` lists, or all names that do not begin with `_`. */
function starNames({ name: module, members, library }: ModuleValue, span: Span): readonly string[] {
  const listed = members.get('__all__')
  const shown = library === undefined || unlisted.has(module) ? members : library
  if (listed === undefined) return [...shown.keys()].filter(name => !name.startsWith('_'))
  if (typeof listed !== 'object' || (listed?.kind !== 'list' && listed?.kind !== 'tuple'))
    throw new PythonError('TypeError', `${module}.__all__ must be a list or tuple, not ${typeName(listed)}`, { span })
  return listed.items.map(item => {
    if (isStr(item)) return item.text.text
    throw new PythonError('TypeError', `Item in ${module}.__all__ must be str, not ${typeName(item)}`, { span })
  })
}

/**
 * Whether it is a number that equations may use, like one that the script assigned. Of the library only those imported by
 * name are, since a star brings many; whatever another file of the script assigned is its own.
 */
function isConstant(value: Value, name: string): boolean {
  if (unitInExpressions(name) !== undefined) return false
  if (typeof value !== 'object' || value === null) return value !== null
  return value.kind === 'array' || value.kind === 'unit'
}

/** Stores an imported value; names of the script's top remember that no assignment made them. */
function binder(name: string, frame: Frame): (value: Value, activation: Activation, assigned: boolean) => void {
  const place = frame.scope.placeOf(name)
  if (place.kind !== 'global') {
    const span = { source: { name: '', text: '' }, start: 0, end: 0 }
    const store = storing(name, span, frame)
    return (value, activation) => store(value, activation)
  }
  const { binding } = place
  return (value, _, assigned) => hold(binding, value, assigned)
}
