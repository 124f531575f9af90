import type { Expr } from '../../compiler/grammar/ast.ts'
import type { Span } from '../../diagnostics/index.ts'
import type { Value } from './values.ts'

/** A name of the script and what it holds now. */
export interface Binding {
  readonly name: string
  value: Value | undefined
  /** Assigned by the script, rather than brought by an import. */
  assigned: boolean
  /** The right-hand side of the last plain assignment. */
  expression: Expr | undefined
  /** Where it was last assigned. */
  span: Span | undefined
}

/** The names of a script. */
export interface Scope {
  readonly bindings: ReadonlyMap<string, Binding>
  /** The binding of a name, made if there is none: code looks it up once and keeps it. */
  readonly binding: (name: string) => Binding
}

export function createScope(): Scope {
  const bindings = new Map<string, Binding>()
  return { bindings, binding }

  function binding(name: string): Binding {
    const found = bindings.get(name)
    if (found !== undefined) return found
    const made = emptyBinding(name)
    bindings.set(name, made)
    return made
  }
}

export function emptyBinding(name: string): Binding {
  return { name, value: undefined, assigned: false, expression: undefined, span: undefined }
}

/** Lets a name hold what no right-hand side in the text says. */
export function hold(binding: Binding, value: Value | undefined, assigned: boolean): void {
  binding.value = value
  binding.assigned = assigned
  binding.expression = undefined
  binding.span = undefined
}

/** Takes from a name what it holds, but for Python's own. */
export function release(binding: Binding, builtins: ReadonlyMap<string, Value>): void {
  hold(binding, builtins.get(binding.name), false)
}

/** What a name holds, unless that is only Python's own. */
export function ownValue({ name, value, assigned }: Binding, builtins: ReadonlyMap<string, Value>): Value | undefined {
  return value !== undefined && builtins.get(name) === value && !assigned ? undefined : value
}

/** Names that hold something. */
export function* boundNames(scope: Scope): Iterable<string> {
  for (const { name, value } of scope.bindings.values()) if (value !== undefined) yield name
}
