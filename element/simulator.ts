import type { Order, Report } from './messages.ts'
import { newPerformer } from './performer.ts'

/** Where simulations happen. */
export interface Simulator {
  order(order: Order): void
  /** Ends it, whatever it is at. In the thread of the page that is only asked for. */
  end(): void
}

/** Name of the worker, by which the file knows that it runs in one of its own. */
export const workerName = 'hillock-model'

/**
 * Starts a simulator in a worker, or in this thread where the page may not have one.
 *
 * @param file what the worker runs; in this thread without one
 * @param listen told all reports, later than the call that brought them about
 * @param failed told if it cannot go on
 */
export function startSimulator(
  file: URL | undefined,
  listen: (report: Report) => void,
  failed: (reason: string) => void,
): Simulator {
  return (file !== undefined && inWorker(file, listen, failed)) || inPage(listen)
}

function inWorker(
  file: URL,
  listen: (report: Report) => void,
  failed: (reason: string) => void,
): Simulator | undefined {
  let worker: Worker
  try {
    worker = new Worker(file, { type: 'module', name: workerName })
  } catch {
    // A file of another origin is none that a worker may run.
    return undefined
  }
  /** What was ordered before it answered for the first time, for the one that takes its place if it never does. */
  let early: Order[] | undefined = []
  let instead: Simulator | undefined
  worker.addEventListener('message', ({ data }: MessageEvent<Report>) => {
    early = undefined
    if (data.kind !== 'ready') listen(data)
  })
  worker.addEventListener('error', event => {
    event.preventDefault()
    if (early === undefined) return failed(event.message || 'the worker ended')
    worker.terminate()
    instead = inPage(listen)
    for (const order of early) instead.order(order)
    early = undefined
  })
  return {
    order: order => {
      if (instead !== undefined) return instead.order(order)
      early?.push(order)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, a worker has none
      worker.postMessage(order)
    },
    end: () => {
      worker.terminate()
      instead?.end()
    },
  }
}

/** The host takes turns with everything else, so a page stays alive unless a module does not answer. */
function inPage(listen: (report: Report) => void): Simulator {
  let ended = false
  const perform = newPerformer(report => {
    queueMicrotask(() => {
      if (!ended) listen(report)
    })
  })
  return {
    order: order => void perform(order),
    end: () => {
      ended = true
      void perform({ kind: 'stop' })
    },
  }
}
