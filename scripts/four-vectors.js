// Row functions of runtime-as/ work on four vectors a turn, which hides the latency of each. Their text is written for
// one: what stands between the lines
//   // for each of four vectors {
//   // }
// is repeated statement by statement, the values that it declares numbered _0 to _3, and `row` with 0, 16, 32, 48 added
// where it is loaded from or stored to.
//
// What several rows compute is a function of lanes, with the line
//   // expanded in rows
// before it. A statement `const y = f(a, b)` of such a block becomes that function's statements, and constants that they
// read from memory are read once, before the loop: engines do neither.

import { posix } from 'node:path'

const from = '// for each of four vectors {'
const to = '// }'

/**
 * A function that is expanded: the file it is in, its parameters, its statements, and what it returns.
 *
 * @typedef {{ file: string, parameters: readonly string[], body: readonly string[], result: string }} Lanes
 */

/**
 * What rows may expand, those of each file and those that are exported, and the files of exported constants.
 *
 * @typedef {{ own: ReadonlyMap<string, Lanes>, exported: ReadonlyMap<string, Lanes>, constants: ReadonlyMap<string, string> }} Library
 */

/**
 * The functions of lanes in these texts by file.
 *
 * @param {ReadonlyMap<string, string>} texts
 * @returns {Library}
 */
export function lanesOf(texts) {
  const own = /** @type {Map<string, Lanes>} */ (new Map())
  const exported = /** @type {Map<string, Lanes>} */ (new Map())
  const constants = /** @type {Map<string, string>} */ (new Map())
  const marked =
    /^\/\/ expanded in rows\n(export )?function (\w+)\(([^)]*)\): v128 \{\n([^]*?)^ {2}return ([^]*?)^\}\n/gm
  for (const [file, text] of texts) {
    for (const [, isExported, name = '', given = '', body = '', result = ''] of text.matchAll(marked)) {
      const parameters = given.split(', ').map(parameter => parameter.replace(/: \w+$/, ''))
      const lanes = { file, parameters, body: statements(body), result }
      own.set(`${file} ${name}`, lanes)
      if (isExported === undefined) continue
      if (exported.has(name)) throw new Error(`${file}: another file exports ${name}`)
      exported.set(name, lanes)
    }
    for (const [, name = ''] of text.matchAll(/^export const (\w+): usize/gm)) constants.set(name, file)
  }
  return { own, exported, constants }
}

/**
 * The text of a file with such blocks written out.
 *
 * @param {string} name
 * @param {string} text
 * @param {Library} library
 */
export function fourVectors(name, text, library) {
  const written = text
    .split(/^(?=(?:export )?function )/m)
    .map(part => inFunction(name, part, library))
    .join('')
  return imports(name, text, written, library) + written
}

/**
 * @param {string} name
 * @param {string} text
 * @param {Library} library
 */
function inFunction(name, text, library) {
  const found = text.split(new RegExp(`^ *${from}\n([^]*?)^ *${to}\n`, 'm'))
  const plain = found.filter((_, i) => i % 2 === 0).join('')
  if (plain.includes(from) || plain.includes(to)) throw new Error(`${name}: a block of four vectors without its end`)
  const read = /** @type {Map<string, string>} */ (new Map())
  const parts = found.map((part, i) =>
    i % 2 === 0 ? [part] : constantsOf(expanded(name, statements(part), library), read),
  )
  const declared = parts.flatMap((part, i) =>
    i % 2 === 0 ? [] : part.flatMap(line => Array.from(line.matchAll(/\bconst (\w+) =/g), ([, value = '']) => value)),
  )
  const values = new RegExp(`\\b(?:${declared.join('|')})\\b`, 'g')
  const written = parts.map((part, i) => (i % 2 === 0 ? part.join('') : repeated(part, values))).join('')
  const reading = Array.from(read, ([value, constant]) => `  const ${constant} = ${value}\n`)
  return written.replace('{\n', () => `{\n${reading.join('')}`)
}

/**
 * Statements in which functions of lanes stand written out.
 *
 * @param {string} file
 * @param {readonly string[]} block
 * @param {Library} library
 * @returns {string[]}
 */
function expanded(file, block, library) {
  const lanesNamed = (/** @type {string} */ name) => library.own.get(`${file} ${name}`) ?? library.exported.get(name)
  return block.flatMap(statement => {
    const [, value = '', called = '', given = ''] = /^ *const (\w+) = (\w+)\(([\w, ]*)\)\n$/.exec(statement) ?? []
    const lanes = lanesNamed(called)
    if (!lanes) {
      if (Array.from(statement.matchAll(/(?<!\.)\b\w+(?=\()/g)).some(([word]) => lanesNamed(word)))
        throw new Error(`${file}: a function of lanes that is not called as \`const y = f(x)\`: ${statement.trim()}`)
      return [statement]
    }
    const values = given.split(', ')
    const names = new Map(lanes.parameters.map((parameter, i) => [parameter, values[i] ?? '']))
    for (const line of lanes.body)
      for (const [, local = ''] of line.matchAll(/\bconst (\w+) =/g)) names.set(local, `${value}_${local}`)
    const words = new RegExp(`\\b(?:${[...names.keys()].join('|')})\\b`, 'g')
    const [result = '', ...body] = [lanes.result, ...lanes.body].map(line =>
      line.replaceAll(words, word => names.get(word) ?? word),
    )
    return expanded(lanes.file, [...body, `  const ${value} = ${result}`], library)
  })
}

/**
 * Constants that are read from memory get a name.
 *
 * @param {readonly string[]} block
 * @param {Map<string, string>} read
 */
function constantsOf(block, read) {
  return block.map(statement =>
    statement.replaceAll(/v128\.load(?:32|64)_splat\((\w+)(?:, (\d+))?\)/g, (value, constant, at = 0) => {
      const given = `${constant}_${at}`
      read.set(value, given)
      return given
    }),
  )
}

/**
 * Imports of constants that what is written out needs.
 *
 * @param {string} name
 * @param {string} text
 * @param {string} written
 * @param {Library} library
 */
function imports(name, text, written, { constants }) {
  const needed = [...constants].filter(
    ([constant, file]) =>
      file !== name && !new RegExp(`\\b${constant}\\b`).test(text) && new RegExp(`\\b${constant}\\b`).test(written),
  )
  return needed
    .map(([constant, file]) => {
      const path = posix.relative(posix.dirname(name), file).replace(/\.ts$/, '')
      return `import { ${constant} } from '${path.startsWith('.') ? path : `./${path}`}'\n`
    })
    .join('')
}

/**
 * @param {readonly string[]} block
 * @param {RegExp} values
 */
function repeated(block, values) {
  return block
    .flatMap(statement => [0, 1, 2, 3].map(n => placed(statement.replaceAll(values, `$&_${n}`), 16 * n)))
    .join('')
}

/**
 * Lines up to where brackets are closed.
 *
 * @param {string} block
 */
function statements(block) {
  const found = /** @type {string[]} */ ([])
  let depth = 0
  for (const line of block.split(/(?<=\n)/)) {
    if (depth > 0) found[found.length - 1] += line
    else found.push(line)
    depth += line.split('(').length - line.split(')').length
  }
  return found
}

/**
 * @param {string} statement
 * @param {number} offset
 */
function placed(statement, offset) {
  return statement
    .replaceAll(
      /(load(?:<\w+>)?\(row(?: \+ \w+)?)(?:, (\d+))?\)/g,
      (_, load, at = 0) => `${load}, ${offset + Number(at)})`,
    )
    .replace(/^( *v128\.store\(row, [^]*)\)\n$/, `$1, ${offset})\n`)
}
