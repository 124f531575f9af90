import { type Diagnostic, HillockError, type Report } from '../diagnostics/index.ts'

/**
 * What is built while errors are reported.
 *
 * @throws HillockError with the errors
 */
export function built<Result>(build: (report: Report) => Result | undefined, tell: Report = () => undefined): Result {
  const problems: Diagnostic[] = []
  const result = build(diagnostic => {
    if (diagnostic.severity === 'error') problems.push(diagnostic)
    else tell(diagnostic)
  })
  if (result === undefined || problems.length > 0) throw new HillockError(problems)
  return result
}
