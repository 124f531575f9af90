/**
 * Statements as closures. What never waits is a plain function; loops, and calls such as `run` that may have to wait,
 * are generators, at whose yields the driver lets the event loop breathe or awaits a promise.
 */
import type { Assert, Assign, Call, Delete, Expr, If, Return, Statement } from '../../../compiler/grammar/ast.ts'
import { plainSite } from '../call.ts'
import { deleteAttribute } from '../delete-attribute.ts'
import { PythonError, unsupported } from '../python-error.ts'
import { deleteItem } from '../delete-item.ts'
import type { Called, Steps } from '../values.ts'
import type { Activation } from '../activation.ts'
import { compileAugmented } from './augmented.ts'
import { isPending, settled } from '../settled.ts'
import { callParts } from './value.ts'
import { compileClass } from './class.ts'
import { compileDecorated } from './decorated.ts'
import { compileCondition, type Compiled, ended, type Frame, guarded, type Jump, type Ran, testOf } from './frame.ts'
import { compileImport } from './import.ts'
import { compileFor, compileWhile } from './loop.ts'
import { deleting, storing, type Store } from './name.ts'
import { compileMatch } from './match.ts'
import { compileRaise } from './raise.ts'
import { compileTarget } from './target.ts'
import { compileTry } from './try.ts'
import { compileWith } from './with.ts'

