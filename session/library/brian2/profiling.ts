/** What `run(…, profile=True)` has measured (semantics §1.4). */
import type { Network } from '../../../network/index.ts'
import { seconds } from '../../../units/index.ts'
import { scalar } from '../../arrays/array.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { type FunctionValue, list, type ObjectType, str, type Value } from '../../evaluate/values.ts'
import { given, optionalInteger } from '../arguments.ts'
import { row } from '../row.ts'
import { dataOf } from './brian-class.ts'
import { brianOf } from './state.ts'

/**
 * `net.profiling_info`: names and times, the longest first.
 *
 * @throws PythonError where the last run has measured nothing
 */
export function profilingInfo(network: Network | undefined): Value {
  const rows = infoOf(network).map(({ name, seconds: spent }): Value => ({
    kind: 'tuple',
    items: [str(name), scalar(spent, 'float', seconds)],
  }))
  return list(rows)
}

/** Brian 2 asks groups too, which have their work done by others. */
function infoOf(network: Network | undefined): NonNullable<Network['profilingInfo']> {
  const info = network?.profilingInfo
  if (network !== undefined && info !== undefined) {
    const timed = new Set(info.map(({ name }) => name))
    const others = network.groups.filter(({ name }) => !timed.has(name))
    return [...info, ...others.map(({ name }) => ({ name, seconds: 0 }))]
  }
  throw new PythonError('ValueError', "No profiling info collected (did you run with 'profile=True?')", {
    code: 'bad-value',
  })
}

const summaryType: ObjectType = {
  name: 'ProfilingSummary',
  repr: ({ data }) => data as string,
}

/** `profiling_summary(net=None, show=None)`: a table of what took how long. */
export const profilingSummary: FunctionValue = row('profiling_summary(net=None, show=None)', ([net, show], site) => {
  const own = given(net) ? dataOf(net, 'network')?.object : undefined
  const info = infoOf(own ?? brianOf(site.session).current?.network)
  const text = profilingTable(info, optionalInteger(show, 'show', site))
  return { kind: 'object', type: summaryType, data: text }
})

/** Brian 2's table, in milliseconds unless there is more than a second to tell of; `show` rows at most. */
export function profilingTable(info: readonly { name: string; seconds: number }[], show?: number): string {
  const total = info.reduce((sum, { seconds: spent }) => sum + spent, 0)
  const [unit, perSecond] = total > 1 ? ['s', 1] : ['ms', 1e3]
  const rows = info.slice(0, show).map(({ name, seconds: spent }) => ({
    name,
    time: `${(spent * perSecond).toFixed(2)} ${unit}`,
    share: `${(total > 0 ? (100 * spent) / total : 0).toFixed(2)} %`,
  }))
  const width = (column: 'name' | 'time' | 'share'): number => Math.max(0, ...rows.map(each => each[column].length))
  const lines = rows.map(
    ({ name, time, share }) =>
      `${name.padEnd(width('name'))}    ${time.padStart(width('time'))}    ${share.padStart(width('share'))}\n`,
  )
  return `Profiling summary\n=================\n${lines.join('')}`
}
