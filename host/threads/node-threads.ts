/** Threads of Node. */
import { Worker } from 'node:worker_threads'
import type { StartThread } from './thread.ts'

export const startThread: StartThread = ({ answered, failed }) => {
  const worker = new Worker(new URL('node-helper.js', import.meta.url))
  worker.unref()
  worker.on('message', answered)
  worker.on('error', ({ message }: Error) => failed(message))
  worker.on('exit', code => failed(`it ended with code ${code}`))
  return {
    order: order => worker.postMessage(order),
    keepAlive: wanted => (wanted ? worker.ref() : worker.unref()),
    end: () => {
      worker.removeAllListeners()
      void worker.terminate()
    },
  }
}
