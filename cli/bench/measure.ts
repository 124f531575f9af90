import type { Simulation } from '../../host/index.ts'
import { isSpikeMonitor, shownName } from '../../host/running.ts'
import { neuronBytes } from '../../inspection/neuron-bytes.ts'
import type { Built, Rival } from './brian2.ts'
import { type Spread, spreadOf } from './statistics.ts'
import { type Repetition, Stepper, type Turn } from './stepper.ts'
import type { Sized } from './subject.ts'

/** Repetitions: so many at least, and more until so many seconds have gone, but no more than so many. */
const fewest = 5
const enough = 2
const most = 25

/** Seconds that a model is stepped before it is measured, so that the engine has optimised it. */
const warmUp = 1

/** Seconds that a repetition takes at most unless the user says how long the model is to run. */
const longest = 2

/** Seconds of model time that a repetition has unless it would take too long. */
const usualDuration = 1

/** What was measured of a model at a size. */
export interface Measured {
  /** Of the group whose size it is, and of all groups. */
  readonly neurons: number
  /** How many threads worked together. */
  readonly threads: number
  readonly allNeurons: number
  /** Seconds of model time in each repetition. */
  readonly duration: number
  readonly repetitions: number
  readonly hillock: Figures & {
    /** 0 to 1: of the time measured, what the module took. */
    readonly arithmetic: number
    readonly bytesPerNeuron: number
  }
  readonly brian2?: Figures & Pick<Built, 'precision' | 'flags'>
  /** Brian's time over Hillock's. */
  readonly ratio?: Spread
}

/** What is measured of both simulators. */
export interface Figures {
  /** Per neuron and step. */
  readonly nanoseconds: Spread
  /** What the spike monitors counted in a repetition; absent where there are none. */
  readonly spikes?: number
  readonly compileSeconds: number
  /** Seconds for a second of the model, the median. */
  readonly realTimeFactor: number
}

/** How to measure. */
export interface MeasureOptions {
  readonly neurons: number
  /** How many work together. */
  readonly threads: number
  /** Seconds of model time; what takes a while unless given. */
  readonly duration: number | undefined
  readonly rival: Rival | undefined
  /** Told what is being done. */
  readonly say: (text: string) => void
  /** Gives everything else a turn, and hears whether to go on. */
  readonly goOn: () => Promise<boolean>
}

/**
 * Measures a model at a size: after a warm-up, its repetitions alternate with those of the rival.
 *
 * @returns undefined if it was stopped before there was anything
 */
export async function measure(sized: Sized, options: MeasureOptions): Promise<Measured | undefined> {
  const { neurons, threads, rival, say, goOn } = options
  const stepper = new Stepper(sized.simulation, threads)
  say('warming up')
  await warm(stepper, options.duration ?? usualDuration, goOn)
  const duration = options.duration ?? durationFor(stepper)
  if (rival !== undefined) say('building in Brian 2')
  const built = (await goOn()) ? await rival?.build({ neurons, threads, seconds: duration }) : undefined
  const rounds: Round[] = []
  const began = performance.now()
  const spent = (): number => (performance.now() - began) / 1000
  if (rival === undefined || built !== undefined) {
    while (rounds.length < fewest || (rounds.length < most && spent() < enough)) {
      const round = await oneRound(stepper, built, duration, goOn, text =>
        say(`repetition ${rounds.length + 1}, ${text}`),
      )
      if (round === undefined) break
      rounds.push(round)
    }
  }
  return rounds.length === 0 ? undefined : summarise(rounds, { sized, built, neurons, threads, duration })
}

interface Round {
  readonly hillock: Repetition
  /** Spikes counted, if there are monitors. */
  readonly spikes: number | undefined
  readonly brian2: { readonly seconds: number; readonly spikes: number | undefined } | undefined
}

/** Steps until the engine has had time to optimise, and the pace is known. */
async function warm(stepper: Stepper, duration: number, goOn: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + warmUp * 1000
  let going = true
  const turn: Turn = async () => (going = (await goOn()) && performance.now() < end)
  while (going) await stepper.repeat(duration, turn)
}

function durationFor({ pace, dt }: Stepper): number {
  const steps = Math.min(usualDuration / dt, Math.max(32, (longest * 1000) / pace))
  return Math.round(steps) * dt
}

/** @returns undefined if it was stopped */
async function oneRound(
  stepper: Stepper,
  built: Built | undefined,
  duration: number,
  goOn: () => Promise<boolean>,
  say: (text: string) => void,
): Promise<Round | undefined> {
  say('Hillock')
  let told = performance.now()
  const hillock = await stepper.repeat(duration, fraction => {
    if (performance.now() - told > 200) {
      told = performance.now()
      say(`Hillock ${Math.floor(fraction * 100)} %`)
    }
    return goOn()
  })
  if (hillock === undefined) return undefined
  const spikes = spikesOf(stepper.simulation)
  if (built === undefined) return { hillock, spikes, brian2: undefined }
  say('Brian 2')
  const brian2 = await built.repeat()
  return brian2 === undefined ? undefined : { hillock, spikes, brian2 }
}

function spikesOf({ model, spikes }: Simulation): number | undefined {
  const monitors = model.manifest.monitors.filter(isSpikeMonitor)
  if (monitors.length === 0) return undefined
  return monitors.reduce((sum, monitor) => sum + (spikes[shownName(monitor)]?.length ?? 0), 0)
}

function summarise(
  rounds: readonly Round[],
  {
    sized: { simulation, compileSeconds },
    built,
    neurons,
    threads,
    duration,
  }: {
    readonly sized: Sized
    readonly built: Built | undefined
    readonly neurons: number
    readonly threads: number
    readonly duration: number
  },
): Measured {
  const { manifest } = simulation.model
  // Synapses are what the time of neurons is spent on.
  const groups = manifest.groups.flatMap((group, index) => {
    if (group.ends !== undefined) return []
    const size = simulation.sizes[group.name] ?? 0
    const steps = Math.round(duration / (manifest.clocks[group.clock]?.dt ?? NaN))
    return [{ size, steps, bytes: neuronBytes(manifest, index) }]
  })
  const total = (of: (group: (typeof groups)[number]) => number): number =>
    groups.reduce((sum, group) => sum + of(group), 0)
  const allNeurons = total(({ size }) => size)
  const neuronSteps = total(({ size, steps }) => size * steps)
  const figures = (seconds: readonly number[], spikes: number | undefined): Omit<Figures, 'compileSeconds'> => ({
    nanoseconds: spreadOf(seconds.map(each => (each * 1e9) / neuronSteps)),
    ...(spikes !== undefined && { spikes }),
    realTimeFactor: spreadOf(seconds).median / duration,
  })
  const mine = rounds.map(({ hillock }) => hillock.seconds)
  const theirs = rounds.flatMap(({ brian2 }) => (brian2 === undefined ? [] : [brian2.seconds]))
  const last = rounds.at(-1)
  return {
    neurons,
    threads,
    allNeurons,
    duration,
    repetitions: rounds.length,
    hillock: {
      ...figures(mine, last?.spikes),
      arithmetic: spreadOf(rounds.map(({ hillock }) => hillock.computing / hillock.seconds)).median,
      bytesPerNeuron: total(({ size, bytes }) => size * bytes) / allNeurons,
      compileSeconds,
    },
    ...(built !== undefined && {
      brian2: {
        ...figures(theirs, last?.brian2?.spikes),
        compileSeconds: built.compileSeconds,
        precision: built.precision,
        flags: built.flags,
      },
      ratio: spreadOf(theirs.map((seconds, round) => seconds / (mine[round] ?? NaN))),
    }),
  }
}
