/** Where a command works: see {@link file://./supervise.ts}. */
import { parentPort, workerData } from 'node:worker_threads'
import { main } from './command.ts'
import type { CommandData } from './command-thread.ts'
import { threadIo } from './thread-io.ts'

const data = workerData as CommandData
if (parentPort === null) throw new Error('a command works in a thread of its own')
const { io, flush } = threadIo(data, parentPort)
process.exitCode = await main(data.argv, io)
flush()
