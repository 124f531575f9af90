/** Text out of values, and where it goes. */
import { toInteger } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { standardStream } from '../streams.ts'
import { typeName } from '../../evaluate/types.ts'
import { isStr, str, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { convert, formatValue } from '../../print/format-value.ts'
import { toRepr, toStr } from '../../print/show.ts'
import { given, optionalText, rest } from '../arguments.ts'
import { row } from '../row.ts'

export const print: FunctionValue = row(
  'print(*values, sep=" ", end="\\n", file=None, flush=False)',
  ([values, sep, end, file], { session }) => {
    const to = given(file) ? streamOf(file) : 'stdout'
    const separator = optionalText(sep, 'sep') ?? ' '
    const texts = rest(values).map(value => toStr(value, session))
    const written = texts.join(separator) + (optionalText(end, 'end') ?? '\n')
    if (to === 'stdout') session.print(written)
    else session.printError(written)
    return null
  },
)

/** `sys.stdout` or `sys.stderr`. */
function streamOf(file: Value): 'stdout' | 'stderr' {
  const stream = standardStream(file)
  if (stream !== undefined) return stream
  throw unsupported('print(file=…) to anything but sys.stdout and sys.stderr is Python, not yet Hillock')
}

export const ascii: FunctionValue = row('ascii(obj, /)', ([value = null], site) => str(convert(value, 'a', site)))
export const repr: FunctionValue = row('repr(obj, /)', ([value = null], { session }) => str(toRepr(value, session)))
export const format: FunctionValue = row('format(value, format_spec="", /)', ([value = null, spec], site) =>
  str(formatValue(value, optionalText(spec, 'format_spec') ?? '', site)),
)

export const chr: FunctionValue = row('chr(i, /)', ([value = null], site) => {
  const code = toInteger(value, 'chr() argument', site)
  if (!(code >= 0 && code <= 0x10ffff)) throw new PythonError('ValueError', 'chr() arg not in range(0x110000)')
  return str(String.fromCodePoint(code))
})
export const ord: FunctionValue = row('ord(c, /)', ([value = null]) => {
  const characters = isStr(value) ? [...value.text.text] : []
  const [only] = characters
  if (!isStr(value))
    throw new PythonError('TypeError', `ord() expected string of length 1, but ${typeName(value)} found`)
  if (characters.length !== 1 || only === undefined) {
    const message = `ord() expected a character, but string of length ${characters.length} found`
    throw new PythonError('TypeError', message)
  }
  return BigInt(only.codePointAt(0) ?? 0)
})
