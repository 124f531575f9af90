import { FigureError } from '../../figures/index.ts'
import { PythonError } from '../evaluate/python-error.ts'

/** What a drawing function gives; what it refuses as the script's exception. */
export function asPython<Result>(call: () => Result): Result {
  try {
    return call()
  } catch (thrown) {
    if (!(thrown instanceof FigureError)) throw thrown
    const { exception, message, help } = thrown
    const known = exception === 'NotImplementedError'
    throw new PythonError(exception, message, { help, ...(known && { code: 'unsupported' as const }) })
  }
}
