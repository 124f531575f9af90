/** Threads of pages. */
import type { HelperAnswer } from './helper.ts'
import type { StartThread } from './thread.ts'

export const startThread: StartThread = ({ answered, failed }) => {
  const worker = new Worker(new URL('web-helper.js', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<HelperAnswer>) => answered(data))
  worker.addEventListener('error', ({ message }) => failed(message || 'it could not be started'))
  return {
    order: order => worker.postMessage(order),
    keepAlive: () => undefined,
    end: () => worker.terminate(),
  }
}
