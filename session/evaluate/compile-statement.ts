/**
 * Statements as closures. What never waits is a plain function; loops, and calls such as `run` that may have to wait,
 * are generators, at whose yields the driver lets the event loop breathe or awaits a promise.
 */
import { requireWritable } from '../arrays/array.ts'
import type { Assign, AugmentedAssign, Expr, For, If, Statement, While } from '../../compiler/grammar/ast.ts'
import type { Span } from '../../diagnostics/index.ts'
import { plainSite, type CallSite } from './call.ts'
import { compileStatementCall } from './compile-call.ts'
import { compileImport } from './compile-import.ts'
import { compileTarget } from './compile-target.ts'
import { compileCondition, type Evaluate, type Frame } from './frame.ts'
import { collect, iterate } from './iterate.ts'
import { PythonError } from './python-error.ts'
import { requireLength } from './sequence-limit.ts'
import { binary, inPlace } from './operators.ts'
import { raisedAt, unsupported } from './python-error.ts'
import { getItem, setItem } from './subscript.ts'
import { getAttribute, setAttribute } from './attributes.ts'
import type { Suspended, Value } from './values.ts'

/** How a statement ended, if not at its end. */
export type Jump = 'break' | 'continue' | undefined

/** What the driver is asked for: to wait for something and hand back its value, or just to breathe. */
export type Pause = Suspended | 'breathe'

export type Steps = Generator<Pause, Jump, Value>

export type Compiled =
  | { readonly kind: 'plain'; readonly run: () => Jump }
  | { readonly kind: 'steps'; readonly run: () => Steps }

export function compileStatement(node: Statement, frame: Frame): Compiled {
  switch (node.kind) {
    case 'expression':
      return effect(node.value, () => undefined, frame)
    case 'assign':
      return assign(node, frame)
    case 'augmented':
      return plain(augmented(node, frame))
    case 'for':
      return loop(node, frame)
    case 'while':
      return whileLoop(node, frame)
    case 'if':
      return branches(node, frame)
    case 'import':
    case 'from-import':
      return plain(compileImport(node, frame.session))
    case 'break':
    case 'continue': {
      const { kind } = node
      return { kind: 'plain', run: () => kind }
    }
    case 'pass':
      return plain(() => undefined)
    case 'magic':
      return plain(() =>
        frame.session.noteOnce('ignored', node.span, `'${node.text.trim()}' is a notebook's command; it is ignored`),
      )
    case 'unsupported':
      return plain(() => {
        throw unsupported(`${node.construct} is Python, not yet Hillock`, { span: node.span })
      })
  }
}

function plain(run: () => void): Compiled {
  return {
    kind: 'plain',
    run: () => {
      run()
      return undefined
    },
  }
}

/** A value and what is done with it; a call that is the whole expression may have to wait. */
export function effect(node: Expr, done: (value: Value) => void, frame: Frame): Compiled {
  const { session } = frame
  if (node.kind !== 'call') {
    const value = frame.expression(node, frame)
    return plain(() => {
      session.statement++
      done(value())
    })
  }
  const call = compileStatementCall(node, frame)
  return {
    kind: 'steps',
    *run(): Steps {
      session.statement++
      const result = call()
      done(isSuspended(result) ? yield* waited(result, node.span) : result)
      return undefined
    },
  }
}

function* waited(suspended: Suspended, span: Span): Generator<Pause, Value, Value> {
  try {
    return yield suspended
  } catch (thrown) {
    throw raisedAt(thrown, span)
  }
}

function isSuspended(value: Value | Suspended): value is Suspended {
  return typeof value === 'object' && value !== null && value.kind === 'suspended'
}

function assign(node: Assign, frame: Frame): Compiled {
  const stores = node.targets.map(target => compileTarget(target, frame, node.value))
  const [only] = stores
  if (stores.length === 1 && only !== undefined) return effect(node.value, only, frame)
  return effect(node.value, value => stores.forEach(store => store(value)), frame)
}

