/** The module `time`: the real clock. */
import type { CallSite } from '../../evaluate/call.ts'
import { toNumber } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { str, type FunctionValue, type ModuleValue, type Suspended, type Value } from '../../evaluate/values.ts'
import { given, text } from '../arguments.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'

const now = (): number => Date.now() / 1000
const counter = (): number => performance.now() / 1000

function clock(name: string, read: () => number): FunctionValue[] {
  return [row(`${name}()`, read), row(`${name}_ns()`, () => BigInt(Math.round(read() * 1e9)))]
}

/** With two digits at least. */
export const two = (n: number | bigint): string => String(n).padStart(2, '0')

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
export const months: readonly string[] = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] // prettier-ignore

const codes: Readonly<Record<string, (date: Date) => string>> = {
  Y: date => String(date.getFullYear()),
  y: date => two(date.getFullYear() % 100),
  m: date => two(date.getMonth() + 1),
  d: date => two(date.getDate()),
  H: date => two(date.getHours()),
  I: date => two(((date.getHours() + 11) % 12) + 1),
  M: date => two(date.getMinutes()),
  S: date => two(date.getSeconds()),
  p: date => (date.getHours() < 12 ? 'AM' : 'PM'),
  A: date => days[date.getDay()] ?? '',
  a: date => (days[date.getDay()] ?? '').slice(0, 3),
  B: date => months[date.getMonth()] ?? '',
  b: date => (months[date.getMonth()] ?? '').slice(0, 3),
  j: date =>
    String(
      Math.round(
        (new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime() -
          new Date(date.getFullYear(), 0, 1).getTime()) /
          86_400_000,
      ) + 1,
    ).padStart(3, '0'),
  '%': () => '%',
}

/** `strftime` of a time of the machine's. */
export function formatTime(format: string, date: Date): string {
  return format.replaceAll(/%(.)/gs, (whole, code: string) => codes[code]?.(date) ?? whole)
}

function dateOf(seconds: Value | undefined, site: CallSite): Date {
  return new Date(given(seconds) ? toNumber(seconds, 'secs', site) * 1000 : Date.now())
}

const sleep = row('sleep(secs, /)', ([seconds = null], site): Suspended => {
  const length = toNumber(seconds, 'secs', site)
  if (!(length >= 0)) throw new PythonError('ValueError', 'sleep length must be non-negative')
  return {
    kind: 'suspended',
    start: () =>
      new Promise(resolve => {
        const end = performance.now() + length * 1000
        // A timer may go off a little early, and counts no further than this.
        const wait = (): void => {
          const left = end - performance.now()
          if (left > 0) setTimeout(wait, Math.min(Math.ceil(left), 2 ** 31 - 1))
          else resolve(null)
        }
        wait()
      }),
  }
})

export const timeModule: ModuleValue = moduleOf('time', [
  ...clock('time', now),
  ...clock('perf_counter', counter),
  ...clock('monotonic', counter),
  ...clock('process_time', counter),
  sleep,
  row('strftime(format, /)', ([format]) => str(formatTime(text(format, 'format'), new Date()))),
  row('ctime(seconds=None, /)', ([seconds], site) => str(formatTime('%a %b %d %H:%M:%S %Y', dateOf(seconds, site)))),
  row('asctime()', () => str(formatTime('%a %b %d %H:%M:%S %Y', new Date()))),
])
