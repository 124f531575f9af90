/** What `report='text'` says of a run under way (semantics §1.4). */
import { displayQuantity, seconds } from '../../../units/index.ts'
import type { Progress } from '../../../network/index.ts'
import { scalar } from '../../arrays/array.ts'
import { type CallSite, plainSite } from '../../evaluate/call.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { isStr, type Value } from '../../evaluate/values.ts'
import { given } from '../arguments.ts'
import { isCallable } from '../../evaluate/classes/is-instance.ts'
import { timeOption } from './time-option.ts'

/** Tells how far a run is. */
export interface Reporter {
  readonly start: (t: number) => void
  readonly progress: (progress: Progress) => void
  /** @param t where the run ended, which is before its end if it was stopped */
  readonly end: (t: number) => void
}

/**
 * Who tells how far a run is: a text, or a function of the script.
 *
 * @throws PythonError for an argument that stands for no way of telling
 */
export function reporter(
  report: Value | undefined,
  period: Value | undefined,
  duration: number,
  site: CallSite,
): Reporter | undefined {
  if (!given(report)) return undefined
  const every = given(period) ? timeOption('report_period', period, site, 'run').value * 1000 : 10_000
  return timed(
    every,
    duration,
    isStr(report) ? textTeller(report.text.text, duration, site) : caller(report, duration, site),
  )
}

/** What is told: seconds since the first step, the part that is done, and seconds of model time at the beginning. */
interface Teller {
  readonly begin: (start: number) => void
  readonly midway: (elapsed: number, progress: Progress, start: number) => void
  /** `completed` is less than 1 where the run was stopped. */
  readonly end: (elapsed: number, start: number, completed: number) => void
}

/** Tells at the beginning, now and then, and at the end. Time counts from the first step, not from the compilation before it. */
function timed(every: number, duration: number, teller: Teller): Reporter {
  let began: number | undefined
  let next = every
  let first = 0
  const elapsed = (): number => {
    if (began === undefined) {
      teller.begin(first)
      began = performance.now()
    }
    return performance.now() - began
  }
  return {
    start: t => {
      first = t
    },
    progress: progress => {
      const now = elapsed()
      if (now < next || progress.fraction >= 1) return
      while (next <= now) next += Math.max(every, 1)
      teller.midway(now / 1000, progress, first)
    },
    end: t => teller.end(elapsed() / 1000, first, duration === 0 ? 1 : Math.min(1, (t - first) / duration)),
  }
}

function textTeller(kind: string, duration: number, site: CallSite): Teller {
  if (!['text', 'stdout', 'stderr'].includes(kind)) {
    const message = `Do not know how to handle report argument "${kind}".`
    throw new PythonError('ValueError', message, { code: 'bad-value', span: site.argument('report') })
  }
  const { session } = site
  const say = kind === 'stderr' ? session.printError : session.print
  const time = (t: number): string => displayQuantity([t], [], seconds, 'str', session.units)
  return {
    begin: start => say(`Starting simulation at t=${time(start)} for a duration of ${time(duration)}\n`),
    midway: (elapsed, { t, fraction, secondsLeft }, start) => {
      const done = `${time(t - start)} (${Math.floor(fraction * 100)}%) simulated in ${elapsedText(elapsed)}`
      say(`${done}, estimated ${elapsedText(secondsLeft)} remaining.\n`)
    },
    end: elapsed => say(`${time(duration)} (100%) simulated in ${elapsedText(elapsed)}\n`),
  }
}

/** A function of the script, called with (elapsed, completed, start, duration). */
function caller(called: Exclude<Value, null>, duration: number, site: CallSite): Teller {
  if (!isCallable(called)) {
    const message = `Do not know how to handle report argument, it has to be one of 'text', 'stdout', 'stderr', or a callable function/object, but it is of type <class '${typeName(called)}'>`
    throw new PythonError('TypeError', message, { code: 'bad-value', span: site.argument('report') })
  }
  const time = (t: number): Value => scalar(t, 'float', seconds)
  const call = (elapsed: number, completed: number, start: number): void => {
    invokeNow(called, [time(elapsed), completed, time(start), time(duration)], plainSite(site.session, site.span))
  }
  return {
    begin: start => call(0, 0, start),
    midway: (elapsed, { fraction }, start) => call(elapsed, fraction, start),
    end: (elapsed, start, completed) => call(elapsed, completed, start),
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
