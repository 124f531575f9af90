/** Several threads that go through pieces of rows: they make synapses, and compute initial values. */
import { type Call, goThrough, type Passage } from '../passage.ts'
import { type Stage, Stages, stagesOfThread } from './stages.ts'
import { type ThreadSetting, ThreadTables } from './tables.ts'

/** A thread has left off in the middle of a piece: some of its elements have their values, and nobody knows which. */
export class LostPiece extends Error {
  constructor() {
    super('one of several threads failed')
  }
}

/** The most synapses that there can be. */
const most = 2 ** 31 - 1

/** Threads with an instance of the module and a table each; whoever asks them is none of them. */
export class Pieces {
  readonly #setting: ThreadSetting
  readonly #own: ThreadTables
  readonly #tables: readonly number[]
  readonly #call: Call

  /**
   * @param call calls a function of the module in this thread
   * @throws HillockError `too-large` if there is no room for what the threads need
   */
  constructor(setting: ThreadSetting, call: Call) {
    this.#setting = setting
    this.#call = call
    this.#own = new ThreadTables(setting)
    try {
      // Lists of events are for steps.
      this.#tables = this.#own.make(setting.threads, ({ length }) => length.per !== 'neuron')
    } catch (cause) {
      this.#own.release()
      throw cause
    }
  }

  /** @throws HillockError `module` where threads cannot be had */
  join(): Promise<void> {
    return this.#own.join(this.#tables)
  }

  /**
   * Does what is left. Each thread takes the next piece as soon as it has done one; what they bring is taken in the order of rows. Synapses
   * that a thread does not bring are made here, so that nothing is lost with it, and what is wrong with a rule is told as by one thread.
   *
   * @throws LostPiece where a thread has failed at values of elements
   */
  async goThrough(passage: Passage): Promise<void> {
    const { rows } = passage
    const stages = rows.synapses && new Stages(this.#setting, this.#own, rows.synapses)
    let next = passage.next
    let taken = Promise.resolve()
    let isEnded = false
    const work = async (thread: number, table: number): Promise<void> => {
      const own = stages && Array.from({ length: stagesOfThread }, () => stages.make())
      for (let k = 0; ; k++) {
        const stage = own?.[k % stagesOfThread]
        await stage?.free
        const end = Math.min(rows.end, next + this.#rows(passage, next, stages))
        if (isEnded || end <= next) return
        const first = next
        next = end
        const began = performance.now()
        const answer = this.#ask(thread, table, first, end, passage, stages, stage)
        taken = Promise.all([answer, taken]).then(([count]) => this.#take(passage, end, count, stages, stage))
        taken.catch(() => {
          isEnded = true
        })
        if (stage !== undefined) stage.free = taken
        if ((await answer) === undefined) return
        passage.took(end - first, performance.now() - began)
      }
    }
    await Promise.allSettled(this.#tables.map((table, thread) => work(thread, table)))
    await taken
    // Where no thread is left, or rows are longer than stages.
    goThrough(passage, this.#call)
  }

  /** Gives back what they had. */
  dissolve(): void {
    this.#own.release()
  }

  /** Rows of the next piece: fewer at the end, where all are to have something to do, and not more than there is room for twice. */
  #rows({ piece, rows, fits, density }: Passage, next: number, stages: Stages | undefined): number {
    const equal = Math.ceil((rows.end - next) / (2 * this.#setting.threads))
    const wanted = Math.min(piece, Math.max(equal, piece >> 3))
    if (stages === undefined || !fits || !(density > 0)) return wanted
    return Math.min(wanted, Math.floor(stages.room / (2 * density)))
  }

  /** How many synapses a thread has made of some rows; undefined if it has failed. */
  #ask(
    thread: number,
    table: number,
    first: number,
    end: number,
    { rows: { export: name, key }, fits }: Passage,
    stages: Stages | undefined,
    stage: Stage | undefined,
  ): Promise<number | undefined> {
    const values = [first, end, ...key]
    if (stages !== undefined && stage !== undefined) {
      stages.use(stage, table)
      values.push(0, fits ? stages.room : 0)
    }
    const answer = this.#setting.crew.call(thread, { kind: 'call', export: name, values })
    return answer.catch(() => undefined)
  }

  #take(
    passage: Passage,
    end: number,
    count: number | undefined,
    stages: Stages | undefined,
    stage: Stage | undefined,
  ): void {
    const { made, next, fits, rows } = passage
    if (rows.synapses === undefined || stages === undefined || stage === undefined) {
      if (count === undefined) throw new LostPiece()
      passage.add(end, made)
      return
    }
    const all = made + (count ?? 0)
    const isForRoom = fits && all <= rows.synapses.room
    if (count === undefined || count < 0 || all > most || (isForRoom && count > stages.room)) {
      passage.goOn(this.#call, end)
      return
    }
    if (isForRoom) stages.take(stage, next, end, count, made)
    passage.add(end, all)
  }
}
