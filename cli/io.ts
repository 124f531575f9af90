/** What a command gets of the machine around it; tests give something simpler. */

/** A stream that text is written to. */
export interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean | undefined
  /** Of a terminal. */
  readonly columns?: number | undefined
}

/** The surroundings of a command. */
export interface Io {
  readonly stdout: Output
  readonly stderr: Output
  /** All of standard input. */
  readonly stdin: () => Promise<Uint8Array>
  /** The folder that relative paths start from. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /**
   * Calls back at Ctrl-C until the function it returns is called, and tells the user what is kept. The next Ctrl-C, or any
   * while nobody listens, ends everything at once.
   */
  readonly onInterrupt: (handler: () => void, kept: string) => () => void
  /** Calls back now if Ctrl-C was pressed: for long work that gives nothing else a turn. */
  readonly checkInterrupt: () => void
  /** Says that a file or folder is being written, to be removed should everything end before the function it returns is called. */
  readonly writing: (path: string) => () => void
  /** Shows a file with the program the desktop has for it. */
  readonly open: (path: string) => void
}

/** Whether text for people may be coloured: on a terminal, unless NO_COLOR is set (https://no-color.org). */
export function inColour(output: Output, env: Io['env']): boolean {
  const refused = env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== ''
  return output.isTTY === true && !refused && env['TERM'] !== 'dumb'
}