/** `a += b` changes lists and arrays where they are; the object and index of its target are evaluated once. */
function augmented(node: AugmentedAssign, frame: Frame): () => void {
  const value = frame.expression(node.value, frame)
  const site = plainSite(frame.session, node.span)
  const combine = (old: Value, added: Value): Value => combined(node, old, added, site)
  const guard = (run: () => void) => (): void => {
    try {
      run()
    } catch (thrown) {
      throw raisedAt(thrown, node.span)
    }
  }
  const { target } = node
  switch (target.kind) {
    case 'attribute': {
      const object = frame.expression(target.object, frame)
      return guard(() => {
        const owner = object()
        setAttribute(owner, target.name, combine(getAttribute(owner, target.name, site), value()), site)
      })
    }
    case 'subscript': {
      const object = frame.expression(target.object, frame)
      const index = frame.expression(target.index, frame)
      return guard(() => {
        const owner = object()
        const at = index()
        setItem(owner, at, combine(getItem(owner, at, site), value()), site)
      })
    }
    default: {
      const old = frame.expression(target, frame)
      const store = compileTarget(target, frame)
      return guard(() => {
        const before = old()
        if (typeof before === 'object' && before?.kind === 'array') requireWritable(before)
        store(combine(before, value()))
      })
    }
  }
}

function combined({ operator }: AugmentedAssign, old: Value, added: Value, site: CallSite): Value {
  if (typeof old === 'object' && old !== null) {
    if (old.kind === 'unit') {
      throw new PythonError('TypeError', 'Units cannot be modified in-place', {
        help: `write x = x ${operator} …, which makes a value of its own`,
      })
    }
    if (old.kind === 'array') return inPlace(operator, old, added, site)
    if (old.kind === 'object' && old.type.inPlace !== undefined) return old.type.inPlace(operator, old, added, site)
    if (old.kind === 'list' && operator === '+') {
      for (const item of collect(added, site)) old.items.push(item)
      requireLength(old.items.length)
      return old
    }
  }
  return binary(operator, old, added, site)
}

function loop(node: For, frame: Frame): Compiled {
  const iterable = frame.expression(node.iterable, frame)
  const store = compileTarget(node.target, frame)
  const body = compileBlock(node.body, frame)
  const otherwise = compileBlock(node.otherwise, frame)
  const site = plainSite(frame.session, node.iterable.span)
  return {
    kind: 'steps',
    *run(): Steps {
      const turns = items(iterable, site, node.iterable.span)
      for (const item of turns) {
        yield 'breathe'
        store(item)
        const jump = body.kind === 'plain' ? body.run() : yield* body.run()
        if (jump === 'break') return undefined
      }
      return otherwise.kind === 'plain' ? otherwise.run() : yield* otherwise.run()
    },
  }
}

function items(iterable: Evaluate, site: CallSite, span: Span): Iterable<Value> {
  const value = iterable()
  try {
    return iterate(value, site)
  } catch (thrown) {
    throw raisedAt(thrown, span)
  }
}

function whileLoop(node: While, frame: Frame): Compiled {
  const condition = compileCondition(node.condition, frame)
  const body = compileBlock(node.body, frame)
  const otherwise = compileBlock(node.otherwise, frame)
  return {
    kind: 'steps',
    *run(): Steps {
      while (condition()) {
        yield 'breathe'
        const jump = body.kind === 'plain' ? body.run() : yield* body.run()
        if (jump === 'break') return undefined
      }
      return otherwise.kind === 'plain' ? otherwise.run() : yield* otherwise.run()
    },
  }
}

function branches(node: If, frame: Frame): Compiled {
  const options = node.branches.map(({ condition, body }) => ({
    condition: compileCondition(condition, frame),
    body: compileBlock(body, frame),
  }))
  const otherwise = compileBlock(node.otherwise, frame)
  const chosen = (): Compiled => options.find(option => option.condition())?.body ?? otherwise
  if ([otherwise, ...options.map(({ body }) => body)].every(({ kind }) => kind === 'plain')) {
    return {
      kind: 'plain',
      run: () => {
        const block = chosen()
        return block.kind === 'plain' ? block.run() : undefined
      },
    }
  }
  return {
    kind: 'steps',
    *run(): Steps {
      const block = chosen()
      return block.kind === 'plain' ? block.run() : yield* block.run()
    },
  }
}

/** Statements one after the other, up to a jump. */
export function compileBlock(nodes: readonly Statement[], frame: Frame): Compiled {
  const statements = nodes.map(node => compileStatement(node, frame))
  const plains = statements.flatMap(statement => (statement.kind === 'plain' ? [statement.run] : []))
  if (plains.length === statements.length) {
    return {
      kind: 'plain',
      run: () => {
        for (const run of plains) {
          const jump = run()
          if (jump !== undefined) return jump
        }
        return undefined
      },
    }
  }
  return {
    kind: 'steps',
    *run(): Steps {
      for (const statement of statements) {
        const jump = statement.kind === 'plain' ? statement.run() : yield* statement.run()
        if (jump !== undefined) return jump
      }
      return undefined
    },
  }
}
