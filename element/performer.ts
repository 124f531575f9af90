import { load, type Model, type Simulation } from '../host/index.ts'
import { newGate } from './gate.ts'
import type { Order, Report } from './messages.ts'
import { problemOf, told } from './problems.ts'
import { buffersOf, constantsOf, eventCounts, pieceOf, recordOf } from './reading.ts'

/** Hands a report to the page, and lets go of the buffers in it. */
export type Tell = (report: Report, transfer?: Transferable[]) => void

type OrderOf<Kind extends Order['kind']> = Extract<Order, { readonly kind: Kind }>

/** So many updates of neurons are about a frame's worth of work. */
const updatesOfFrame = 4e6

/** A step costs as much as this many neurons, however few there are. */
const costOfStep = 200

/** A run comes in so many pieces at least. */
const fewestPieces = 120

/**
 * Does what the page asks, by the host: in a worker, or in the thread of the page where there can be none.
 *
 * @returns takes an order; settles when that is done, and never rejects
 */
export function newPerformer(tell: Tell): (order: Order) => Promise<void> {
  const gate = newGate()
  let loading: Promise<Model> | undefined
  let model: Model | undefined
  let simulation: Simulation | undefined
  let current = new AbortController()
  let halted = false

  async function run(order: OrderOf<'run'>): Promise<void> {
    current.abort()
    const { signal } = (current = new AbortController())
    halted = false
    gate.open()
    try {
      await simulate(order, signal)
    } catch (error) {
      // A run that ends because another one began has nothing to tell.
      if (!signal.aborted) tell({ kind: 'problem', run: order.run, ...problemOf(error) })
    }
  }

  async function simulate(
    { run: number, duration, seed, sizes, set, watches }: OrderOf<'run'>,
    signal: AbortSignal,
  ): Promise<void> {
    const opened = (model = await required(loading))
    const began = performance.now()
    const started = await opened.start({
      seed,
      sizes,
      set,
      // Helping threads would need a second file.
      threads: 1,
      onConnecting: () => signal.throwIfAborted(),
      onDiagnostic: diagnostic => tell({ kind: 'warning', ...told([diagnostic]) }),
    })
    if (signal.aborted) return started.dispose()
    simulation?.dispose()
    simulation = started
    const sizesOf = opened.groups.map(({ name }) => [name, started.sizes[name] ?? 0] as const)
    tell({
      kind: 'begun',
      run: number,
      seed: started.seed,
      sizes: Object.fromEntries(sizesOf),
      dt: started.dt,
      constants: constantsOf(opened, started),
    })
    for await (const block of started.stream(duration, { every: pieceOfRun(opened, started, duration), signal })) {
      const pieces = watches.map(watch => pieceOf(opened, block, watch))
      tell({ kind: 'block', run: number, t: block.t, pieces }, pieces.flatMap(buffersOf))
      await gate.passed()
      if (halted) break
    }
    if (signal.aborted) return
    tell({
      kind: 'ended',
      run: number,
      t: started.t,
      steps: started.step,
      seed: started.seed,
      milliseconds: performance.now() - began,
      complete: started.t >= duration * (1 - 1e-9),
      events: eventCounts(opened, started),
    })
  }

  function set({ values }: OrderOf<'set'>): void {
    if (model === undefined || simulation === undefined) return
    simulation.set(values)
    tell({ kind: 'constants', constants: constantsOf(model, simulation) })
  }

  function stop(): void {
    halted = true
    simulation?.stop()
    gate.open()
  }

  function perform(order: Order): Promise<void> | void {
    switch (order.kind) {
      case 'open':
        // Awaited by whatever needs it.
        loading = load(order.module)
        return
      case 'run':
        return run(order)
      case 'set':
        return set(order)
      case 'pause':
        return gate.close()
      case 'resume':
        return gate.open()
      case 'stop':
        return stop()
      case 'get':
        return tell({ kind: 'answer', id: order.id, value: valueOf(required(simulation), order) })
      case 'recorded':
        return tell({
          kind: 'answer',
          id: order.id,
          value: recordOf(required(model), required(simulation), order.monitor),
        })
    }
  }

  return async order => {
    try {
      await perform(order)
    } catch (error) {
      if ('id' in order) tell({ kind: 'refusal', id: order.id, ...problemOf(error) })
      else tell({ kind: 'problem', ...problemOf(error) })
    }
  }
}

/** Seconds: often enough to be watched, and not more often where a piece is much work. */
function pieceOfRun({ groups }: Model, { sizes, dt }: Simulation, duration: number): number {
  const neurons = groups.filter(({ ends }) => ends === undefined).map(({ name }) => sizes[name] ?? 0)
  const all = neurons.reduce((sum, size) => sum + size, costOfStep)
  return Math.max(dt, Math.min(duration / fewestPieces, (updatesOfFrame / all) * dt))
}

/** A constant, or a state variable of every neuron. */
function valueOf(simulation: Simulation, { name, unit }: OrderOf<'get'>): number | Float64Array {
  return simulation.get(name, unit)
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('there is no simulation yet')
  return value
}
