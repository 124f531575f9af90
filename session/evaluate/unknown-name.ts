import { didYouMean, type Span } from '../../diagnostics/index.ts'
import { unitInExpressions, withdrawnUnits } from '../../units/index.ts'
import type { Session } from './call.ts'
import { PythonError } from './python-error.ts'
import { boundNames } from './scope.ts'

/** Python's NameError, with what may have been meant. */
export function unknownName(name: string, span: Span, session: Session): PythonError {
  return new PythonError('NameError', `name '${name}' is not defined`, { span, help: hint(name, session) })
}

function hint(name: string, session: Session): string | undefined {
  const brian = session.module('brian2')
  const starred = session.scope.bindings.get('NeuronGroup')?.value !== undefined
  if (!starred && brian?.members.has(name) === true) {
    return `'${name}' comes with 'from brian2 import *'`
  }
  if (unitInExpressions(name) !== undefined) {
    return `'${name}' is a unit of equations that 'from brian2 import *' does not bring; write it as a multiple of another, such as 1e-6*volt`
  }
  return withdrawnUnits.get(name) ?? didYouMean(name, boundNames(session.scope))
}
