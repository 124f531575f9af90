import type { Progress } from '../host/index.ts'
import type { Io } from './io.ts'
import { shownTime } from './numbers.ts'
import type { SingleBar } from 'cli-progress'

/** A bar on the terminal for runs that last. */
export interface ProgressBar {
  /** Says what is being done, until something else is written. */
  readonly say: (text: string) => void
  readonly update: (progress: Progress) => void
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
  if (!wanted || stderr.isTTY !== true) return { say: nothing, update: nothing, clear: nothing }
  let bar: SingleBar | undefined
  let begun: number | undefined
  let loading = false
  let said = false
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
  return {
    clear,
    say: text => {
      clear()
      stderr.write(text)
      said = true
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
