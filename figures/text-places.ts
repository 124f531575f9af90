/** Words for how texts lie about a point. */
import { given } from './properties.ts'
import { toNumber } from './pyplot-arguments.ts'

/** Words for the side that is at the point. */
export const horizontal = { left: 'left', center: 'center', right: 'right' } as const
export const vertical = {
  top: 'top',
  center: 'middle',
  bottom: 'bottom',
  baseline: 'bottom',
  center_baseline: 'middle',
} as const

/** An angle in degrees, which may have a name. */
export function turnOf(rotation: unknown): number {
  if (rotation === 'vertical') return 90
  return given(rotation) && rotation !== 'horizontal' ? toNumber(rotation, 'rotation') : 0
}
