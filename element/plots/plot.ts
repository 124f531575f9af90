import type { Piece } from '../messages.ts'
import { element } from '../dom.ts'
import { numberText, ticks, type TimeScale, timeScale } from '../numbers.ts'
import { type Palette, paletteOf } from './palette.ts'

/** What a plot is told when a run begins. */
export interface RunStart {
  /** Seconds. */
  readonly duration: number
  /** Of what it draws. */
  readonly neurons: number
  /** Seconds: the length of a step. */
  readonly dt: number
}

/** Where data are drawn, in pixels of the page; `ratio` are those of the screen to one of the page. */
export interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly ratio: number
}

/** An axis upwards. */
export interface Axis {
  readonly from: number
  readonly to: number
  readonly label: string
  /** Values with a number beside them, and what is written there. */
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
}

/** Milliseconds between two pictures where people want little motion. */
const calm = 1000

/** A canvas with axes that is drawn as a run goes on, and again when its size or the colours of the page change. */
export abstract class Plot {
  /** What stands in the page. */
  readonly figure: HTMLElement
  /** Whether the numbers of the time axis stand below; the plots above leave them out. */
  showsTime = true
  protected start: RunStart | undefined
  protected area: Area = { left: 0, top: 0, width: 0, height: 0, ratio: 1 }
  protected until = 0
  readonly #canvas = element('canvas', { role: 'img' })
  readonly #probe = element('span', { className: 'probe', 'aria-hidden': 'true' })
  readonly #cursor = element('div', { className: 'cursor', hidden: true })
  readonly #tip = element('div', { className: 'tip', part: 'tip', hidden: true })
  readonly #stillness = matchMedia('(prefers-reduced-motion: reduce)')
  readonly #title: string
  #pixels = { width: 0, height: 0 }
  #waiting = false
  #painted = 0

  /** @param title what it draws: `Spikes of neurons` */
  constructor(title: string, className: string) {
    this.#title = title
    this.figure = element(
      'div',
      { className: `plot ${className}`, part: `plot ${className}` },
      this.#canvas,
      this.#probe,
      this.#cursor,
      this.#tip,
    )
    this.#canvas.setAttribute('aria-label', title)
    this.#follow()
    this.#point()
  }

  /** How many neurons it is to have room for. */
  expect(neurons: number): void {
    this.figure.style.setProperty('--neurons', String(neurons))
  }

  /** Starts a run; what is there becomes the ghost if that run came to its end. */
  begin(start: RunStart): void {
    const same = this.start?.duration === start.duration && this.start.neurons === start.neurons
    const complete = this.start !== undefined && this.until >= this.start.duration * (1 - 1e-9)
    this.start = start
    this.until = 0
    this.expect(start.neurons)
    this.startRun(same, complete)
    this.show()
  }

  /** What is new until time `until`, in seconds. */
  add(until: number, piece: Piece): void {
    if (this.start === undefined) return
    this.until = until
    this.take(piece, this.start)
    this.show()
  }

  /** No more comes in this run. */
  end(): void {
    this.#canvas.setAttribute('aria-label', `${this.#title}: ${this.summary()}`)
    this.#painted = 0
    this.show()
  }

  /** Whether the run before is drawn too. */
  abstract get hasGhost(): boolean

  /** What there is to be seen, in a sentence without its full stop. */
  abstract summary(): string

  /** @param same whether times and neurons are those of the run before; @param complete whether it came to its end */
  protected abstract startRun(same: boolean, complete: boolean): void
  protected abstract take(piece: Piece, start: RunStart): void
  protected abstract axis(): Axis
  protected abstract paintData(context: CanvasRenderingContext2D, palette: Palette): void
  /** What stands at a place, as lines of text. */
  protected abstract valueAt(t: number, y: number): readonly string[]

  /** There is another number of pixels. */
  protected resized(): void {}

