/** Which exception Brian 2 raises for equations and statements that cannot be read: it takes them apart before it reads expressions. */
import type { Diagnostic, PythonException } from '../../diagnostics/index.ts'

const wholeEquation =
  /^(?:d\s*[A-Za-z_]\w*\s*\/\s*dt\s*=[^:]+|[A-Za-z_]\w*\s*(?:=[^:]+)?)(?<colon>:)\s*[\w*/.\- ]+?\s*(?:\([^()]*\))?\s*$/d

/**
 * The exception for what is wrong in an equation: of its parts, of its unit, or of the expression in it.
 *
 * @param equation its text
 * @param place where in it, in characters
 */
export function faultOfEquation(equation: string, place: number, { message }: Diagnostic): PythonException {
  const found = wholeEquation.exec(equation.replace(/#[^\n]*/g, comment => ' '.repeat(comment.length)))
  if (found === null) return { type: 'EquationError', cause: { type: 'ParseException', message } }
  const [, unit = 0] = found.indices?.groups?.['colon'] ?? []
  return place < unit ? { type: 'SyntaxError' } : { type: 'EquationError', cause: { type: 'ValueError', message } }
}

/** The exception for what is wrong in a statement: of the assignment, or of the expression in it. */
export function faultOfStatement(statement: string): PythonException {
  return { type: /^\s*[A-Za-z_]\w*\s*[-+*/%&|^]*=\s*[^\s=]/.test(statement) ? 'SyntaxError' : 'ValueError' }
}
