import type { CallSite } from '../../evaluate/call.ts'
import { plainValue } from '../../evaluate/classes/mixed-in.ts'
import { callSpecial } from '../../evaluate/classes/special.ts'
import { byteText } from '../../evaluate/compare.ts'
import { collect } from '../../evaluate/iterate.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { requireLength } from '../../evaluate/sequence-limit.ts'
import { typeName } from '../../evaluate/types.ts'
import { bytes, isBytes, isStr, type BytesValue, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { given, optionalText, text } from '../arguments.ts'
import { byteTranslation } from '../attributes/of-bytes.ts'
import { row } from '../row.ts'
import { encode } from '../text-encoding.ts'
import { unboundMethod } from './unbound-method.ts'

/** What `bytes(…)` makes of one value. */
function bytesFrom(given_: Value, site: CallSite): Value {
  if (isBytes(given_)) return given_
  const own = callSpecial(given_, '__bytes__', [], site)
  if (own !== undefined) return own
  const value = plainValue(given_)
  if (isStr(value)) throw new PythonError('TypeError', 'string argument without an encoding')
  if (typeof value === 'bigint' || typeof value === 'boolean') return zeros(Number(value))
  if (typeof value === 'object' && value?.kind === 'array')
    throw unsupported('the bytes of an array are Python, not yet Hillock')
  const items = collect(value, site, type => new PythonError('TypeError', `cannot convert '${type}' object to bytes`))
  return bytes(items.map(item => numbered(item, site)).join(''))
}

function zeros(count: number): BytesValue {
  if (count < 0) throw new PythonError('ValueError', 'negative count')
  requireLength(count)
  return bytes('\0'.repeat(count))
}

function numbered(item: Value, site: CallSite): string {
  const isWhole = typeof item === 'bigint' || typeof item === 'boolean' || (typeof item === 'object' && !isBytes(item))
  if (!isWhole || item === null || isStr(item))
    throw new PythonError('TypeError', `'${typeName(item)}' object cannot be interpreted as an integer`)
  if (typeof item === 'bigint' && (item < 0n || item > 255n))
    throw new PythonError('ValueError', 'bytes must be in range(0, 256)')
  return byteText(item, site)
}

/** `bytes.fromhex('00 ff')`. */
function fromHexadecimal(digits: string): BytesValue {
  const pairs = /^\s*(?:[\da-f]{2}\s*)*/i.exec(digits)?.[0] ?? ''
  if (pairs.length < digits.length) {
    // Of a pair, the second digit is at fault where the first is one.
    const at = /^[\da-f]/i.test(digits.slice(pairs.length)) ? pairs.length + 1 : pairs.length
    throw new PythonError('ValueError', `non-hexadecimal number found in fromhex() arg at position ${at}`)
  }
  return bytes((pairs.match(/\S{2}/g) ?? []).map(pair => String.fromCharCode(parseInt(pair, 16))).join(''))
}

export const bytesType: FunctionValue = row(
  'bytes(source=b"", encoding=None, errors=None)',
  ([source, encoding, errors], site) => {
    if (source === undefined) return bytes('')
    if (!given(encoding) && !given(errors)) return bytesFrom(source, site)
    if (!isStr(source)) throw new PythonError('TypeError', 'encoding without a string argument')
    return bytes(encode(source.text.text, optionalText(encoding, 'encoding'), optionalText(errors, 'errors')))
  },
  {
    type: true,
    attributes: new Map<string, Value>([
      ['fromhex', row('fromhex(string, /)', ([digits]) => fromHexadecimal(text(digits, 'fromhex() argument')))],
      ['maketrans', row('maketrans(frm, to, /)', ([from = null, to = null], site) => byteTranslation(from, to, site))],
      ...['decode', 'hex', 'join', 'lower', 'split', 'strip', 'upper'].map(
        name => [name, unboundMethod(name, 'bytes')] as const,
      ),
    ]),
  },
)
