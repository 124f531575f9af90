import { expect, test } from 'vitest'
import { readable } from '../../figures/mathtext.ts'

test.each([
  [String.raw`$\sin(x)$`, 'sin(x)'],
  [String.raw`$\sin x$`, 'sin x'],
  [String.raw`$\log_{10}$ of $\exp\left(-t/\tau\right)$`, 'log₁₀ of exp(-t/τ)'],
  [String.raw`$\cos\theta$`, 'cos θ'],
  [String.raw`$\tau_m$`, 'τₘ'],
  [String.raw`\sin(x)`, String.raw`\sin(x)`],
])('%s is drawn as %s', (text, shown) => {
  expect(readable(text)).toBe(shown)
})
