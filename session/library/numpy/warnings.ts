/** What scripts say of numpy's warnings of divisions by zero and their kind, of which Hillock gives none. */
import { namedDict, str, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { unsupported } from '../../evaluate/python-error.ts'
import { given, keywordMap, text } from '../arguments.ts'
import { nullContext } from '../python/contextlib.ts'
import { row } from '../row.ts'

/** @throws PythonError for what would end a script, or call something of it */
function requireQuiet(wanted: Iterable<Value | undefined>): void {
  for (const each of wanted) {
    const what = given(each) ? text(each, 'what to do') : 'warn'
    if (what !== 'ignore' && what !== 'warn' && what !== 'print')
      throw unsupported(`numpy's errors that '${what}' are numpy, not yet Hillock`)
  }
}

const usual = { divide: 'warn', over: 'warn', under: 'ignore', invalid: 'warn' }

export const warningRows: readonly FunctionValue[] = [
  row('errstate(**kwargs)', ([keywords]) => {
    requireQuiet(keywordMap(keywords).values())
    return nullContext(null)
  }),
  row('seterr(all=None, divide=None, over=None, under=None, invalid=None)', arguments_ => {
    requireQuiet(arguments_)
    return namedDict(Object.entries(usual).map(([name, what]) => [name, str(what)] as const))
  }),
]
