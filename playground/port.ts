/** The other side of a worker's messages. */
interface Port {
  postMessage(message: unknown, transfer?: Transferable[]): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
}

/** What a worker talks to: the page that made it. */
export const port = globalThis as unknown as Port
