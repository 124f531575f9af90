/** The thread that runs scripts: what it is told and tells is in `protocol.ts`. */
import { assembleHere } from '../../network/index.ts'
import { type ReadReady, withReady } from '../../network/ready-modules.ts'
import { port } from '../port.ts'
import type { News, Order } from './protocol.ts'
import { RunServer } from './server.ts'

/** Modules of the gallery, which this site has beside this script. */
const readReady: ReadReady = async name => {
  const response = await fetch(new URL(`ready/${name}`, location.href)).catch(() => undefined)
  return response?.ok === true ? new Uint8Array(await response.arrayBuffer()) : undefined
}

const server = new RunServer(news => port.postMessage(news), withReady(assembleHere, readReady))
port.addEventListener('message', ({ data }) => void server.serve(data as Order))
port.postMessage({ kind: 'ready' } satisfies News)
