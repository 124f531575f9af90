import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { assembleInWorker } from '../../cli/assembler.ts'
import { place } from './io.ts'

/** A worker that answers with the bytes of the text, fails at `wrong` and dies at `crash`, as AssemblyScript would. */
const script = `
import { parentPort } from 'node:worker_threads'
parentPort.on('message', text => {
  if (text === 'crash') process.exit(1)
  if (text === 'throw') throw new Error('thrown')
  if (text === 'wrong') parentPort.postMessage({ kind: 'failure', message: 'generated code does not compile' })
  else parentPort.postMessage({ kind: 'module', module: new TextEncoder().encode(text) })
})
`

async function assembler(): Promise<ReturnType<typeof assembleInWorker>> {
  const here = await place()
  await here.write('worker.mjs', script)
  const handle = assembleInWorker(pathToFileURL(here.path('worker.mjs')))
  onTestFinished(handle.dispose)
  return handle
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

test('texts are assembled in the worker, also several at once', async () => {
  const { assemble } = await assembler()
  expect(await Promise.all(['a', 'b', 'c'].map(assemble))).toEqual(['a', 'b', 'c'].map(bytes))
})

test.each([
  ['crash', 'the assembler ended with code 1'],
  ['throw', 'thrown'],
  ['wrong', 'generated code does not compile'],
])('%s is an error of that text only', async (text, message) => {
  const { assemble } = await assembler()
  await expect(assemble(text)).rejects.toThrow(message)
  expect(await assemble('next')).toEqual(bytes('next'))
})

test('one that was let go of begins anew', async () => {
  const { assemble, start, dispose } = await assembler()
  start()
  await dispose()
  expect(await assemble('later')).toEqual(bytes('later'))
})
