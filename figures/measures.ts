/** A rectangle in pixels from the top left. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Lengths in points, matplotlib's defaults. */
export const lengths = {
  tick: 3.5,
  tickPad: 3.5,
  tickText: 10,
  labelPad: 4,
  titlePad: 6,
  /** From words to the edge of their background. */
  textPad: 4,
  lineHeight: 1.2,
} as const

export function lineCount(text: string): number {
  return text === '' ? 0 : text.split('\n').length
}
