import type { Order, Report } from './messages.ts'
import { newPerformer } from './performer.ts'
import { workerName } from './simulator.ts'

/** What a worker is to itself. */
interface Scope {
  readonly name?: string
  readonly document?: unknown
  postMessage(report: Report, transfer: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent<Order>) => void): void
}

/** Whether this is a worker that an element has started. */
export function isOwnWorker(): boolean {
  const scope = globalThis as unknown as Scope
  return scope.document === undefined && scope.name === workerName
}

/** Does what the page of this worker asks. */
export function serve(): void {
  const scope = globalThis as unknown as Scope
  const perform = newPerformer((report, transfer = []) => scope.postMessage(report, transfer))
  scope.addEventListener('message', ({ data }) => void perform(data))
  scope.postMessage({ kind: 'ready' }, [])
}
