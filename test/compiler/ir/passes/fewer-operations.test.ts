/** What the passes over state updates make of random equations gives the numbers that the equations give. */
import fc, { type Arbitrary } from 'fast-check'
import { expect, test } from 'vitest'
import { interpret } from '../../../../compiler/ir/interpret.ts'
import type { IrExpr, Local } from '../../../../compiler/ir/ir.ts'
import { phasePasses, type Phases } from '../../../../compiler/ir/passes/index.ts'
import { createRuntime } from '../../../../compiler/ir/runtime.ts'
import { lowered, phasesThrough, type Texts } from '../helpers.ts'

const runtime = createRuntime()
const length = 64

/** Values of the variables, near the places where arguments vanish too. */
const state: Readonly<Record<string, Float64Array>> = {
  v: Float64Array.from({ length }, (_, k) => [1, 2.5, 0, -0.5, 1.001, 2.49][k] ?? ((k * 37) % 61) / 10 - 3),
  w: Float64Array.from({ length }, (_, k) => ((k * 23) % 59) / 15 - 2),
  p: Float64Array.from({ length }, (_, k) => 0.5 + ((k * 11) % 31) / 20),
  m: Float64Array.from({ length }, (_, k) => k / length),
  // Where exponentials overflow and vanish.
  far: Float64Array.from({ length }, (_, k) => (k % 2 === 0 ? -1 : 1) * 1.3 ** k),
  size: new Float64Array(length),
}

/** The new values of a group's variables after a state update, before or behind all passes over it. */
function updated(texts: Texts, rewritten: boolean): Map<string, Float64Array> {
  const code = lowered(texts)
  const first = phasePasses.findIndex(([name]) => name === 'rexprel')
  const end = phasePasses.findIndex(([name]) => name === 'hoist')
  const passes = phasePasses.slice(0, rewritten ? end : first).map(([, pass]) => pass)
  return carriedOut(
    phasesThrough(passes, code),
    new Map(code.constants.map(each => [each.scalar, each.external.value])),
  )
}

function carriedOut({ phases }: Phases, constants: ReadonlyMap<object, number>): Map<string, Float64Array> {
  const locals = new Map<Local, Float64Array>()
  const valuesOf = (expr: IrExpr): Float64Array =>
    interpret(expr, {
      runtime,
      length,
      place: place => {
        if (place.kind === 'dt') return 1e-4
        if (place.kind === 'scalar') return constants.get(place.scalar) ?? Number.NaN
        if (place.kind === 'local') return locals.get(place.local) ?? Number.NaN
        return place.kind === 'element' ? (state[place.array.name] ?? Number.NaN) : Number.NaN
      },
    })
  const result = new Map<string, Float64Array>()
  for (const statement of phases.find(({ phase }) => phase.kind === 'update')?.body ?? []) {
    if (statement.kind === 'let') locals.set(statement.local, valuesOf(statement.value))
    else if (statement.kind === 'set') result.set(statement.array.name, valuesOf(statement.value))
    else throw new Error(`a statement of kind ${statement.kind}`)
  }
  return result
}

const argument = fc
  .tuple(
    fc.constantFrom('v', 'v - 1', 'v - a', '2 - v + a', 'v - p'),
    fc.constantFrom('', '*2', '*-1', '/2', '*-3', '/-4', '/a', '*2/a'),
  )
  .map(([difference, slope]) => `(${difference})${slope}`)

const positive: Arbitrary<string> = fc
  .tuple(fc.constantFrom('exp', '1/exprel', '1/(1 + exp', '3/(a*exprel'), argument)
  .map(([name, of]) => `${name}(${of})${name.includes('(') ? ')' : ''}`)

const term: Arbitrary<string> = fc.oneof(
  positive,
  fc.tuple(fc.constantFrom('w', 'p', '2', '-b*v'), positive).map(([factor, of]) => `${factor}*${of}`),
  fc.constantFrom(
    'v',
    '-w',
    'v**2',
    '0.04*v**2',
    'v*w',
    '(v - a)*(v - b)',
    '-v**3/3',
    'p*v',
    'p*(b*v - w)',
    'a',
    'p',
    '-v*p*w*b',
  ),
)

const terms = fc.array(term, { minLength: 1, maxLength: 4 })

const differences = (texts: Texts): [name: string, difference: number][] => {
  const [plain, rewritten] = [updated(texts, false), updated(texts, true)]
  const size = plain.get('size') ?? new Float64Array(length)
  return Array.from(plain, ([name, values]): [string, number] => {
    const others = rewritten.get(name) ?? new Float64Array(length).fill(Number.NaN)
    const worst = values.reduce((most, value, k) => {
      const scale = 1 + Math.abs(value) + Math.abs(size[k] ?? 0)
      const difference = Math.abs(value - (others[k] ?? 0)) / scale
      return difference > most || Number.isNaN(difference) ? difference : most
    }, 0)
    return [name, worst]
  })
}

test('explicit steps of random equations', () => {
  fc.assert(
    fc.property(terms, terms, (first, second) => {
      const sizes = [...first, ...second].map(each => `abs(${each})`).join(' + ')
      const equations = `
        dv/dt = (${first.join(' + ')})*10*kHz : 1
        dw/dt = (${second.join(' + ')})*10*kHz : 1
        dsize/dt = (${sizes})*10*kHz : 1
        p : 1`
      for (const [name, difference] of differences({ equations })) expect(difference, name).toBeLessThan(1e-12)
    }),
    { numRuns: 120, seed: 7 },
  )
}, 60_000)

test('steps of exponential Euler', () => {
  fc.assert(
    fc.property(positive, positive, positive, (alpha, beta, gamma) => {
      const equations = `
        dm/dt = (${alpha}*(1 - m) - ${beta}*m)*10*kHz : 1
        dw/dt = (p*(a - w) + m**3*${gamma}*(b - w) + p - c*m**4*w)*10*kHz : 1
        dv/dt = -v*kHz : 1
        p : 1`
      for (const [name, difference] of differences({ equations, method: 'exponential_euler' }))
        expect(difference, name).toBeLessThan(1e-12)
    }),
    { numRuns: 120, seed: 7 },
  )
}, 60_000)

test.each([
  '1/exprel(far - 1) + 1/exprel((1 - far)*3)',
  '1/exprel((far - 1)/2) + 1/exprel(1 - far) + 1/(1 + exp(4*far))',
  'far/(1 + exp(far)) + far/(1 + exp(2 - 8*far))',
  '1/(exp(far) + exp(-far))',
])('far from everything: %s', rate => {
  const equations = `dfar/dt = (${rate})*10*kHz : 1\ndsize/dt = abs(far)*10*kHz : 1`
  for (const [name, difference] of differences({ equations })) expect(difference, name).toBeLessThan(1e-12)
})
