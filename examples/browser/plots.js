// Two small plots on canvas, drawn as a run goes on. A new run sweeps over the picture of the one before, as on an
// oscilloscope, so that moving a slider does not make the page blink.

const margin = { left: 52, right: 12, top: 8, bottom: 36 }

/** Something with axes that redraws itself when its size or the colours of the page change. */
class Plot {
  constructor(canvas) {
    this.canvas = canvas
    this.context = canvas.getContext('2d')
    this.waiting = false
    this.labels = { x: '', y: '' }
    this.pixels = { width: 1, height: 1 }
    this.width = 0
    this.height = 0
    this.ratio = 1
    // A page lays out in fractions of pixels; dots are sharp only if the canvas has just as many as are shown.
    const exact = 'devicePixelContentBoxSize' in ResizeObserverEntry.prototype
    const observer = new ResizeObserver(([entry]) => {
      const box = exact ? entry.devicePixelContentBoxSize[0] : undefined
      this.pixels = {
        width: box?.inlineSize ?? Math.round(canvas.clientWidth * devicePixelRatio),
        height: box?.blockSize ?? Math.round(canvas.clientHeight * devicePixelRatio),
      }
      this.resize()
    })
    observer.observe(canvas, { box: exact ? 'device-pixel-content-box' : 'content-box' })
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.resize())
  }

  /** The axes: 0 to `x` and 0 to `y`. */
  range(x, y) {
    this.x = x
    this.y = y
    this.show()
  }

  /** Draws before the next picture of the screen, once however often it is asked for. */
  show() {
    if (this.waiting) return
    this.waiting = true
    requestAnimationFrame(() => {
      this.waiting = false
      this.paint()
    })
  }

  resize() {
    const { canvas, pixels } = this
    if (canvas.clientWidth === 0) return // in a tab that is not shown
    canvas.width = pixels.width
    canvas.height = pixels.height
    this.ratio = pixels.width / canvas.clientWidth
    this.width = Math.max(1, Math.floor(pixels.width / this.ratio) - margin.left - margin.right)
    this.height = Math.max(1, Math.floor(pixels.height / this.ratio) - margin.top - margin.bottom)
    this.show()
  }

  paint() {
    if (this.x === undefined || this.width === 0) return
    const { context, width, height, ratio } = this
    const colour = name => getComputedStyle(this.canvas).getPropertyValue(name)
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, this.pixels.width, this.pixels.height)
    context.translate(margin.left, margin.top)
    this.paintData(context, colour)
    context.strokeStyle = colour('--line')
    context.strokeRect(-0.5, -0.5, width + 1, height + 1)
    context.fillStyle = colour('--quiet')
    context.font = '12px system-ui, sans-serif'
    context.textAlign = 'center'
    for (const tick of ticks(this.x, width / 70)) context.fillText(tick, (tick / this.x) * width, height + 15)
    context.fillText(this.labels.x, width / 2, height + 31)
    context.textAlign = 'right'
    context.textBaseline = 'middle'
    for (const tick of ticks(this.y, height / 30)) context.fillText(tick, -6, height - (tick / this.y) * height)
    context.textAlign = 'center'
    context.rotate(-Math.PI / 2)
    context.fillText(this.labels.y, -height / 2, -44)
  }
}

/** A dot for each spike; x in milliseconds, y is the neuron. */
export class RasterPlot extends Plot {
  constructor(canvas) {
    super(canvas)
    this.labels = { x: 'Time (ms)', y: 'Neuron' }
    this.dots = new OffscreenCanvas(1, 1)
    this.blocks = []
  }

  /** Forgets what is there: it was another model's. */
  clear() {
    this.x = undefined
  }

  /** Starts a run: what is there stays until the new run has come so far. */
  begin(duration, neurons) {
    const same = this.x === duration && this.y === neurons
    this.blocks = []
    this.swept = 0
    if (!same) {
      this.range(duration, neurons)
      this.resize()
    }
  }

