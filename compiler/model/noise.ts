/** Whether a name is a noise symbol: `xi`, `xi_…` (semantics §2.5). */
export function isNoise(name: string): boolean {
  return name === 'xi' || name.startsWith('xi_')
}
