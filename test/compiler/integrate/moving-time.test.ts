import { describe, expect, test } from 'vitest'
import { withMovingTime } from '../../../compiler/integrate/moving-time.ts'
import { print } from '../../../compiler/grammar/index.ts'
import { expression } from './helpers.ts'

/** `a`, `w` and `i` have a value for each neuron, and `rand()` one for each look; all else is the same for all. */
const moved = (text: string): string =>
  print(
    withMovingTime(expression(text), '_t', node =>
      node.kind === 'call'
        ? node.callee.kind === 'name' && node.callee.name === 'rand'
        : node.kind === 'name' && ['a', 'w', 'i'].includes(node.name),
    ),
  )

describe('within a step of GSL', () => {
  test.each([
    ['t', '_t'],
    ['w*t', 'w*_t'],
    ['(t - a)/T', '(_t - a)/T'],
    ['(t + a)*k', '(_t + a)*k'],
    ['w*t + w*T', 'w*_t + w*T'],
    ['(t*w - a)*k', '(_t*w - a)*k'],
    ['(t - a)**2/T**2', '(_t - a)**2/T**2'],
    ['int(t > a)*T', 'int(_t > a)*T'],
    ['stimulus(t, i)*T', 'stimulus(_t, i)*T'],
    ['exp(a)*sqrt(t - a)', 'exp(a)*sqrt(_t - a)'],
    ['rand()*t', 'rand()*_t'],
    ['1*(t - a)*k', '1*(_t - a)*k'],
    ['k*2*(t - a)', 'k*2*(_t - a)'],
    ['-(-(t - a))*k', '-(-(_t - a))*k'],
  ])('%s moves where t stands by itself beside values of single neurons: %s', (text, to) => {
    expect(moved(text)).toBe(print(expression(to)))
  })

  test.each([
    'sin(2*pi*t/T)/T',
    't/T - a',
    'stimulus(t)*w',
    '2*w*t',
    't*w/T',
    '-t*w',
    't*(-w)',
    '-(t - a)*k',
    '2*(t - a)',
    '2*(t - a)*k',
    '2*(a - t)',
    '(t - a)/2*k',
    'a - 2*(w - t)',
    'a - t',
    'a - (t - w)',
    't + a + T',
    't - (a - T)',
    't*t*w/T',
    't**2*w',
    'a*(t + dt)',
    'w/t',
    'not (t > T)',
  ])('%s has the value that it has at the beginning of the step', text => {
    expect(moved(text)).toBe(print(expression(text)))
  })
})
