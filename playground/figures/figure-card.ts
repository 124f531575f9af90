/** A figure of the script: to be looked at closely, and taken away. */
import type { Limits, NearPoint } from '../../figures/index.ts'
import { download, element } from '../dom.ts'
import { shortNumber } from '../live/numbers.ts'
import type { Answer, Ask, Drawing, Zoom } from '../run/protocol.ts'

/** Asks for something of the last run. */
export type AskRun = (about: Ask) => Promise<Answer>

/** Pixels that a pointer has to move for a zoom. */
const leastDrag = 6

/** Shows a figure; a rectangle that is drawn in a panel is zoomed to, a double click shows all of it again. */
export class FigureCard {
  readonly element: HTMLElement
  readonly #image = element('img', { draggable: false })
  readonly #box = element('div', { className: 'zoom-box', hidden: true })
  readonly #tip = element('div', { className: 'tip', hidden: true })
  readonly #index: number
  readonly #ask: AskRun
  #drawing: Drawing | undefined
  #zoom: Zoom | undefined
  #drag: { readonly panel: number; readonly left: number; readonly top: number } | undefined
  #probing = false

  constructor(index: number, ask: AskRun) {
    this.#index = index
    this.#ask = ask
    const sheet = element('div', { className: 'sheet' }, this.#image, this.#box, this.#tip)
    const button = (text: string, title: string, work: () => void): HTMLButtonElement => {
      const made = element('button', { type: 'button', textContent: text, title })
      made.addEventListener('click', work)
      return made
    }
    this.element = element(
      'figure',
      { className: 'figure-card' },
      sheet,
      element(
        'figcaption',
        {},
        button('Whole', 'show the whole figure again', () => void this.#zoomTo(undefined)),
        button('SVG', 'download as SVG', () => this.#saveSvg()),
        button('PNG', 'download as PNG', () => void this.#savePng()),
        button('CSV', 'download the numbers', () => void this.#saveCsv()),
      ),
    )
    sheet.addEventListener('pointerdown', event => this.#begin(event))
    sheet.addEventListener('pointermove', event => this.#move(event))
    sheet.addEventListener('pointerup', event => this.#end(event))
    sheet.addEventListener('pointerleave', () => (this.#tip.hidden = true))
    sheet.addEventListener('dblclick', () => void this.#zoomTo(undefined))
  }

  /** Another run has drawn it anew. What was zoomed to stays. */
  async show(drawing: Drawing): Promise<void> {
    if (this.#zoom === undefined) this.#put(drawing)
    else await this.#zoomTo(this.#zoom)
  }

  /** As an image, so that a drawing can only be looked at. */
  #put(drawing: Drawing): void {
    this.#drawing = drawing
    const before = this.#image.src
    this.#image.src = URL.createObjectURL(new Blob([drawing.svg], { type: 'image/svg+xml' }))
    this.#image.alt = `${drawing.title}. ${drawing.description}`
    this.#image.width = drawing.view.width
    this.#image.height = drawing.view.height
    // Not before the new one is there: the browser may still be reading the old one.
    this.#image.addEventListener('load', () => URL.revokeObjectURL(before), { once: true })
  }

  async #zoomTo(zoom: Zoom | undefined): Promise<void> {
    const drawing = await this.#ask({ kind: 'draw', figure: this.#index, zoom })
    if (drawing === undefined || !('svg' in drawing)) return
    this.#zoom = zoom
    this.element.dataset['zoomed'] = String(zoom !== undefined)
    this.#put(drawing)
  }

  /** A place of the picture, in pixels of the figure. */
  #place({ clientX, clientY }: PointerEvent): { readonly left: number; readonly top: number } {
    const { left, top, width } = this.#image.getBoundingClientRect()
    const scale = (this.#drawing?.view.width ?? width) / width
    return { left: (clientX - left) * scale, top: (clientY - top) * scale }
  }

  #begin(event: PointerEvent): void {
    const { left, top } = this.#place(event)
    const panels = this.#drawing?.view.panels ?? []
    const panel = panels.findLastIndex(
      ({ box, zoomable }) =>
        zoomable && left >= box.left && left <= box.left + box.width && top >= box.top && top <= box.top + box.height,
    )
    if (panel < 0 || event.button !== 0 || event.pointerType === 'touch') return
    this.#drag = { panel, left, top }
    this.#image.setPointerCapture(event.pointerId)
    event.preventDefault()
  }

  #move(event: PointerEvent): void {
    const place = this.#place(event)
    if (this.#drag === undefined) {
      void this.#probe(place)
      return
    }
    this.#tip.hidden = true
    const scale = this.#image.getBoundingClientRect().width / (this.#drawing?.view.width ?? 1)
    const [left, top] = [Math.min(this.#drag.left, place.left), Math.min(this.#drag.top, place.top)]
    Object.assign(this.#box.style, {
      left: `${left * scale}px`,
      top: `${top * scale}px`,
      width: `${Math.abs(place.left - this.#drag.left) * scale}px`,
      height: `${Math.abs(place.top - this.#drag.top) * scale}px`,
    })
    this.#box.hidden = false
  }

  #end(event: PointerEvent): void {
    const drag = this.#drag
    this.#drag = undefined
    this.#box.hidden = true
    const view = drag && this.#drawing?.view.panels[drag.panel]
    if (drag === undefined || view === undefined) return
    const { left, top } = this.#place(event)
    const { box } = view
    const wide = Math.abs(left - drag.left) >= leastDrag
    const tall = Math.abs(top - drag.top) >= leastDrag
    if (!wide && !tall) return
    const share = (from: number, size: number, a: number, b: number): readonly [number, number] => [
      clamp((Math.min(a, b) - from) / size),
      clamp((Math.max(a, b) - from) / size),
    ]
    const [x0, x1] = share(box.left, box.width, drag.left, left)
    const [y0, y1] = share(box.top, box.height, drag.top, top)
    // What was zoomed to before in the other direction stays.
    const before = this.#zoom?.panel === drag.panel ? this.#zoom : undefined
    const x = wide ? between(view.x, view.xLog, x0, x1) : before?.x
    const y = tall ? between(view.y, view.yLog, 1 - y1, 1 - y0) : before?.y
    void this.#zoomTo({ panel: drag.panel, ...(x && { x }), ...(y && { y }) })
  }

  async #probe({ left, top }: { readonly left: number; readonly top: number }): Promise<void> {
    if (this.#probing) return
    this.#probing = true
    const found = await this.#ask({ kind: 'probe', figure: this.#index, zoom: this.#zoom, left, top })
    this.#probing = false
    if (found === undefined || !('left' in found)) this.#tip.hidden = true
    else this.#point(found)
  }

  #point({ x, y, label, left, top }: NearPoint): void {
    const scale = this.#image.getBoundingClientRect().width / (this.#drawing?.view.width ?? 1)
    const numbers = `${shortNumber(x)}, ${shortNumber(y)}`
    this.#tip.textContent = label === undefined ? numbers : `${label}: ${numbers}`
    this.#tip.style.left = `${left * scale}px`
    this.#tip.style.top = `${top * scale}px`
    this.#tip.hidden = false
  }

  #name(ending: string): string {
    return `figure-${this.#index + 1}.${ending}`
  }

  #saveSvg(): void {
    if (this.#drawing !== undefined) download(this.#name('svg'), this.#drawing.svg, 'image/svg+xml')
  }

  /** At twice its size, to be sharp on paper. */
  async #savePng(): Promise<void> {
    if (this.#drawing === undefined) return
    const { width, height } = this.#drawing.view
    const canvas = new OffscreenCanvas(width * 2, height * 2)
    canvas.getContext('2d')?.drawImage(this.#image, 0, 0, width * 2, height * 2)
    download(this.#name('png'), await canvas.convertToBlob({ type: 'image/png' }), 'image/png')
  }

  async #saveCsv(): Promise<void> {
    const found = await this.#ask({ kind: 'csv', figure: this.#index })
    if (found !== undefined && 'csv' in found) download(this.#name('csv'), found.csv, 'text/csv')
  }
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share))
}

/** Part of an axis, which may be logarithmic. */
function between([start, end]: Limits, log: boolean, from: number, to: number): Limits {
  if (!log) return [start + (end - start) * from, start + (end - start) * to]
  const [a, b] = [Math.log10(start), Math.log10(end)]
  return [10 ** (a + (b - a) * from), 10 ** (a + (b - a) * to)]
}
