/** Text out of values, and where it goes. */
import type { Session } from '../../evaluate/call.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { standardStream } from '../streams.ts'
import { typeName } from '../../evaluate/types.ts'
import { isBytes, isStr, str, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { convert, formatValue } from '../../print/format-value.ts'
import { toRepr, toStr } from '../../print/show.ts'
import { given, optionalText, rest } from '../arguments.ts'
import { writeInto } from '../files/file-object.ts'
import { openFile } from '../files/open.ts'
import { pathText } from '../files/path-object.ts'
import { withPlainValues } from '../plain-values.ts'
import { row } from '../row.ts'

export const print: FunctionValue = row(
  'print(*values, sep=" ", end="\\n", file=None, flush=False)',
  ([values, sep, end, file], { session }) => {
    const separator = optionalText(sep, 'sep') ?? ' '
    const texts = rest(values).map(value => toStr(value, session))
    const written = texts.join(separator) + (optionalText(end, 'end') ?? '\n')
    if (given(file)) printInto(file, written, session)
    else session.print(written)
    return null
  },
)

function printInto(file: Value, written: string, session: Session): void {
  const stream = standardStream(file)
  if (stream === 'stdout') session.print(written)
  else if (stream === 'stderr') session.printError(written)
  else if (!writeInto(file, written))
    throw unsupported('print(file=…) to anything but a file or a standard stream is Python, not yet Hillock')
}

/** Text is UTF-8, as everywhere. */
const encodings: ReadonlySet<string> = new Set(['utf-8', 'utf8', 'ascii', 'us-ascii'])

export const open: FunctionValue = row(
  'open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)',
  ([file, mode, , encoding], site) => {
    const wanted = optionalText(encoding, 'encoding')
    if (wanted !== undefined && !encodings.has(wanted.toLowerCase()))
      throw unsupported(`the encoding '${wanted}' is Python, not yet Hillock; files are UTF-8`)
    return openFile(pathText(file, 'file'), optionalText(mode, 'mode') ?? 'r', site)
  },
  { reach: 'either' },
)

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
const ordRow = row('ord(c, /)', ([value = null]) => {
  const characters = isBytes(value) ? [...value.text] : isStr(value) ? [...value.text.text] : []
  const [only] = characters
  if (!isStr(value) && !isBytes(value))
    throw new PythonError('TypeError', `ord() expected string of length 1, but ${typeName(value)} found`)
  if (characters.length !== 1 || only === undefined) {
    const message = `ord() expected a character, but string of length ${characters.length} found`
    throw new PythonError('TypeError', message)
  }
  return BigInt(only.codePointAt(0) ?? 0)
})
export const ord: FunctionValue = withPlainValues(ordRow)
