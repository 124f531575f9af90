import type { ConnectProgress, Progress } from '../host/index.ts'
import type { Io } from './io.ts'
import { shownTime } from '../inspection/numbers.ts'
import type { SingleBar } from 'cli-progress'

/** A bar on the terminal for runs that last. */
export interface ProgressBar {
  /** Says what is being done, until something else is written. */
  readonly say: (text: string) => void
  readonly update: (progress: Progress) => void
  /** Shows how far a connection is that lasts. */
  readonly connecting: (progress: ConnectProgress) => void
  /** Clears the line, so that something else can be written there. */
  readonly clear: () => void
}

/** Runs shorter than this have no bar. */
const patience = 1000

/** A progress bar on stderr; none if that is not a terminal, or nobody is to see it. */
export function progressBar(
  { stderr }: Pick<Io, 'stderr'>,
  wanted: boolean,
  now: () => number = Date.now,
): ProgressBar {
  const nothing = (): void => undefined
  if (!wanted || stderr.isTTY !== true) return { say: nothing, update: nothing, connecting: nothing, clear: nothing }
  let bar: SingleBar | undefined
  let begun: number | undefined
  let loading = false
  let said = false
  let connecting: { readonly begun: number; shown: number } | undefined
  const clear = (): void => {
    if (said) stderr.write('\r\u001B[K')
    said = false
    bar?.stop()
    bar = undefined
    begun = undefined
  }
  const show = async (progress: Progress): Promise<void> => {
    if (loading) return
    loading = true
    // most runs end before there is anything to show
    const { SingleBar } = (await import('cli-progress')).default
    loading = false
    if (begun === undefined) return
    bar = new SingleBar({
      format: '{bar} {percentage}%  {t}  {left}',
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: 30,
      clearOnComplete: true,
      stream: stderr as unknown as NodeJS.WritableStream,
    })
    bar.start(1, progress.fraction, payload(progress))
  }
  // A connection gives nothing else a turn, so that no bar could be loaded.
  const say = (text: string): void => {
    clear()
    stderr.write(text)
    said = true
  }
  return {
    clear,
    say,
    connecting: ({ name, fraction }) => {
      const time = now()
      connecting ??= { begun: time, shown: 0 }
      if (fraction >= 1) {
        connecting = undefined
        clear()
      } else if (time - connecting.begun >= patience && time - connecting.shown >= 100) {
        connecting.shown = time
        say(`connecting ${name}: ${Math.floor(100 * fraction)}%`)
      }
    },
    update: progress => {
      if (said) clear()
      begun ??= now()
      if (progress.fraction >= 1) clear()
      else if (bar !== undefined) bar.update(progress.fraction, payload(progress))
      else if (now() - begun >= patience) void show(progress)
    },
  }
}

function payload({ t, secondsLeft }: Progress): { t: string; left: string } {
  const left = Number.isFinite(secondsLeft) ? `${shownTime(secondsLeft)} left` : ''
  return { t: `t = ${shownTime(t)}`, left }
}
