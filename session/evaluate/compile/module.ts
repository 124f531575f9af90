/** A whole script, or a Python file beside it. */
import type { Statement } from '../../../compiler/grammar/ast.ts'
import { compileExpression } from './expression.ts'
import { compileFunction, compileGenerator } from './function.ts'
import type { Frame } from './frame.ts'
import { compileBlock } from './statement.ts'
import { compileValue } from './value.ts'
import { findPauses } from '../names/pausing.ts'
import { moduleScope } from '../names/place.ts'
import type { Scope } from '../scope.ts'
import type { Session } from '../call.ts'

/** Where the statements of a script are compiled. */
export function moduleFrame(
  session: Session,
  statements: readonly Statement[],
  {
    globals = session.scope,
    name = '__main__',
    package: inPackage = '',
  }: { readonly globals?: Scope; readonly name?: string; readonly package?: string | undefined } = {},
): Frame {
  return {
    session,
    scope: moduleScope(globals),
    pauses: findPauses(statements),
    held: new Map(),
    path: [],
    place: 'module',
    module: name,
    package: inPackage,
    expression: compileExpression,
    value: compileValue,
    block: compileBlock,
    function: compileFunction,
    generator: compileGenerator,
  }
}
