import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { print } from '../../../compiler/grammar/index.ts'
import type { ExactUpdate, System } from '../../../compiler/integrate/index.ts'
import { integrate } from '../../../compiler/integrate/index.ts'
import type { Diagnostic } from '../../../diagnostics/index.ts'
import { asked, evaluate, parser, system } from './helpers.ts'

function exact(equations: string): ExactUpdate {
  const found = integrate(system(equations), asked('exact'), parser, ({ message }) => {
    throw new Error(message)
  })
  if (found?.update.kind !== 'exact') throw new Error('not exact')
  return found.update
}

const shown = ({ components }: ExactUpdate): unknown =>
  components.map(each => ({
    variables: each.variables.join(' '),
    rates: each.rates.map(print),
    matrix: each.matrix.map(row => row.map(value => (value ? print(value) : 0))),
    reaches: each.reaches.map(row => row.map(Number).join('')),
    homogeneous: each.homogeneous,
    ...(each.frozen.includes(true) && { frozen: each.frozen }),
  }))

describe('what the exact step is made of', () => {
  test('a leak keeps the drive as written', () => {
    expect(shown(exact('dv=(v0-v)/tau'))).toEqual([
      { variables: 'v', rates: ['(v0 - v) / tau'], matrix: [['-1 / tau']], reaches: ['1'], homogeneous: false },
    ])
  })

  test('decay alone is homogeneous', () => {
    expect(shown(exact('dg=-g/(10*ms)'))).toEqual([
      { variables: 'g', rates: ['-g / (10 * ms)'], matrix: [['-1 / (10 * ms)']], reaches: ['1'], homogeneous: true },
    ])
  })

  test('an integral has no matrix', () => {
    expect(shown(exact('dv=I/C'))).toEqual([
      { variables: 'v', rates: ['I / C'], matrix: [[0]], reaches: ['1'], homogeneous: false },
    ])
  })

  test('decoupled variables stand apart', () => {
    expect(exact('dv=(v_drive+vr-v)/tau; dvt=(vt0-vt)/tau_t').components.map(each => each.variables)).toEqual([
      ['v'],
      ['vt'],
    ])
  })

  test('synaptic currents act on the voltage and not the other way', () => {
    expect(shown(exact('dv=(ge+gi-(v-El))/taum; dge=-ge/taue; dgi=-gi/taui'))).toEqual([
      {
        variables: 'v ge gi',
        rates: ['(ge + gi - (v - El)) / taum', '-ge / taue', '-gi / taui'],
        matrix: [
          ['-1 / taum', '1 / taum', '1 / taum'],
          [0, '-1 / taue', 0],
          [0, 0, '-1 / taui'],
        ],
        reaches: ['111', '010', '001'],
        homogeneous: false,
      },
    ])
  })

  test('influence passes through others, and order does not matter', () => {
    expect(shown(exact('dh=-h/tau2; dw=0/second; dv=(g-v)/taum; dg=(h-g)/tau1'))).toEqual([
      {
        variables: 'h v g',
        rates: ['-h / tau2', '(g - v) / taum', '(h - g) / tau1'],
        matrix: [
          ['-1 / tau2', 0, 0],
          [0, '-1 / taum', '1 / taum'],
          ['1 / tau1', 0, '-1 / tau1'],
        ],
        reaches: ['100', '111', '101'],
        homogeneous: true,
      },
      { variables: 'w', rates: ['0 / second'], matrix: [[0]], reaches: ['1'], homogeneous: true },
    ])
  })

  test('subexpressions stay in the rate and are substituted in the matrix', () => {
    expect(shown(exact('dv=(I_tot-v)/tau; I_tot=a*w+b; dw=-w/tauw'))).toEqual([
      {
        variables: 'v w',
        rates: ['(I_tot - v) / tau', '-w / tauw'],
        matrix: [
          ['-1 / tau', 'a / tau'],
          [0, '-1 / tauw'],
        ],
        reaches: ['11', '01'],
        homogeneous: false,
      },
    ])
  })

  test('rows without a drive are told apart', () => {
    const [component] = exact('dv=(ge+gi-(v-El))/taum; dge=-ge/taue; dgi=-gi/taui').components
    expect(component?.homogeneousRows).toEqual([false, true, true])
  })

  test('variables flagged (unless refractory) are named', () => {
    expect(shown(exact('dv!=(g-v)/tau; dg=-g/taug'))).toMatchObject([{ variables: 'v g', frozen: [true, false] }])
  })

  test('conductances gather', () => {
    expect(shown(exact('dv=(gl*(El-v)+ge*(Ee-v)-gi*v)/C'))).toMatchObject([{ matrix: [['-(gl + ge + gi) / C']] }])
  })

  test('no differential equation, nothing to do', () => {
    expect(exact('').components).toEqual([])
  })
})

describe('explicitly, every linear system is solved', () => {
  test.each([
    'dv=I/C',
    'dv=w/ms; dw=-v/ms',
    'dx=(y-x)/ms; dy=(z-y)/ms; dz=(x-2*z)/ms',
    'dv=(v0-v)/tau; dx=v/second',
    'dv=(v-v+1)/tau',
    'dv=(stimulus(t)-v)/tau',
  ])('%s', equations => {
    expect(exact(equations).kind).toBe('exact')
  })
})