  /** Spikes until time `to`, all of those since the last call. */
  add(to, times, neurons) {
    const block = { to, times, neurons }
    this.blocks.push(block)
    this.plot(block)
    this.show()
  }

  resize() {
    super.resize()
    if (this.width === 0) return
    this.dots.width = Math.max(1, Math.round(this.width * this.ratio))
    this.dots.height = Math.max(1, Math.round(this.height * this.ratio))
    this.swept = 0
    for (const block of this.blocks) this.plot(block)
  }

  plot({ to, times, neurons }) {
    const { width, height } = this.dots
    const context = this.dots.getContext('2d')
    const end = Math.round((to / this.x) * width)
    context.clearRect(this.swept, 0, end - this.swept, height)
    this.swept = end
    context.fillStyle = getComputedStyle(this.canvas).getPropertyValue('--ink')
    // Whole pixels, so that every dot is equally dark.
    const size = Math.round(Math.max(this.ratio, Math.min(4 * this.ratio, (0.8 * height) / this.y)))
    for (let k = 0; k < times.length; k++) {
      const x = Math.floor((times[k] / this.x) * width)
      const y = Math.round(height - ((neurons[k] + 0.5) / this.y) * height - size / 2)
      context.fillRect(x, y, size, size)
    }
  }

  paintData(context) {
    // Pixel by pixel, or the dots would blur.
    context.save()
    context.resetTransform()
    context.drawImage(this.dots, Math.round(margin.left * this.ratio), Math.round(margin.top * this.ratio))
    context.restore()
  }
}

/** Spikes per second of an average neuron, in bins of time; and the same of the run before. */
export class RatePlot extends Plot {
  constructor(canvas) {
    super(canvas)
    this.labels = { x: 'Time (ms)', y: 'Rate (sp/s)' }
    this.rates = new Float64Array(0)
    this.before = new Float64Array(0)
    this.until = 0
  }

  clear() {
    this.x = undefined
    this.y = undefined
  }

  begin(duration, neurons, bins = 120) {
    if (this.x !== duration) this.before = new Float64Array(0)
    else if (this.until >= duration * (1 - 1e-9)) this.before = this.rates
    this.rates = new Float64Array(bins)
    this.until = 0
    this.bin = duration / bins
    this.scale = 1000 / (this.bin * neurons)
    this.range(duration, this.y ?? 1)
  }

  add(to, times) {
    this.until = to
    const last = this.rates.length - 1
    for (const time of times) this.rates[Math.min(last, Math.floor(time / this.bin + 1e-9))] += this.scale
    const highest = Math.max(1, ...this.rates, ...this.before)
    this.range(this.x, niceAbove(highest))
  }

  paintData(context, colour) {
    const path = (rates, until) => {
      const line = new Path2D()
      const end = Math.min(rates.length, Math.ceil(until / this.bin - 1e-9))
      line.moveTo(0, this.height)
      for (let k = 0; k < end; k++) {
        const y = this.height - (rates[k] / this.y) * this.height
        line.lineTo((k / rates.length) * this.width, y)
        line.lineTo(((k + 1) / rates.length) * this.width, y)
      }
      line.lineTo((end / rates.length) * this.width, this.height)
      return line
    }
    context.fillStyle = colour('--accent')
    context.fill(path(this.rates, this.until))
    context.strokeStyle = colour('--ghost')
    context.lineWidth = 1.5
    context.stroke(path(this.before, this.x))
    context.lineWidth = 1
  }
}

/** Round numbers from 0 to `end`, about as many as wished. */
function ticks(end, wished) {
  const rough = end / Math.max(1, wished)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map(digit => digit * power).find(candidate => candidate >= rough)
  const result = []
  for (let k = 0; k * step <= end * (1 + 1e-9); k++) result.push(Number((k * step).toPrecision(12)))
  return result
}

function niceAbove(value) {
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map(digit => digit * power).find(candidate => candidate >= value)
}
