import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { error, HillockError } from '../diagnostics/diagnostic.ts'
import type { Source } from '../diagnostics/source.ts'
import { isNotebook } from '../session/notebook.ts'
import { fileError, reasonOf } from './faults.ts'
import type { Io } from './io.ts'

/** No model is as long as this; a file that is was given by mistake. */
const mostBytes = 1 << 26

/** The bytes of a file, or of standard input for `-`. */
export async function readBytes(file: string, io: Pick<Io, 'cwd' | 'stdin'>): Promise<Uint8Array<ArrayBuffer>> {
  if (file === '-') return new Uint8Array(await io.stdin())
  try {
    return new Uint8Array(await readFile(resolve(io.cwd, file)))
  } catch (cause) {
    throw fileError(`${file} cannot be read: ${reasonOf(cause)}`)
  }
}

/** Whether bytes are a WebAssembly module, or the start of one. */
export function isModule(bytes: Uint8Array): boolean {
  return [0x00, 0x61, 0x73, 0x6d].every((byte, at) => bytes[at] === byte)
}

/**
 * A model file as text.
 *
 * @throws HillockError `file` if it cannot be read, `not-text` at the first byte that is no UTF-8
 */
export async function readText(file: string, io: Pick<Io, 'cwd' | 'stdin'>): Promise<Source> {
  return textOf(await readBytes(file, io), file)
}

/** The bytes of a file as text; a byte order mark is left out. */
export function textOf(bytes: Uint8Array, file: string): Source {
  const name = file === '-' ? '<stdin>' : file
  if (bytes.length > mostBytes) {
    throw fileError(`${name} has ${bytes.length} bytes; a model file has at most ${mostBytes}`)
  }
  const text = new TextDecoder().decode(bytes)
  const at = firstInvalidByte(bytes)
  if (at === undefined) return { name, text }
  const start = new TextDecoder().decode(bytes.subarray(0, at)).length
  const byte = (bytes[at] ?? 0).toString(16).padStart(2, '0')
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  throw new HillockError([
    error(
      'not-text',
      { source: { name, text }, start, end: start + 1 },
      `byte 0x${byte} at offset ${at} is not UTF-8 text`,
      {
        help: wide ? 'this looks like UTF-16: save the file as UTF-8' : 'a model file is Python source, saved as UTF-8',
      },
    ),
  ])
}

/**
 * A model file for commands that take no notebooks.
 *
 * @throws HillockError `unsupported` for a Jupyter notebook
 */
export function requireScript(source: Source): Source {
  if (!isNotebook(source)) return source
  const message = 'a Jupyter notebook is run and checked, but not compiled'
  const file = source.name === '<stdin>' ? 'NOTEBOOK.ipynb' : source.name
  const help = `jupyter nbconvert --to script ${file} writes its code as a model file`
  throw new HillockError([error('unsupported', { source, start: 0, end: 1 }, message, { help })])
}

/** Offset of the first byte that does not continue well-formed UTF-8 (Unicode 15, table 3-7) or that is 0. */
export function firstInvalidByte(bytes: Uint8Array): number | undefined {
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length === 0) return at
    at += length
  }
  return undefined
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return first === 0 ? 0 : 1
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  if (length === 0) return 0
  const [low, high] = secondBytes[first] ?? [0x80, 0xbf]
  const second = bytes[at + 1] ?? 0
  if (second < low || second > high) return 0
  for (let k = 2; k < length; k++) if (((bytes[at + k] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

const secondBytes: Readonly<Record<number, readonly [number, number]>> = {
  0xe0: [0xa0, 0xbf],
  0xed: [0x80, 0x9f],
  0xf0: [0x90, 0xbf],
  0xf4: [0x80, 0x8f],
}
