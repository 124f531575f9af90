/**
 * An error of a script: its place is one in the script. Where JavaScript stood says nothing to anybody, and to find that out
 * takes longer than all else that is done for an exception, of which scripts may raise and catch many.
 */
export class UntracedError extends Error {
  constructor(message: string) {
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(message)
    Error.stackTraceLimit = stackTraceLimit
  }
}