  /** Draws before the next picture of the screen, once however often it is asked for. */
  protected show(): void {
    if (this.#waiting) return
    this.#waiting = true
    const paint = (): void => {
      this.#waiting = false
      this.#paint()
    }
    const wait = this.#stillness.matches ? calm - (performance.now() - this.#painted) : 0
    if (wait > 0) setTimeout(() => requestAnimationFrame(paint), wait)
    else requestAnimationFrame(paint)
  }

  protected get time(): TimeScale {
    return timeScale(this.start?.duration ?? 1)
  }

  /** Pixels of the page from the left of the area. */
  protected xOf(t: number): number {
    return (t / (this.start?.duration ?? 1)) * this.area.width
  }

  #follow(): void {
    const canvas = this.#canvas
    // A page lays out in fractions of pixels; dots are sharp only if the canvas has just as many as are shown.
    const exact = 'devicePixelContentBoxSize' in ResizeObserverEntry.prototype
    const observer = new ResizeObserver(entries => {
      const box = exact ? entries.at(-1)?.devicePixelContentBoxSize[0] : undefined
      this.#resize({
        width: box?.inlineSize ?? Math.round(canvas.clientWidth * devicePixelRatio),
        height: box?.blockSize ?? Math.round(canvas.clientHeight * devicePixelRatio),
      })
    })
    observer.observe(canvas, { box: exact ? 'device-pixel-content-box' : 'content-box' })
    // Colours change with the scheme of the machine, or when a script of the page changes them: then the probe's has a transition.
    this.figure.addEventListener('transitionend', () => {
      this.resized()
      this.show()
    })
  }

  #resize(pixels: { width: number; height: number }): void {
    const canvas = this.#canvas
    if (canvas.clientWidth === 0) return // not shown
    this.#pixels = pixels
    canvas.width = pixels.width
    canvas.height = pixels.height
    const ratio = pixels.width / canvas.clientWidth
    const narrow = canvas.clientWidth < 480
    const [left, right, top, bottom] = [narrow ? 50 : 60, 20, 8, this.showsTime ? 40 : 12]
    this.area = {
      left,
      top,
      width: Math.max(1, Math.floor(canvas.clientWidth) - left - right),
      height: Math.max(1, Math.floor(canvas.clientHeight) - top - bottom),
      ratio,
    }
    this.resized()
    this.#paint()
  }

  #paint(): void {
    const context = this.#canvas.getContext('2d')
    if (context === null || this.area.width === 0) return
    this.#painted = performance.now()
    const { left, top, ratio } = this.area
    const palette = paletteOf(this.#probe)
    context.resetTransform()
    context.clearRect(0, 0, this.#pixels.width, this.#pixels.height)
    context.setTransform(ratio, 0, 0, ratio, left * ratio, top * ratio)
    if (this.start !== undefined) this.paintData(context, palette)
    this.#paintAxes(context, palette)
  }

  #paintAxes(context: CanvasRenderingContext2D, { line, quiet, font }: Palette): void {
    const { width, height, ratio } = this.area
    const axis = this.axis()
    context.lineWidth = 1
    context.strokeStyle = line
    const sharp = (value: number): number => (Math.round(value * ratio) + 0.5) / ratio
    const stroke = (x0: number, y0: number, x1: number, y1: number): void => {
      context.beginPath()
      context.moveTo(sharp(x0), sharp(y0))
      context.lineTo(sharp(x1), sharp(y1))
      context.stroke()
    }
    stroke(-1, 0, -1, height)
    stroke(-1, height, width, height)
    if (this.start === undefined) return
    context.fillStyle = quiet
    context.font = font
    context.textAlign = 'center'
    context.textBaseline = 'alphabetic'
    const { unit, perSecond } = this.time
    const end = this.start.duration * perSecond
    for (const tick of ticks(0, end, width / 80)) {
      const x = (tick / end) * width
      stroke(x, height, x, height + 4)
      if (this.showsTime) context.fillText(numberText(tick), x, height + 18)
    }
    if (this.showsTime) context.fillText(`Time (${unit})`, width / 2, height + 34)
    context.textAlign = 'right'
    context.textBaseline = 'middle'
    for (const { at, text } of axis.ticks) {
      const y = height - ((at - axis.from) / (axis.to - axis.from)) * height
      stroke(-1, y, -5, y)
      context.fillText(text, -8, y)
    }
    context.textAlign = 'center'
    context.rotate(-Math.PI / 2)
    context.fillText(axis.label, -height / 2, -this.area.left + 8)
  }

  /** Values where a mouse or a finger points. */
  #point(): void {
    const hide = (): void => {
      this.#cursor.hidden = this.#tip.hidden = true
    }
    const point = ({ offsetX, offsetY }: PointerEvent): void => {
      const { left, top, width, height } = this.area
      const [x, y] = [(offsetX - left) / width, 1 - (offsetY - top) / height]
      if (this.start === undefined || x < 0 || x > 1 || y < 0 || y > 1) return hide()
      const { from, to } = this.axis()
      const lines = this.valueAt(x * this.start.duration, from + y * (to - from))
      this.#tip.textContent = lines.join('\n')
      this.#cursor.hidden = this.#tip.hidden = false
      const place = (part: HTMLElement, name: string, pixels: number): void =>
        part.style.setProperty(name, `${pixels}px`)
      place(this.#cursor, 'left', offsetX)
      place(this.#cursor, 'top', top)
      place(this.#cursor, 'height', height)
      const room = this.figure.clientWidth - this.#tip.offsetWidth
      const beside = offsetX + 12 <= room ? offsetX + 12 : offsetX - 12 - this.#tip.offsetWidth
      place(this.#tip, 'left', Math.max(0, beside))
      place(this.#tip, 'top', Math.max(0, Math.min(offsetY - this.#tip.offsetHeight - 8, top + height)))
    }
    this.#canvas.addEventListener('pointermove', point)
    this.#canvas.addEventListener('pointerdown', point)
    this.#canvas.addEventListener('pointerleave', hide)
  }
}
