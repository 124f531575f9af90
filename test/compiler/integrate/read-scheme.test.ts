import { describe, expect, test } from 'vitest'
import { readScheme } from '../../../compiler/integrate/index.ts'
import type { NoiseSupport } from '../../../compiler/model/scheme.ts'
import { print } from '../../../compiler/grammar/index.ts'
import { type Diagnostic, namedText } from '../../../diagnostics/index.ts'
import { parser } from './helpers.ts'

function reading(text: string, noise: NoiseSupport = 'none'): { lines: string[] | undefined; reports: Diagnostic[] } {
  const reports: Diagnostic[] = []
  const scheme = readScheme({ text: namedText('scheme', text), noise }, parser, each => reports.push(each))
  return { lines: scheme?.lines.map(({ target, value }) => `${target} = ${print(value)}`), reports }
}

describe("schemes of one's own", () => {
  test.each([
    ['x_new = x + dt*f(x, t)', 'none', ['x_new = x + dt * f(x, t)']],
    ['k = dt*f(x,t)\n\nx_new = x + k # Euler', 'none', ['k = dt * f(x, t)', 'x_new = x + k']],
    ['x_new = x + g(x,t)*dW', 'additive', ['x_new = x + g(x, t) * (sqrt(dt) * xi)']],
    ['s = x + g(x,t)*dW; x_new = x - 0.5*dW*(g(s, t+dt) + g(x,t))', 'any', undefined],
    ['x_new = x + dW**2*g(x,t)/dt**0.5', 'any', undefined],
  ] as const)('%j is read', (text, noise, lines) => {
    const read = reading(text, noise)
    expect(read.reports).toEqual([])
    if (lines !== undefined) expect(read.lines).toEqual(lines)
  })

  test.each([
    ['k = dt*f(x, t)', 'none', 'integration', undefined],
    ['x = x + dt*f(x, t)\nx_new = x', 'none', 'integration', 'x'],
    ['k = 1; k = 2; x_new = k', 'none', 'integration', 'k'],
    ['k = 1; k += 2; x_new = k', 'none', 'integration', 'k'],
    ['x_new = x + a*f(x, t)', 'none', 'integration', 'a'],
    ['x_new = x + k; k = 1', 'none', 'integration', 'k'],
    ['x_new = x + dt*h(x, t)', 'none', 'integration', 'h(x, t)'],
    ['x_new = x + dt*f(x)', 'none', 'integration', 'f(x)'],
    ['x_new = x % 2', 'none', 'integration', 'x % 2'],
    ['x_new = x > 2', 'none', 'integration', 'x > 2'],
    ['x_new = x + dW', 'none', 'integration', 'dW'],
    ['x_new = 2*(x + g(x,t)*dW)', 'any', 'unsupported', 'g(x,t)'],
    ['s = x + g(x,t)*dW; x_new = x + dt*f(s, t)', 'any', 'unsupported', 's'],
    ['s = x + g(x,t)*dW; x_new = s', 'any', 'unsupported', 's'],
    ['x_new = (x', 'none', 'syntax', '('],
  ] as const)('%j is refused', (text, noise, code, place) => {
    const { lines, reports } = reading(text, noise)
    expect(lines).toBeUndefined()
    const [first] = reports
    expect(first?.code).toBe(code)
    expect(first?.span && text.slice(first.span.start, first.span.end)).toBe(place)
  })
})