/** Linear systems of up to four variables, in all kinds of writing. */
const linear: fc.Arbitrary<string> = fc.integer({ min: 1, max: 4 }).chain(size => {
  const variables = ['v', 'w', 'x', 'y'].slice(0, size)
  const factor = fc.constantFrom('a', 'b', '2', '0.3', '(a+b)', '(b-c)**2', 'exp(c)', 'a/b', '-c')
  const term = fc.tuple(factor, fc.constantFrom(...variables, '1', 'I'), factor).map(([p, x, q]) => `${p}*(${x}-${q})`)
  const cancelling = fc.constantFrom(...variables).map(x => `${x}**2 - ${x}*${x}`)
  const sum = fc.array(fc.oneof({ weight: 5, arbitrary: term }, { weight: 1, arbitrary: cancelling }), {
    minLength: 1,
    maxLength: 4,
  })
  const rates = fc.tuple(...variables.map(() => fc.tuple(sum, factor)))
  return rates.map(all =>
    [...all.map(([terms, f], k) => `d${variables[k]}=(${terms.join('+')})/${f}`), 'I=c*v+a'].join(';'),
  )
})

test('f is affine with exactly the matrix found', () => {
  const number = fc.double({ min: 0.25, max: 3, noNaN: true })
  // Rates are divided by (b - c)**2: the two are an eighth apart at least, so that no difference of theirs is noise.
  const constant = fc.integer({ min: 1, max: 12 }).map(quarters => quarters / 4)
  fc.assert(
    fc.property(
      linear,
      fc.tuple(constant, constant, constant),
      fc.array(number, { minLength: 8, maxLength: 8 }),
      (equations, [a, b, c], states) => {
        const given: System = system(equations)
        const at = (state: readonly number[]): Record<string, number> => ({
          a: a + 4,
          b,
          c: c + 1 / 8,
          ...Object.fromEntries(['v', 'w', 'x', 'y'].map((name, k) => [name, state[k] ?? 0])),
        })
        const [first, second] = [at(states.slice(0, 4)), at(states.slice(4))]
        for (const component of exact(equations).components) {
          for (const [i, rate] of component.rates.entries()) {
            const difference =
              evaluate(rate, second, given.subexpressions) - evaluate(rate, first, given.subexpressions)
            const terms = component.variables.map((name, j) => {
              const value = component.matrix[i]?.[j]
              return value ? evaluate(value, first) * ((second[name] ?? 0) - (first[name] ?? 0)) : 0
            })
            const size =
              Math.abs(evaluate(rate, first, given.subexpressions)) +
              terms.reduce((sum, each) => sum + Math.abs(each), 1)
            expect(Math.abs(difference - terms.reduce((sum, each) => sum + each, 0))).toBeLessThan(1e-8 * size)
          }
        }
      },
    ),
    { numRuns: 100 },
  )
})

/** The one complaint about `equations`; `at` is the text it points at. */
function refusal(
  equations: string,
  ...names: string[]
): { message: string; at: string | undefined; found: Diagnostic } {
  const reports: Diagnostic[] = []
  expect(integrate(system(equations), asked(...names), parser, each => reports.push(each))).toBeUndefined()
  const [found, ...others] = reports
  if (found === undefined || others.length > 0) throw new Error(`${reports.length} complaints`)
  const { span, message } = found
  return { message, at: span?.source.text.slice(span.start, span.end), found }
}

describe('what cannot be solved exactly is refused at its place, in the words of Brian 2', () => {
  test.each([
    ['dv=-v/tau+<xi>*tau**-0.5', 'Cannot solve stochastic equations with this state updater.'],
    ['dv=-v/tau+0.1*<xi_a>; dw=xi_b', 'Cannot solve stochastic equations with this state updater.'],
    [
      'dv=1-<v*v>/tau',
      "The expression '1-v*v/tau', defining the variable 'v', could not be separated into linear components.",
    ],
    [
      'dw=-w; dv=<abs(v - 1)> - w',
      "The expression 'abs(v - 1) - w', defining the variable 'v', could not be separated into linear components.",
    ],
    [
      'dv=<I>-v; I=1-exp(v)',
      "The expression 'I-v', defining the variable 'v', could not be separated into linear components.",
    ],
    [
      'dv=(sin(2*pi*100*Hz*<t>)-v)/tau',
      "Expression 'sin(2 * pi * 100 * Hz * t) / tau' is not guaranteed to be constant over a time step.",
    ],
    ['dv=<t>*v', "Expression 't' is not guaranteed to be constant over a time step."],
    ['dv=(<rand()>-v)/tau', "Expression 'rand() / tau' is not guaranteed to be constant over a time step."],
    [
      'dv=(stimulus(<t> - d)-v)/tau',
      "Expression 'stimulus(t - d) / tau' is not guaranteed to be constant over a time step.",
    ],
  ])('%s', (marked, message) => {
    const equations = marked.replaceAll(/<([^<>]*)>/g, '$1')
    const result = refusal(equations, 'exact')
    expect(result.message).toBe(message)
    expect(result.at).toBe(/<([^<>]*)>/.exec(marked)?.[1])
    expect(result.found).toMatchObject({ code: 'integration', severity: 'error' })
    expect(result.found.help).toBeDefined()
  })

  test('a subexpression that is not linear is followed to its definition', () => {
    const { found } = refusal('dv=I-v; I=1-exp(v)', 'exact')
    expect(found.notes.map(each => each.message)).toEqual(["'exp(v)' is not linear"])
  })

  test('an expression too large to be multiplied out says so', () => {
    const { found } = refusal('dv=(v+a+b+c+d+e1+f)**40', 'exact')
    expect(found.help).toMatch(/too large/)
  })
})
