/** The thread that runs scripts: what it is told and tells is in `protocol.ts`. */
import { port } from '../port.ts'
import type { News, Order } from './protocol.ts'
import { RunServer } from './server.ts'

const server = new RunServer(news => port.postMessage(news))
port.addEventListener('message', ({ data }) => void server.serve(data as Order))
port.postMessage({ kind: 'ready' } satisfies News)
