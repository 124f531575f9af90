/** A way to let everything else that waits have its turn. */
export interface Turns {
  /** Resolves in a later task of the event loop. */
  next(): Promise<void>
  /** Ends the use of whatever makes the turns. */
  close(): void
}

/** Turns by the quickest means there is: timers of browsers wait 4 ms when they follow each other, message ports do not. */
export function takeTurns(): Turns {
  const { setImmediate } = globalThis as { setImmediate?: (callback: () => void) => unknown }
  if (setImmediate !== undefined) {
    return { next: () => new Promise(resolve => void setImmediate(resolve)), close: () => undefined }
  }
  if (typeof MessageChannel === 'undefined') {
    return { next: () => new Promise(resolve => void setTimeout(resolve, 0)), close: () => undefined }
  }
  const { port1, port2 } = new MessageChannel()
  let waiting: (() => void) | undefined
  port1.addEventListener('message', () => waiting?.())
  port1.start()
  return {
    next: () =>
      new Promise(resolve => {
        waiting = resolve
        port2.postMessage(undefined)
      }),
    close: () => port1.close(),
  }
}