export function compileStatement(node: Statement, frame: Frame): Compiled {
  switch (node.kind) {
    case 'expression':
      return effect(node.value, () => undefined, frame)
    case 'assign':
      return assign(node, frame)
    case 'augmented':
      return compileAugmented(node, frame)
    case 'annotated':
      return node.value === undefined
        ? plain(() => undefined)
        : effect(node.value, compileTarget(node.target, frame, node.value), frame)
    case 'for':
      return compileFor(node, frame)
    case 'while':
      return compileWhile(node, frame)
    case 'if':
      return branches(node, frame)
    case 'import':
    case 'from-import':
      return compileImport(node, frame)
    case 'def': {
      const make = frame.function(node, frame)
      const store = storing(node.name, node.nameSpan, frame)
      return compileDecorated(node, make, store, frame)
    }
    case 'class':
      return compileClass(node, frame)
    case 'return':
      return returned(node, frame)
    case 'raise':
      return compileRaise(node, frame)
    case 'assert':
      return asserted(node, frame)
    case 'delete':
      return deleted(node, frame)
    case 'global':
    case 'nonlocal':
      return plain(() => undefined)
    case 'try':
      return compileTry(node, frame)
    case 'with':
      return compileWith(node, frame)
    case 'match':
      return compileMatch(node, frame)
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

function plain(run: (activation: Activation) => void): Compiled {
  return {
    kind: 'plain',
    run: activation => {
      run(activation)
      return undefined
    },
  }
}

/** A value and what is done with it; a call that is the whole expression of a script's own statement may have to wait. */
export function effect(node: Expr, done: Store, frame: Frame): Compiled {
  const { session } = frame
  const isCall = node.kind === 'call' && !frame.held.has(node)
  if (isCall && (frame.place === 'module' || frame.pauses(node))) {
    const run = callEffect(node, done, frame)
    return {
      kind: 'steps',
      run: activation => {
        session.statement = ++session.statements
        return run(activation)
      },
    }
  }
  const valued = frame.value(node, frame)
  if (valued.kind === 'plain') {
    const { value } = valued
    return {
      kind: 'plain',
      run: activation => {
        session.statement = ++session.statements
        done(value(activation), activation)
        return undefined
      },
    }
  }
  return {
    kind: 'steps',
    *run(activation): Steps<Jump> {
      session.statement = ++session.statements
      done(yield* valued.value(activation), activation)
      return undefined
    },
  }
}

/** What nearly every call gives at once is done at once. */
function callEffect(node: Call, done: Store, frame: Frame): (activation: Activation) => Ran {
  const { some, before, call } = callParts(node, frame)
  const finish = function* (result: Called, activation: Activation): Steps<Jump> {
    done(yield* settled(result, node.span), activation)
    return undefined
  }
  if (some) {
    return function* (activation) {
      yield* before(activation)
      return yield* finish(call(activation), activation)
    }
  }
  return activation => {
    const result = call(activation)
    if (isPending(result)) return finish(result, activation)
    done(result, activation)
    return undefined
  }
}

function assign(node: Assign, frame: Frame): Compiled {
  const stores = node.targets.map(target => compileTarget(target, frame, node.value))
  const [only] = stores
  if (stores.length === 1 && only !== undefined) return effect(node.value, only, frame)
  return effect(node.value, (value, activation) => stores.forEach(store => store(value, activation)), frame)
}

function returned({ value }: Return, frame: Frame): Compiled {
  const valued = value === undefined ? undefined : frame.value(value, frame)
  if (valued?.kind === 'steps') {
    return {
      kind: 'steps',
      *run(activation): Steps<Jump> {
        activation.result = yield* valued.value(activation)
        return 'return'
      },
    }
  }
  const found = valued?.value
  return {
    kind: 'plain',
    run: activation => {
      activation.result = found === undefined ? null : found(activation)
      return 'return'
    },
  }
}

function asserted(node: Assert, frame: Frame): Compiled {
  const condition = compileCondition(node.condition, frame)
  const message = node.message === undefined ? undefined : frame.expression(node.message, frame)
  return plain(activation => {
    if (condition(activation)) return
    const argument = message?.(activation)
    const text = argument === undefined ? '' : frame.session.text(argument)
    throw new PythonError('AssertionError', text, {
      span: node.condition.span,
      ...(argument !== undefined && { argument }),
    })
  })
}

function deleted(node: Delete, frame: Frame): Compiled {
  const actions = node.targets.map(target => deleter(target, frame))
  return plain(activation => {
    for (const action of actions) action(activation)
  })
}

function deleter(node: Expr, frame: Frame): (activation: Activation) => void {
  const site = plainSite(frame.session, node.span)
  switch (node.kind) {
    case 'name':
      return deleting(node, frame)
    case 'subscript': {
      const object = frame.expression(node.object, frame)
      const index = frame.expression(node.index, frame)
      return guarded(node.span, activation => deleteItem(object(activation), index(activation), site))
    }
    case 'attribute': {
      const object = frame.expression(node.object, frame)
      return guarded(node.span, activation => deleteAttribute(object(activation), node.name, site))
    }
    case 'list':
    case 'tuple': {
      const actions = node.items.map(item => deleter(item, frame))
      return activation => actions.forEach(action => action(activation))
    }
    default:
      throw new TypeError(`the grammar let '${node.kind}' be deleted`)
  }
}

function branches(node: If, frame: Frame): Compiled {
  const options = node.branches.map(({ condition, body }) => ({
    condition: frame.pauses(condition) ? undefined : compileCondition(condition, frame),
    valued: frame.pauses(condition) ? frame.value(condition, frame) : undefined,
    test: testOf(condition, frame),
    body: frame.block(body, frame),
  }))
  const otherwise = frame.block(node.otherwise, frame)
  const conditions = options.flatMap(({ condition, body }) =>
    condition && body.kind === 'plain' ? [{ condition, run: body.run }] : [],
  )
  if (conditions.length === options.length && otherwise.kind === 'plain') {
    const { run: last } = otherwise
    const [only] = conditions
    if (conditions.length === 1 && only !== undefined) {
      const { condition, run } = only
      return { kind: 'plain', run: activation => (condition(activation) ? run(activation) : last(activation)) }
    }
    return {
      kind: 'plain',
      run: activation => {
        for (const { condition, run } of conditions) if (condition(activation)) return run(activation)
        return last(activation)
      },
    }
  }
  const bodies = options.flatMap(({ condition, body }) => (condition ? [{ condition, body }] : []))
  if (bodies.length === options.length) {
    return {
      kind: 'steps',
      run: activation => {
        for (const { condition, body } of bodies) if (condition(activation)) return body.run(activation)
        return otherwise.run(activation)
      },
    }
  }
  return {
    kind: 'steps',
    *run(activation): Steps<Jump> {
      for (const { condition, valued, test, body } of options) {
        const holds =
          condition !== undefined
            ? condition(activation)
            : valued?.kind === 'steps' && test(yield* valued.value(activation))
        if (holds) return yield* ended(body.run(activation))
      }
      return yield* ended(otherwise.run(activation))
    },
  }
}

/** Statements one after the other, up to a jump. */
export function compileBlock(nodes: readonly Statement[], frame: Frame): Compiled {
  const statements = nodes.map(node => compileStatement(node, frame))
  const plains = statements.flatMap(statement => (statement.kind === 'plain' ? [statement.run] : []))
  if (plains.length === statements.length) {
    const [first] = plains
    if (plains.length === 1 && first !== undefined) return { kind: 'plain', run: first }
    return {
      kind: 'plain',
      run: activation => {
        for (const run of plains) {
          const jump = run(activation)
          if (jump !== undefined) return jump
        }
        return undefined
      },
    }
  }
  const rest = function* (first: Steps<Jump>, from: number, activation: Activation): Steps<Jump> {
    let jump = yield* first
    for (let k = from; k < statements.length && jump === undefined; k++) {
      const ran = statements[k]?.run(activation)
      jump = typeof ran === 'object' ? yield* ran : ran
    }
    return jump
  }
  return {
    kind: 'steps',
    run: activation => {
      for (let k = 0; k < statements.length; k++) {
        const ran = statements[k]?.run(activation)
        // Steps of the last one need none around them.
        if (typeof ran === 'object') return k + 1 === statements.length ? ran : rest(ran, k + 1, activation)
        if (ran !== undefined) return ran
      }
      return undefined
    },
  }
}
