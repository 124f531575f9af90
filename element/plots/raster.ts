import type { Events, Piece } from '../messages.ts'
import { counted, numberText, ticks, timeText } from '../numbers.ts'
import { EventList } from './event-list.ts'
import { channelsOf, type Palette } from './palette.ts'
import { type Axis, Plot, type RunStart } from './plot.ts'

/** Opacity of the run before, of 1. */
const ghostly = 0.4

/** Pixels from an event within which it is pointed at. */
const reach = 10

/** How often each pixel is covered by a mark, which 255 times are enough to tell. */
type Marks = Uint8Array

/**
 * A mark for each event; x is time, y is the neuron. Events are counted in pixels as they come, so that a picture costs what
 * its pixels do, however many events there are.
 */
export class RasterPlot extends Plot {
  readonly #event: string
  #events = new EventList()
  #before: EventList | undefined
  #marks: Marks = new Uint8Array(0)
  #marksBefore: Marks = new Uint8Array(0)
  #image = new ImageData(1, 1)

  /** @param event what is marked: `spike` */
  constructor(title: string, event: string) {
    super(title, 'raster')
    this.#event = event
  }

  get hasGhost(): boolean {
    return this.#before !== undefined
  }

  summary(): string {
    return eventSummary(this.#events.length, this.#event, this.start, this.until)
  }

  protected startRun(same: boolean, complete: boolean): void {
    if (!same) this.#before = undefined
    else if (complete) this.#before = this.#events
    if (same && complete) [this.#marks, this.#marksBefore] = [this.#marksBefore, this.#marks]
    this.#events = new EventList()
    if (same) this.#marks.fill(0)
    else this.resized()
  }

  protected take(piece: Piece): void {
    if (piece.kind !== 'events') return
    this.#events.add(piece)
    this.#mark(this.#marks, piece)
  }

  protected override resized(): void {
    const { width, height, ratio } = this.area
    this.#image = new ImageData(Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio)))
    const pixels = this.#image.width * this.#image.height
    this.#marks = new Uint8Array(pixels)
    this.#marksBefore = new Uint8Array(pixels)
    for (const piece of this.#events.pieces) this.#mark(this.#marks, piece)
    for (const piece of this.#before?.pieces ?? []) this.#mark(this.#marksBefore, piece)
  }

  protected axis(): Axis {
    const neurons = this.start?.neurons ?? 1
    const wished = ticks(0, neurons - 1, Math.min(neurons - 1, this.area.height / 40)).filter(Number.isInteger)
    const shown = wished.length === 0 ? [0] : wished
    return {
      from: 0,
      to: neurons,
      label: 'Neuron',
      ticks: shown.map(at => ({ at: at + 0.5, text: numberText(at, 9) })),
    }
  }

  protected paintData(context: CanvasRenderingContext2D, { ink, ghost }: Palette): void {
    const { left, top, ratio } = this.area
    const opacity = this.#opacity()
    const [inks, ghosts] = [shades(ink, opacity, 1), shades(ghost, opacity, ghostly)]
    const pixels = new Uint32Array(this.#image.data.buffer)
    const [marks, before] = [this.#marks, this.#marksBefore]
    for (let k = 0; k < pixels.length; k++) {
      const mark = marks[k] ?? 0
      pixels[k] = (mark > 0 ? inks[mark] : ghosts[before[k] ?? 0]) ?? 0
    }
    context.putImageData(this.#image, Math.round(left * ratio), Math.round(top * ratio))
  }

  protected valueAt(t: number, y: number): readonly string[] {
    const { duration, neurons } = this.start ?? { duration: 1, neurons: 1 }
    const { width, height } = this.area
    const around = (reach / width) * duration
    const near = this.#events.nearest(t - around, t + around, (time, i) => {
      const far = Math.hypot(((time - t) / duration) * width, ((i + 0.5 - y) / neurons) * height)
      return far <= reach ? far : Number.POSITIVE_INFINITY
    })
    const neuron = Math.min(neurons - 1, Math.floor(y))
    if (near === undefined) return [`neuron ${numberText(neuron, 9)}`, timeText(t, this.time)]
    return [
      `neuron ${numberText(near.i, 9)}`,
      `${this.#event} at ${numberText(near.t * this.time.perSecond, 6)} ${this.time.unit}`,
    ]
  }

  /** Of one mark: where several neurons share a row of pixels, one event alone is not all there is. */
  #opacity(): number {
    const crowd = (this.start?.neurons ?? 1) / this.#image.height
    return crowd <= 1 ? 1 : Math.max(0.25, 1 / Math.sqrt(crowd))
  }

  #mark(marks: Marks, { t, i }: Events): void {
    const { duration, neurons } = this.start ?? { duration: 1, neurons: 1 }
    const { width, height } = this.#image
    const { ratio } = this.area
    const row = height / neurons
    // Lines where there are few neurons, dots of whole pixels where there are many.
    const tall = Math.max(1, Math.round(Math.min(0.7 * row, 14 * ratio)), Math.round(Math.min(1, row) * ratio))
    const wide = Math.max(1, Math.round(tall > 3 * ratio ? 1.25 * ratio : Math.min(ratio, Math.max(1, row))))
    for (let k = 0; k < t.length; k++) {
      const x = Math.min(width - wide, Math.floor(((t[k] ?? 0) / duration) * width))
      const middle = height - ((i[k] ?? 0) + 0.5) * row
      const y = Math.min(height - tall, Math.max(0, Math.round(middle - tall / 2)))
      for (let line = y; line < y + tall; line++) {
        for (let at = line * width + x; at < line * width + x + wide; at++) {
          const mark = marks[at] ?? 0
          if (mark < 255) marks[at] = mark + 1
        }
      }
    }
  }
}

/** Colours of a pixel by the number of marks on it, in the order of bytes of an image. */
function shades(colour: string, opacity: number, most: number): Uint32Array {
  const channels = channelsOf(colour)
  const bytes = new Uint8ClampedArray(4 * 256)
  for (let mark = 1; mark < 256; mark++) bytes.set([...channels, 255 * most * (1 - (1 - opacity) ** mark)], 4 * mark)
  return new Uint32Array(bytes.buffer)
}

/** `5,132 spikes of 1,000 neurons in 600 ms, 8.55 Hz`. */
export function eventSummary(events: number, event: string, start: RunStart | undefined, until: number): string {
  const { neurons, duration } = start ?? { neurons: 0, duration: 0 }
  const mean = until > 0 ? `, ${numberText(events / Math.max(1, neurons) / until, 3)} Hz on average` : ''
  const name = event === 'spike' ? 'spike' : `'${event}' event`
  return `${counted(events, name)} of ${counted(neurons, 'neuron')} in ${timeText(until >= duration ? duration : until)}${mean}`
}
