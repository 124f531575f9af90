/** Something to wait at while it is closed. */
export interface Gate {
  /** Resolves at once while it is open. */
  passed(): Promise<void>
  close(): void
  open(): void
}

/** A gate that is open. */
export function newGate(): Gate {
  let opened = Promise.resolve()
  let open = (): void => undefined
  return {
    passed: () => opened,
    close: () => {
      open()
      opened = new Promise(resolve => (open = resolve))
    },
    open: () => open(),
  }
}
