/** The class `BinomialFunction`: binomial numbers for equations (semantics §10.5). */
import { BinomialFunction } from '../../../network/index.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toInteger, toNumber } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { type FunctionValue, str, type Value } from '../../evaluate/values.ts'
import { flag } from '../arguments.ts'
import { row } from '../row.ts'
import { type BrianClass, noAttribute, noSetter, own, wrap } from './brian-class.ts'
import { nameOf } from './names.ts'
import { brianOf } from './state.ts'

/** `BinomialFunction(n, p)`. */
export const binomialFunction: FunctionValue = row(
  "BinomialFunction(n, p, approximate=True, name='_binomial*')",
  ([n = null, p = null, approximate, name], site) => {
    const object = new BinomialFunction(trials(n, site), probability(p, site), {
      approximate: flag(approximate, true, site),
      name: nameOf(name, binomialClass.stem, site),
      span: site.span,
    })
    return wrap(binomialClass, { object }, brianOf(site.session))
  },
  { type: true },
)

function trials(n: Value, site: CallSite): number {
  const found = toInteger(n, 'n', site)
  if (found >= 0 && Number.isSafeInteger(found)) return found
  throw new PythonError('ValueError', `n has to be an integer >= 0, got ${found}.`, { code: 'bad-value' })
}

function probability(p: Value, site: CallSite): number {
  const found = toNumber(p, 'p', site)
  if (found >= 0 && found <= 1) return found
  throw new PythonError('ValueError', `p has to be between 0 and 1, got ${site.session.repr(found)}.`, {
    code: 'bad-value',
  })
}

const names: readonly string[] = ['name']

function attribute(name: string, objectName: string): Value {
  if (name === 'name') return str(objectName)
  throw noAttribute(name, 'BinomialFunction', names)
}

function called(_: unknown, __: unknown, { span }: CallSite): never {
  throw unsupported('calling a BinomialFunction outside of equations is Brian 2, not yet Hillock', {
    span,
    help: 'call it in equations or strings, or draw with np.random.binomial(n, p)',
  })
}

const binomialClass: BrianClass<'binomial'> = {
  name: 'BinomialFunction',
  stem: '_binomial',
  kind: 'binomial',
  attribute: (object, name) => attribute(name, own<'binomial'>(object).object.name),
  setAttribute: (_, name) => {
    throw noSetter(name, 'BinomialFunction')
  },
  call: called,
  attributeNames: () => names,
  repr: object => `<brian2.input.binomial.BinomialFunction object '${own<'binomial'>(object).object.name}'>`,
}
