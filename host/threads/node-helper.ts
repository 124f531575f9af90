/** A helping thread of Node. */
import { parentPort } from 'node:worker_threads'
import { helper, type HelperOrder } from './helper.ts'

const serve = helper(answer => parentPort?.postMessage(answer))
parentPort?.on('message', (order: HelperOrder) => serve(order))
