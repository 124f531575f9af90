/** What the thread of a command and the one that waits for it say to each other. */

/** What a command's thread begins with. */
export interface CommandData {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly stdout: Terminal
  readonly stderr: Terminal
  /** Characters written that the first thread has not passed on. */
  readonly waiting: Int32Array<SharedArrayBuffer>
}

/** What a stream of the process is connected to. */
export interface Terminal {
  readonly isTTY: boolean | undefined
  readonly columns: number | undefined
}

/** From a command. */
export type FromCommand =
  | { readonly kind: 'write'; readonly to: 'stdout' | 'stderr'; readonly text: string }
  /** The next Ctrl-C is for the command, which says what it keeps; without it, Ctrl-C ends everything at once. */
  | { readonly kind: 'interruptible'; readonly kept: string | undefined }
  /** A file or folder that is being written, to be removed if everything ends meanwhile; and that it has its name now. */
  | { readonly kind: 'partial' | 'whole'; readonly path: string }

/** To a command: Ctrl-C was pressed. */
export type ToCommand = 'interrupt'
