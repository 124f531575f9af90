/** A plot on a canvas: axes, and what a kind of plot draws between them. */
import { oncePerFrame } from '../dom.ts'
import { roundTicks } from './numbers.ts'

const margin = { left: 56, right: 14, top: 10, bottom: 38 }

/** The colours of the page, which change with its theme. */
export interface Palette {
  readonly ink: string
  readonly quiet: string
  readonly line: string
  readonly ghost: string
  readonly accent: string
  readonly curves: readonly string[]
}

/** A range of an axis. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** Draws itself anew when its data, its size or the colours of the page change, once a frame at most. */
export abstract class Plot {
  readonly canvas: HTMLCanvasElement
  x: Range = { low: 0, high: 1 }
  y: Range = { low: 0, high: 1 }
  labels = { x: '', y: '' }
  /** Of the box between the axes, in pixels of the page. */
  protected width = 0
  protected height = 0
  /** Pixels of the screen in a pixel of the page. */
  protected ratio = 1
  readonly show: () => void

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas
    this.show = oncePerFrame(() => this.#paint())
    new ResizeObserver(() => this.resize()).observe(canvas)
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.resize())
  }

  /** Where a point of the canvas lies between the axes; undefined outside of them. */
  at(left: number, top: number): { readonly x: number; readonly y: number } | undefined {
    const [across, up] = [(left - margin.left) / this.width, 1 - (top - margin.top) / this.height]
    if (!(across >= 0 && across <= 1 && up >= 0 && up <= 1)) return undefined
    return { x: this.x.low + across * (this.x.high - this.x.low), y: this.y.low + up * (this.y.high - this.y.low) }
  }

  /** Draws between the axes; the origin is the top left corner of the box. */
  protected abstract paintData(context: CanvasRenderingContext2D, palette: Palette): void

  /** The canvas has another size. */
  protected resize(): void {
    const { canvas } = this
    if (canvas.clientWidth === 0) return // in a tab that is not shown
    this.ratio = devicePixelRatio
    canvas.width = Math.round(canvas.clientWidth * this.ratio)
    canvas.height = Math.round(canvas.clientHeight * this.ratio)
    this.width = Math.max(1, canvas.clientWidth - margin.left - margin.right)
    this.height = Math.max(1, canvas.clientHeight - margin.top - margin.bottom)
    this.show()
  }

  protected across(x: number): number {
    return ((x - this.x.low) / (this.x.high - this.x.low)) * this.width
  }

  protected down(y: number): number {
    return (1 - (y - this.y.low) / (this.y.high - this.y.low)) * this.height
  }

  #paint(): void {
    const context = this.canvas.getContext('2d')
    if (context === null || this.width === 0) return
    const palette = paletteOf(this.canvas)
    const { width, height, ratio } = this
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, this.canvas.clientWidth, this.canvas.clientHeight)
    context.translate(margin.left, margin.top)
    context.save()
    context.beginPath()
    context.rect(0, 0, width, height)
    context.clip()
    this.paintData(context, palette)
    context.restore()
    this.#axes(context, palette)
  }

  #axes(context: CanvasRenderingContext2D, { line, quiet }: Palette): void {
    const { width, height } = this
    context.strokeStyle = line
    context.lineWidth = 1
    context.strokeRect(-0.5, -0.5, width + 1, height + 1)
    context.fillStyle = quiet
    context.font = '12px system-ui, sans-serif'
    context.textAlign = 'center'
    context.textBaseline = 'alphabetic'
    for (const { at, text } of roundTicks(this.x.low, this.x.high, width / 80))
      context.fillText(text, this.across(at), height + 16)
    context.fillText(this.labels.x, width / 2, height + 32)
    context.textAlign = 'right'
    context.textBaseline = 'middle'
    // Matrices count downwards.
    const [low, high] = [Math.min(this.y.low, this.y.high), Math.max(this.y.low, this.y.high)]
    for (const { at, text } of roundTicks(low, high, height / 34)) context.fillText(text, -7, this.down(at))
    context.textAlign = 'center'
    context.save()
    context.translate(-margin.left + 12, height / 2)
    context.rotate(-Math.PI / 2)
    context.fillText(this.labels.y, 0, 0)
    context.restore()
  }
}

function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element)
  const colour = (name: string): string => style.getPropertyValue(name).trim()
  return {
    ink: colour('--ink'),
    quiet: colour('--quiet'),
    line: colour('--line'),
    ghost: colour('--ghost'),
    accent: colour('--accent'),
    curves: [1, 2, 3, 4].map(number => colour(`--curve-${number}`)),
  }
}
