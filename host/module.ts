import { type Manifest, SECTION } from '../abi/manifest.ts'
import { readManifest } from './manifest.ts'
import { hostError, moduleError } from './errors.ts'

/** A compiled module with what it says of itself. */
export interface Program {
  readonly module: WebAssembly.Module
  readonly manifest: Manifest
  /** What the module was made from: without it one thread only can have its memory. */
  readonly bytes?: Uint8Array | undefined
}

/** What a module can be loaded from; whatever has a `module`, such as a Model that a worker was sent, included. */
export type ModuleSource =
  | ArrayBuffer
  | ArrayBufferView
  | Response
  | WebAssembly.Module
  | { readonly module: WebAssembly.Module }

/**
 * Compiles a module and checks that it keeps to the contract in `abi/`.
 *
 * @throws HillockError `module` if it does not, `file` if a response is no success
 */
export async function loadProgram(source: ModuleSource | Promise<ModuleSource>): Promise<Program> {
  const { module, bytes } = await compiled(await source)
  const manifest = manifestOf(module)
  checkImports(module)
  checkExports(module, manifest)
  return { module, manifest, bytes }
}

async function compiled(source: ModuleSource): Promise<Omit<Program, 'manifest'>> {
  if (source instanceof WebAssembly.Module) return { module: source }
  if (typeof source === 'object' && source !== null) {
    if ('module' in source && source.module instanceof WebAssembly.Module) {
      const { bytes } = source as { readonly bytes?: unknown }
      return { module: source.module, ...(bytes instanceof Uint8Array && { bytes }) }
    }
    if ('arrayBuffer' in source) return compileBytes(await responseBytes(source))
    const bytes = asBytes(source)
    // Whoever gave them may write into them later.
    if (bytes !== undefined) return compileBytes(bytes.slice())
  }
  throw moduleError(`a module cannot be loaded from ${source === null ? 'null' : typeof source}`, sources)
}

const make = 'hillock compile model.py -o model.wasm makes one'
const sources = 'give the bytes of a .wasm file, a Response of fetch, or a WebAssembly.Module'

async function responseBytes(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.ok) {
    const reason = `${response.status} ${response.statusText}`.trim()
    throw hostError('file', `${response.url || 'the module'} could not be fetched: ${reason}`)
  }
  return new Uint8Array(await response.arrayBuffer())
}

/** Buffers may belong to another realm, where `instanceof` knows nothing of them. */
function asBytes(source: object): Uint8Array<ArrayBuffer> | undefined {
  if (ArrayBuffer.isView(source)) {
    return new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength)
  }
  const tag = Object.prototype.toString.call(source)
  return tag === '[object ArrayBuffer]' ? new Uint8Array(source as ArrayBuffer) : undefined
}

async function compileBytes(bytes: Uint8Array<ArrayBuffer>): Promise<Omit<Program, 'manifest'>> {
  const magic = [0x00, 0x61, 0x73, 0x6d]
  if (bytes.length === 0) throw moduleError('this file is empty', 'compile the model again')
  if (magic.some((byte, at) => bytes[at] !== byte)) {
    throw moduleError(`this is not a WebAssembly file: it begins with ${beginning(bytes)}`, make)
  }
  if (bytes.length < 8 || isTruncated(bytes)) {
    throw moduleError(`this WebAssembly file is cut off after ${bytes.length} bytes`, 'copy or download it again')
  }
  try {
    return { module: await WebAssembly.compile(bytes), bytes }
  } catch (cause) {
    const reason = (cause as Error).message.replace(/^WebAssembly\.compile\(\): /, '')
    throw moduleError(`this WebAssembly file cannot be compiled: ${reason}`, 'it is damaged, or needs a newer engine')
  }
}

function beginning(bytes: Uint8Array): string {
  const first = bytes.subarray(0, 12)
  const readable = first.every(byte => byte >= 32 && byte < 127)
  if (readable) return `'${String.fromCharCode(...first)}'`
  return `the bytes ${[...first.subarray(0, 4)].map(byte => byte.toString(16).padStart(2, '0')).join(' ')}`
}

/** Whether the last section says it is longer than what is there. A section is an id, a LEB128 length, its contents. */
function isTruncated(bytes: Uint8Array): boolean {
  let at = 8
  while (at < bytes.length) {
    at++
    let length = 0
    let scale = 1
    let byte = 0x80
    while (byte >= 0x80 && scale <= 2 ** 28) {
      if (at >= bytes.length) return true
      byte = bytes[at++] ?? 0
      length += (byte & 0x7f) * scale
      scale *= 128
    }
    at += length
  }
  return at > bytes.length
}

function manifestOf(module: WebAssembly.Module): Manifest {
  const section = WebAssembly.Module.customSections(module, SECTION)[0]
  if (section === undefined) {
    throw moduleError(
      `this WebAssembly file has no '${SECTION}' section: it was not made by Hillock, or a tool has stripped it`,
      make,
    )
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(section)
  } catch {
    throw moduleError('the manifest of this module is not UTF-8 text', 'compile the model again')
  }
  return readManifest(text)
}

/** The one thing a module gets is its memory: nothing it imports can reach the machine. */
function checkImports(module: WebAssembly.Module): void {
  const imports = WebAssembly.Module.imports(module)
  const other = imports.find(({ kind }) => kind !== 'memory')
  if (other !== undefined) {
    throw moduleError(
      `this module asks for the ${other.kind} ${other.module}.${other.name}; a host gives it memory only`,
    )
  }
  if (imports.length !== 1) throw moduleError(`this module imports ${imports.length} memories, not one`)
}

function checkExports(module: WebAssembly.Module, manifest: Manifest): void {
  const functions = new Set(
    WebAssembly.Module.exports(module).flatMap(({ kind, name }) => (kind === 'function' ? [name] : [])),
  )
  const kernels = manifest.parts.flatMap(part => part.kernels.map(kernel => kernel.export))
  const initial = manifest.initial.flatMap(each => (each.kind === 'data' ? [] : [each.export]))
  const arrange = manifest.pathways.length === 0 ? [] : ['arrange']
  for (const name of ['prepare', 'advance', ...arrange, ...kernels, ...initial]) {
    if (!functions.has(name)) throw moduleError(`this module exports no function '${name}', which its manifest names`)
  }
}
