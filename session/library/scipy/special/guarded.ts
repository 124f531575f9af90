/** A call of Cephes, which reports by exceptions what C goes on with: no number, or one too small or large for a double. */
export function guarded<Numbers extends readonly number[]>(
  f: (...numbers: Numbers) => number,
): (...numbers: Numbers) => number {
  return (...numbers) => {
    if (numbers.some(Number.isNaN)) return NaN
    try {
      return f(...numbers)
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : ''
      if (!message.startsWith('cephes reports')) throw thrown
      if (message.includes('underflow')) return 0
      return message.includes('overflow') || message.includes('singularity') ? Infinity : NaN
    }
  }
}
