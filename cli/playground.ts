import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { wholeNumber } from './arguments.ts'
import { exitCodes } from './exit-codes.ts'
import { fileError, reasonOf, usageError } from './faults.ts'
import type { Io } from './io.ts'
import { packageFolder } from './package-folder.ts'
import { serve, type Served } from './playground/serve.ts'
import { isModule, readBytes, textOf } from './read-text.ts'
import { writeLine } from './report.ts'

/** Flags of `hillock playground` as commander gives them. */
export interface PlaygroundFlags {
  readonly port?: string
  /** False for `--no-open`. */
  readonly open: boolean
}

/** `hillock playground`: serves the playground to this machine's browser, with a file in it, until Ctrl-C. */
export async function playground(
  file: string | undefined,
  { port = '0', open }: PlaygroundFlags,
  io: Io,
): Promise<number> {
  const wanted = wholeNumber(port, '--port', 0)
  if (wanted > 65_535) throw usageError(`--port is a number up to 65535, not ${port}`)
  const folder = join(packageFolder(), 'dist/playground')
  if (!existsSync(join(folder, 'index.html')))
    throw fileError('the playground is not built', 'npm run build:playground makes it')
  const texts = new Map<string, string>()
  let query = ''
  if (file !== undefined) {
    const bytes = await readBytes(file, io)
    if (isModule(bytes))
      throw usageError(`${file} is a compiled module: the playground opens models`, `hillock run ${file} runs it`)
    const { text } = textOf(bytes, file)
    const name = file === '-' ? 'model.py' : basename(file)
    texts.set(`opened/${name}`, text)
    query = `?open=${encodeURIComponent(`opened/${encodeURIComponent(name)}`)}`
  }
  const served = await serving(folder, texts, wanted)
  const address = served.url + query
  writeLine(io.stdout, address)
  if (open) io.open(address)
  await new Promise<void>(resolve => {
    io.onInterrupt(resolve, 'the playground is served no longer')
  })
  await served.close()
  return exitCodes.good
}

async function serving(folder: string, texts: ReadonlyMap<string, string>, port: number): Promise<Served> {
  try {
    return await serve(folder, texts, port)
  } catch (cause) {
    throw usageError(`port ${port} cannot be used: ${reasonOf(cause)}`, 'leave --port out for one that is free')
  }
}
