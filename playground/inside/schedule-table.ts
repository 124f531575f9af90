/** What a step does, in its order, and how long each object has worked. */
import { element } from '../dom.ts'
import { shownTime } from '../../inspection/numbers.ts'
import type { Ended } from '../run/protocol.ts'
import type { ScheduleRow } from './inside.ts'

export interface ScheduleTableOptions {
  /** A phase is pointed at, by its index; undefined where none is. */
  readonly onPoint: (phase: number | undefined) => void
  readonly onMeasure: () => void
}

export class ScheduleTable {
  readonly element: HTMLElement
  readonly #options: ScheduleTableOptions
  readonly #rows = element('tbody')
  readonly #about = element('span', { className: 'quiet' })
  #schedule: readonly ScheduleRow[] = []
  #times: ReadonlyMap<string, number> = new Map()

  constructor(options: ScheduleTableOptions) {
    this.#options = options
    const measure = element('button', { type: 'button', textContent: 'Measure' })
    measure.title = 'Runs the script with each phase by itself, and measures it'
    measure.addEventListener('click', () => options.onMeasure())
    const heads = ['slot', 'order', 'object', 'time', 'share'].map(text =>
      element('th', { scope: 'col', textContent: text }),
    )
    this.element = element(
      'section',
      { className: 'schedule', aria: { label: 'schedule' } },
      element(
        'div',
        { className: 'schedule-head' },
        element('h2', { textContent: 'What a step does' }),
        measure,
        this.#about,
      ),
      element(
        'div',
        { className: 'scroll' },
        element('table', {}, element('thead', {}, element('tr', {}, ...heads)), this.#rows),
      ),
    )
  }

  /** Another schedule, of which nothing is measured. */
  show(schedule: readonly ScheduleRow[]): void {
    this.#schedule = schedule
    this.#times = new Map()
    this.#fill()
  }

  showTimes(profile: NonNullable<Ended['profile']>): void {
    this.#times = new Map(profile.map(({ name, seconds }) => [name, seconds]))
    this.#fill()
  }

  #fill(): void {
    const own = this.#schedule.map(({ object }) => this.#times.get(object))
    const total = own.reduce<number>((sum, seconds) => sum + (seconds ?? 0), 0)
    this.#about.textContent =
      total > 0
        ? `${shownTime(total)} in all, each phase by itself: joined, as it usually runs, it takes less`
        : 'not measured yet'
    this.#rows.replaceChildren(...this.#schedule.map((row, phase) => this.#row(row, phase, own[phase], total)))
  }

  #row(
    { when, order, object, clock }: ScheduleRow,
    phase: number,
    seconds: number | undefined,
    total: number,
  ): HTMLElement {
    const share = seconds === undefined || total === 0 ? undefined : seconds / total
    const bar = element('div', { className: 'bar' })
    bar.style.width = `${(share ?? 0) * 100}%`
    const cell = (text: string, className = ''): HTMLElement => element('td', { textContent: text, className })
    const row = element(
      'tr',
      {},
      cell(when),
      cell(order, 'number'),
      cell(clock === undefined ? object : `${object} (${clock})`, 'object'),
      cell(seconds === undefined ? '' : shownTime(seconds), 'number'),
      element('td', { className: 'share' }, bar, share === undefined ? '' : `${Math.round(share * 100)} %`),
    )
    row.addEventListener('pointerenter', () => this.#options.onPoint(phase))
    row.addEventListener('pointerleave', () => this.#options.onPoint(undefined))
    return row
  }
}
