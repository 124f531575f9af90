/** The module `matplotlib.ticker`: formatters and locators. */
import { lookOnlyOfAxis, tickers } from '../../figures/index.ts'
import type { ModuleValue, ObjectType, Value } from '../evaluate/values.ts'
import { text } from './arguments.ts'
import { asPython } from './as-python.ts'
import { keywordsOf, plainArguments } from './plain-arguments.ts'
import { lookOnlyRow } from './look-only.ts'
import { moduleOf } from './python/module.ts'
import { row } from './row.ts'
import { bracesFormatter, functionFormatter, percentFormatter } from './tick-texts.ts'

function typeOf(name: string): ObjectType {
  const rows = new Map(lookOnlyOfAxis.map(each => [each, lookOnlyRow(each)]))
  return { name, attribute: (_, attribute) => rows.get(attribute), repr: () => `<${name}>` }
}

function object(type: ObjectType, data: unknown): Value {
  return { kind: 'object', type, data }
}

const plainRows = [...tickers].map(([name, make]) => {
  const type = typeOf(name)
  return row(
    `${name}(*args, **kwargs)`,
    ([args, keywords], site) =>
      object(
        type,
        asPython(() => make(plainArguments(args, site), keywordsOf(name, keywords, site))),
      ),
    { type: true },
  )
})

function ofText(name: string, make: typeof percentFormatter): ReturnType<typeof row> {
  const type = typeOf(name)
  return row(`${name}(fmt)`, ([fmt], site) => object(type, make(text(fmt, 'fmt'), site)), { type: true })
}

const functionType = typeOf('FuncFormatter')

const functionRow = row(
  'FuncFormatter(func)',
  ([func = null], site) => object(functionType, functionFormatter(func, site)),
  { type: true },
)

export const ticker: ModuleValue = moduleOf('matplotlib.ticker', [
  ...plainRows,
  functionRow,
  ofText('FormatStrFormatter', percentFormatter),
  ofText('StrMethodFormatter', bracesFormatter),
])
