/** Colours of a plot, as the styles of the page have them now. */
export interface Palette {
  readonly ink: string
  readonly quiet: string
  readonly line: string
  readonly accent: string
  readonly ghost: string
  /** Of the lines of a trace, one after the other. */
  readonly series: readonly string[]
  /** Of a canvas: `12px Georgia`. */
  readonly font: string
}

/** How many colours lines have: `--series-1` and so on. */
const seriesColours = 6

/**
 * Reads them off an element: a canvas takes colours, and knows nothing of custom properties and colour schemes.
 *
 * @param probe an element that is laid out and shows nothing, whose own colour may be changed
 */
export function paletteOf(probe: HTMLElement): Palette {
  const style = getComputedStyle(probe)
  const colour = (name: string): string => {
    probe.style.setProperty('color', `var(--${name})`)
    return style.color
  }
  const palette = {
    quiet: colour('quiet'),
    line: colour('line'),
    accent: colour('accent'),
    ghost: colour('ghost'),
    series: Array.from({ length: seriesColours }, (_, k) => colour(`series-${k + 1}`)),
    ink: colour('ink'),
    font: `${style.fontSize} ${style.fontFamily}`,
  }
  probe.style.removeProperty('color')
  return palette
}

/** Whatever way a colour is written, its red, green and blue from 0 to 255. */
export function channelsOf(colour: string): readonly [red: number, green: number, blue: number] {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return [0, 0, 0]
  context.fillStyle = colour
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
  return [red, green, blue]
}
