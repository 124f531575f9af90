import { extname, resolve } from 'node:path'
import { usageError } from '../faults.ts'
import type { Io } from '../io.ts'
import { type FileContent, writeWhole } from '../write-whole.ts'
import { checkSaveName } from './name.ts'
import { arraysOf, type Recording } from '../../session/recordings/recording.ts'

/**
 * Saves recordings, whole or not at all. A `.csv` has one table: with several monitors there is a file for each,
 * `FILE-spikemon.csv`.
 *
 * @returns the files written, as the user would name them
 * @throws HillockError `file`; `usage` if there is nothing to save
 */
export async function save(
  file: string,
  recordings: readonly Recording[],
  io: Pick<Io, 'cwd' | 'writing'>,
): Promise<readonly string[]> {
  checkSaveName(file)
  if (recordings.length === 0) {
    throw usageError(
      `there is nothing to save in ${file}: the model has no monitors`,
      'record something with a SpikeMonitor or StateMonitor',
    )
  }
  const contents = await contentsOf(file, recordings)
  await writeWhole(
    contents.map(({ shown, content }) => ({ path: resolve(io.cwd, shown), shown, content })),
    io,
  )
  return contents.map(({ shown }) => shown)
}

type Content = Pick<FileContent, 'shown' | 'content'>

async function contentsOf(file: string, recordings: readonly Recording[]): Promise<readonly Content[]> {
  const extension = extname(file)
  switch (extension.toLowerCase()) {
    case '.npz': {
      const { npzPieces } = await import('../../session/recordings/npz.ts')
      return [{ shown: file, content: npzPieces(recordings.flatMap(arraysOf)) }]
    }
    case '.json': {
      const { jsonPieces } = await import('../../session/recordings/json.ts')
      return [{ shown: file, content: jsonPieces(recordings.flatMap(arraysOf)) }]
    }
    default: {
      const { csvPieces } = await import('../../session/recordings/csv.ts')
      const stem = file.slice(0, -extension.length)
      const nameOf = ({ name }: Recording): string => (recordings.length === 1 ? file : `${stem}-${name}${extension}`)
      return recordings.map(recording => ({ shown: nameOf(recording), content: csvPieces(recording) }))
    }
  }
}
