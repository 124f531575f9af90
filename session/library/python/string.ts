/** The module `string`: its constants, and `capwords`. */
import { str, type ModuleValue } from '../../evaluate/values.ts'
import { text } from '../arguments.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'

const lower = 'abcdefghijklmnopqrstuvwxyz'
const upper = lower.toUpperCase()
const digits = '0123456789'
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
const whitespace = ' \t\n\r\v\f'

export const stringModule: ModuleValue = moduleOf(
  'string',
  [
    row('capwords(s)', ([words]) =>
      str(
        text(words, 's')
          .split(/\s+/)
          .filter(word => word !== '')
          .map(word => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase())
          .join(' '),
      ),
    ),
  ],
  [
    ['ascii_lowercase', str(lower)],
    ['ascii_uppercase', str(upper)],
    ['ascii_letters', str(lower + upper)],
    ['digits', str(digits)],
    ['hexdigits', str('0123456789abcdefABCDEF')],
    ['octdigits', str('01234567')],
    ['punctuation', str(punctuation)],
    ['whitespace', str(whitespace)],
    ['printable', str(digits + lower + upper + punctuation + whitespace)],
  ],
)
