/** What `report='text'` says of a run under way (semantics §1.4). */
import { displayQuantity, seconds } from '../../../units/index.ts'
import type { Progress } from '../../../network/index.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { Value } from '../../evaluate/values.ts'
import { given } from '../arguments.ts'
import { timeOption } from './time-option.ts'

/** Tells how far a run is. */
export interface Reporter {
  readonly start: (t: number) => void
  readonly progress: (progress: Progress, t: number) => void
  readonly end: (duration: number) => void
}

/** @throws PythonError for an argument that stands for no way of telling */
export function reporter(
  report: Value | undefined,
  period: Value | undefined,
  duration: number,
  site: CallSite,
): Reporter | undefined {
  if (!given(report)) return undefined
  const kind = typeof report === 'object' && report.kind === 'str' ? report.text.text : undefined
  if (kind === undefined) {
    throw unsupported('a function as report argument is Brian 2, not yet Hillock', {
      span: site.argument('report'),
      help: "report='text' tells how far a run is",
    })
  }
  if (!['text', 'stdout', 'stderr'].includes(kind)) {
    const message = `Do not know how to handle report argument "${kind}".`
    throw new PythonError('ValueError', message, { code: 'bad-value', span: site.argument('report') })
  }
  const { session } = site
  const every = given(period) ? timeOption('report_period', period, site, 'run').value * 1000 : 10_000
  const say = kind === 'stderr' ? session.printError : session.print
  const time = (t: number): string => displayQuantity([t], [], seconds, 'str', session.units)
  let began: number | undefined
  let next = every
  let first = 0
  // Time counts from the first step, not from the compilation before it.
  const begin = (): number => {
    if (began !== undefined) return began
    say(`Starting simulation at t=${time(first)} for a duration of ${time(duration)}\n`)
    began = performance.now()
    return began
  }
  return {
    start: t => {
      first = t
    },
    progress: ({ t, fraction, secondsLeft }) => {
      const elapsed = performance.now() - begin()
      if (elapsed < next || fraction >= 1) return
      next += every
      const percent = Math.floor(fraction * 100)
      say(
        `${time(t - first)} (${percent}%) simulated in ${elapsedText(elapsed / 1000)}, estimated ${elapsedText(secondsLeft)} remaining.\n`,
      )
    },
    end: whole => {
      const elapsed = performance.now() - begin()
      say(`${time(whole)} (100%) simulated in ${elapsedText(elapsed / 1000)}\n`)
    },
  }
}

/** `1d 2h 3m 4s` with leading zero units dropped, `< 1s` below one second. */
function elapsedText(elapsed: number): string {
  const whole = Math.round(elapsed)
  if (whole < 1) return '< 1s'
  const parts: [number, string][] = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor(whole / 3600) % 24, 'h'],
    [Math.floor(whole / 60) % 60, 'm'],
    [whole % 60, 's'],
  ]
  const from = parts.findIndex(([count]) => count > 0)
  return parts
    .slice(from)
    .map(([count, name]) => `${count}${name}`)
    .join(' ')
}
