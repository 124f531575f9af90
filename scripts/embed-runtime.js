// Puts runtime-as/ into TypeScript modules, so that neither the compiler nor a session needs a disk:
//   compiler/generated/runtime-sources.ts  the AssemblyScript sources, which generated modules import
//   compiler/generated/runtime-wasm.ts     the same, compiled, for a session's own arithmetic
//   compiler/generated/edition.ts          a hash of whatever besides its text decides on a module
// Does nothing while the sources, the compiler options, the compiler and this script are unchanged.

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fourVectors, lanesOf } from './four-vectors.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = 'runtime-as'
const sourcesFile = join(root, 'compiler/generated/runtime-sources.ts')
const wasmFile = join(root, 'compiler/generated/runtime-wasm.ts')
const editionFile = join(root, 'compiler/generated/edition.ts')

const names = readdirSync(join(root, folder), { recursive: true })
  .map(name => String(name).replaceAll('\\', '/'))
  .filter(name => name.endsWith('.ts'))
  .toSorted()
const texts = names.map(name => readFileSync(join(root, folder, name), 'utf8'))
const fingerprint = contentHash([
  ...names,
  ...texts,
  read('asconfig.json'),
  read('package.json'),
  read('scripts/embed-runtime.js'),
  read('scripts/four-vectors.js'),
])
/** The runtime, the versions of Hillock and its packages, and how modules are assembled and optimised. */
const edition = contentHash([
  fingerprint,
  ...readdirSync(join(root, 'compiler/assemble'))
    .toSorted()
    .map(name => read(`compiler/assemble/${name}`)),
])
const stamp = `// Made by scripts/embed-runtime.js, not to be edited. ${fingerprint}\n`

if (!isCurrent(sourcesFile) || !isCurrent(wasmFile)) {
  mkdirSync(join(root, 'compiler/generated'), { recursive: true })
  const files = new Map(names.map((name, i) => [name, texts[i] ?? '']))
  const lanes = lanesOf(files)
  const sources = new Map([['asconfig.json', read('asconfig.json')]])
  for (const [name, text] of files)
    sources.set(`${folder}/${name}`, withoutComments(name, fourVectors(name, text, lanes)))
  const entries = Array.from(sources, ([path, text]) => `  '${path}': ${quote(text)},\n`)
  replace(sourcesFile, `export const runtimeSources: Readonly<Record<string, string>> = {\n${entries.join('')}}\n`)
  replace(
    wasmFile,
    `export const runtimeWasm: string =\n  '${Buffer.from(await compile(sources)).toString('base64')}'\n`,
  )
}

const editionText = `export const edition = '${edition}'\n`
if (!existsSync(editionFile) || readFileSync(editionFile, 'utf8') !== stamp + editionText)
  replace(editionFile, editionText)

/** @param {string} name */
function read(name) {
  return readFileSync(join(root, name), 'utf8')
}

/** @param {string[]} parts */
function contentHash(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('hex')
}

/** @param {string} file */
function isCurrent(file) {
  return existsSync(file) && readFileSync(file, 'utf8').startsWith(stamp)
}

/**
 * Whole or not at all, since several test processes may start at once.
 *
 * @param {string} file
 * @param {string} text
 */
function replace(file, text) {
  const partial = `${file}.${process.pid}`
  writeFileSync(partial, stamp + text)
  renameSync(partial, file)
}

/**
 * The source without comments and empty lines. Safe as long as no string but an import's path occurs, which is checked.
 *
 * @param {string} name
 * @param {string} text
 */
function withoutComments(name, text) {
  const code = text
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\/\/.*$/gm, '')
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/^\n+/gm, '')
  const strings = code.replaceAll(/from '\.\.?(\/[a-z0-9-]+)+'/g, '')
  if (/['"`]/.test(strings))
    throw new Error(`${folder}/${name}: a string, which the removal of comments would not respect`)
  return code
}

/** @param {string} text */
function quote(text) {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
}

/**
 * Compiles what will be embedded, so that it is known to compile.
 *
 * @param {ReadonlyMap<string, string>} sources
 */
async function compile(sources) {
  const { default: asc } = await import('assemblyscript/asc')
  /** @type {Uint8Array | undefined} */
  let wasm
  const problems = /** @type {string[]} */ ([])
  const { error } = await asc.main([`${folder}/index.ts`, '--target', 'release', '--outFile', 'runtime.wasm'], {
    readFile: name => sources.get(name) ?? null,
    writeFile: (_, bytes) => {
      wasm = typeof bytes === 'string' ? undefined : bytes
    },
    listFiles: () => [],
    reportDiagnostic: ({ message }) => void problems.push(message),
  })
  if (error || !wasm) throw new Error(`${folder} does not compile:\n${problems.join('\n')}`, { cause: error })
  return wasm
}
