import { didYouMean, type Span } from '../../diagnostics/index.ts'
import { unitInExpressions, withdrawnUnits } from '../../units/index.ts'
import type { Session } from './call.ts'
import { PythonError } from './python-error.ts'
import { boundNames } from './scope.ts'

/** Python's NameError, with what may have been meant. */
export function unknownName(name: string, span: Span, session: Session): PythonError {
  const { bindings } = session.scope
  const known = {
    starred: bindings.get('NeuronGroup')?.value !== undefined,
    isBrian: () => session.module('brian2')?.members.has(name) === true,
    names: () => boundNames(session.scope),
  }
  return notDefined(name, span, known)
}

/** What there is instead of a name. */
export interface KnownNames {
  /** Whether all names of Brian 2 are there. */
  readonly starred: boolean
  /** Whether it is one of these. */
  readonly isBrian: () => boolean
  readonly names: () => Iterable<string>
}

/** The same where nothing is carried out. */
export function notDefined(name: string, span: Span, known: KnownNames): PythonError {
  return new PythonError('NameError', `name '${name}' is not defined`, { span, help: hint(name, known) })
}

function hint(name: string, { starred, isBrian, names }: KnownNames): string | undefined {
  if (!starred && isBrian()) return `'${name}' comes with 'from brian2 import *'`
  if (unitInExpressions(name) !== undefined) {
    return `'${name}' is a unit of equations that 'from brian2 import *' does not bring; write it as a multiple of another, such as 1e-6*volt`
  }
  return withdrawnUnits.get(name) ?? didYouMean(name, names())
}
