/** `run_args` of `device.run`: values that take the place of others. */
import type { CallSite } from '../../evaluate/call.ts'
import { iterate } from '../../evaluate/iterate.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { isStr, type Value } from '../../evaluate/values.ts'
import { sameDimension } from '../../../units/index.ts'
import type { Group, TimedArray } from '../../../network/index.ts'
import { dimensionError } from '../../arrays/dimensions.ts'
import { given } from '../arguments.ts'
import { dataOf } from './brian-class.ts'
import { brianOf, type Brian } from './state.ts'
import { shownOf } from './variable-view.ts'

/**
 * What puts them in: of a dict of variables and TimedArrays, or of texts `'neurongroup.tau=0.01'`.
 *
 * @throws PythonError for anything else
 */
export function changes(values: Value | undefined, site: CallSite): () => void {
  if (!given(values)) return () => undefined
  const made =
    typeof values === 'object' && values.kind === 'dict'
      ? Array.from(values.entries.values(), ({ key, value }) => ofKey(key, value, site))
      : [...iterate(values, site)].map(each => ofText(each, site))
  return () => {
    for (const change of made) change()
  }
}

function ofKey(key: Value, value: Value, site: CallSite): () => void {
  const write = shownOf(key)?.write
  if (write !== undefined) return () => write(undefined, value, site)
  const timed = dataOf(key, 'timed-array')?.object
  if (timed !== undefined) return ofTimedArray(timed, value, site)
  const message = `The keys for 'run_args' need to be 'VariableView' objects, i.e. attributes of groups such as 'neurongroup.v', or a 'TimedArray'. Key has type '<class '${typeName(key)}'>' instead.`
  throw new PythonError('TypeError', message, { help: 'write run_args={G.v: -60*mV}' })
}

function ofTimedArray(timed: TimedArray, value: Value, site: CallSite): () => void {
  const found = toArray(value, site)
  if (found === undefined) throw new PythonError('TypeError', `'${typeName(value)}' cannot be values of a TimedArray`)
  if (!sameDimension(found.dimension, timed.dimension))
    throw dimensionError(
      `Incorrect unit for the values of ${timed.name}`,
      [timed.dimension, found.dimension],
      site.session.units,
    )
  const { length } = found.data
  if (length !== 1 && length !== timed.values.length) {
    const message = `Incorrect size for variable '${timed.name}.values'. Shape (${timed.values.length},) ≠ (${length},).`
    throw new PythonError('TypeError', message, { code: 'bad-value' })
  }
  const own = Float64Array.from(timed.values, (_, k) => found.data[length === 1 ? 0 : k] ?? 0)
  return () => {
    const { beginnings } = brianOf(site.session).standalone ?? {}
    const before = timed.values.slice()
    if (beginnings?.has(timed) === false) beginnings.set(timed, () => timed.values.set(before))
    timed.values.set(own)
  }
}

/** `'neurongroup.tau=0.01'`, in SI units. */
function ofText(value: Value, site: CallSite): () => void {
  const brian = brianOf(site.session)
  const [, name = '', variable = '', number = ''] = isStr(value)
    ? (/^(\w+)\.(\w+)=(.+)$/.exec(value.text.text) ?? [])
    : []
  const group = groupsOf(brian).find(each => each.name === name)
  if (group?.variables.has(variable) !== true || !Number.isFinite(Number(number)) || number.trim() === '') {
    const shown = isStr(value) ? value.text.text : typeName(value)
    throw new PythonError(
      'ValueError',
      `run_args has '${shown}', which is no 'group.variable=number' of this simulation`,
      {
        code: 'unknown-name',
        help: 'write run_args={G.v: -60*mV}',
      },
    )
  }
  return () => group.write(variable, Number(number))
}

function groupsOf({ standalone }: Brian): readonly Group[] {
  return standalone?.said.flatMap(each => (each.kind === 'run' ? each.network.groups : [])) ?? []
}
