/** A helping thread of a page. */
import { helper, type HelperOrder } from './helper.ts'

const scope = globalThis as unknown as {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { readonly data: HelperOrder }) => void): void
}

const serve = helper(answer => scope.postMessage(answer))
scope.addEventListener('message', ({ data }) => serve(data))
