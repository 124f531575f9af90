import { readFileSync } from 'node:fs'
import { build } from 'esbuild'

/**
 * AssemblyScript's compiler and binaryen, which it compiles with, in few files. binaryen's package holds its 9 MB of
 * WebAssembly as text in JavaScript: reading that takes longer than compiling a model.
 *
 * @param {string} outdir
 * @returns {Promise<string[]>} the files they were made of
 */
export async function bundleAssembler(outdir) {
  const { metafile } = await build({
    entryPoints: { asc: 'assemblyscript/asc', binaryen: 'binaryen' },
    outdir,
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    metafile: true,
    logLevel: 'warning',
    plugins: [quickAssembler],
  })
  return Object.keys(metafile.inputs)
}

/**
 * Puts binaryen's WebAssembly into a file beside the script, and has AssemblyScript decode its own few bytes itself
 * instead of fetching them, for which Node loads all of its HTTP client.
 *
 * @type {import('esbuild').Plugin}
 */
export const quickAssembler = {
  name: 'quick assembler',
  setup({ initialOptions, onLoad, onResolve }) {
    const name = 'binaryen.wasm'
    onResolve({ filter: /^binaryen\.wasm$/ }, () => ({ path: name, namespace: name }))
    onLoad({ filter: /./, namespace: name }, async () => ({ contents: await binaryenWasm(), loader: 'file' }))
    onLoad({ filter: /[/\\]binaryen[/\\]index\.js$/ }, ({ path }) => ({
      contents: readingFile(withoutComplaint(readFileSync(path, 'utf8')), initialOptions.platform === 'node'),
    }))
    onLoad({ filter: /[/\\]assemblyscript[/\\]dist[/\\]assemblyscript\.js$/ }, ({ path }) => ({
      contents: replaced(
        readFileSync(path, 'utf8'),
        /WebAssembly\.instantiateStreaming\(fetch\((\w+)\)\)/g,
        "WebAssembly.instantiate(Uint8Array.from(atob($1.split(',')[1]), byte => byte.charCodeAt(0)))",
      ),
    }))
  },
}

/**
 * The text with its one occurrence of a pattern replaced.
 *
 * @param {string} text
 * @param {RegExp} pattern
 * @param {string} replacement
 */
function replaced(text, pattern, replacement) {
  if (text.match(pattern)?.length !== 1) throw new Error(`AssemblyScript is not what it was: ${pattern.source}`)
  return text.replace(pattern, replacement)
}

/** What binaryen gives to the engine. */
async function binaryenWasm() {
  const { instantiate } = WebAssembly
  /** @type {Uint8Array<ArrayBuffer> | undefined} */
  let binary
  WebAssembly.instantiate = /** @type {typeof instantiate} */ (
    (/** @type {Uint8Array<ArrayBuffer>} */ bytes, /** @type {WebAssembly.Imports} */ imports) => {
      binary = bytes
      return instantiate(bytes, imports)
    }
  )
  await import('binaryen')
  WebAssembly.instantiate = instantiate
  if (binary === undefined) throw new Error('binaryen does not instantiate its WebAssembly as it did')
  return binary
}

/**
 * The script of binaryen without the line that it writes where it cannot start: what stops it is thrown as well, and told in
 * Hillock's words.
 *
 * @param {string} text
 */
function withoutComplaint(text) {
  return replaced(text, /[\w$]+\(`failed to asynchronously prepare wasm: \$\{[\w$]+\}`\),/g, '')
}

/**
 * The script of binaryen with its one call `decode(…)` of the text replaced; the caller awaits what it gives.
 *
 * @param {string} text
 * @param {boolean} inNode
 */
function readingFile(text, inNode) {
  const at = text.indexOf('(`\\0asm')
  const [decode] = /[\w$]+$/.exec(text.slice(Math.max(0, at - 99), at)) ?? []
  let end = at + 2
  while (end < text.length && text[end] !== '`') end += text[end] === '\\' ? 2 : 1
  if (at < 0 || decode === undefined || text[end + 1] !== ')')
    throw new Error('binaryen does not hold its WebAssembly as it did')
  const read = inNode ? `(await import('node:fs/promises')).readFile(url)` : `(await fetch(url)).arrayBuffer()`
  return `// Changed by Hillock: its WebAssembly is in a file.
import file from 'binaryen.wasm'
const read = async url => ${read}
${text.slice(0, at - decode.length)}read(new URL(file, import.meta.url))${text.slice(end + 2)}`
}
