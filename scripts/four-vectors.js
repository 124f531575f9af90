// Row functions of runtime-as/ work on four vectors a turn, which hides the latency of each. Their text is written for
// one: what stands between the lines
//   // for each of four vectors {
//   // }
// is repeated statement by statement, the values that it declares numbered _0 to _3, and `row` with 0, 16, 32, 48 added
// where it is loaded from or stored to.

const from = '// for each of four vectors {'
const to = '// }'

/**
 * The text with such blocks written out.
 *
 * @param {string} name
 * @param {string} text
 */
export function fourVectors(name, text) {
  return text
    .split(/^(?=(?:export )?function )/m)
    .map(part => inFunction(name, part))
    .join('')
}

/**
 * @param {string} name
 * @param {string} text
 */
function inFunction(name, text) {
  const parts = text.split(new RegExp(`^ *${from}\n([^]*?)^ *${to}\n`, 'm'))
  const plain = parts.filter((_, i) => i % 2 === 0).join('')
  if (plain.includes(from) || plain.includes(to)) throw new Error(`${name}: a block of four vectors without its end`)
  const declared = parts.flatMap((part, i) =>
    i % 2 === 0 ? [] : Array.from(part.matchAll(/\bconst (\w+) =/g), ([, value = '']) => value),
  )
  const values = new RegExp(`\\b(?:${declared.join('|')})\\b`, 'g')
  return parts.map((part, i) => (i % 2 === 0 ? part : repeated(part, values))).join('')
}

/**
 * @param {string} block
 * @param {RegExp} values
 */
function repeated(block, values) {
  return statements(block)
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
