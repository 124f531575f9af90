/** Which parts of equations a system is made of: where a subexpression holds noise, equations are taken apart with it written out. */
import { expect, test } from 'vitest'
import { print } from '../../../compiler/grammar/index.ts'
import { systemOf } from '../../../compiler/integrate/system.ts'
import { groupOf } from '../check/helpers.ts'

function rightHandSides(equations: string): readonly string[] {
  const group = groupOf({ equations }, ({ message }) => {
    throw new Error(message)
  })
  return systemOf([...(group?.variables.values() ?? [])]).equations.map(({ expression }) => print(expression))
}

test.each([
  ['dv/dt = (I - v)/tau : 1\nI = 2*v : 1', ['(I - v) / tau']],
  ['dv/dt = (I - v)/tau : 1\nI = 2*k + xi_a*tau**0.5 : 1\nk = v : 1', ['(2 * k + xi_a * tau**0.5 - v) / tau']],
  [
    'dv/dt = (I - v)/tau : 1\ndw/dt = I/tau : 1\nI = 3*J : 1\nJ = xi_a*tau**0.5 : 1',
    ['(3 * (xi_a * tau**0.5) - v) / tau', '3 * (xi_a * tau**0.5) / tau'],
  ],
])('%s', (equations, wanted) => {
  expect(rightHandSides(equations)).toEqual(wanted)
})
