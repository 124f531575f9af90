import { describe, expect, test } from 'vitest'
import {
  type ArrayRef,
  binary,
  call,
  cast,
  compare,
  element,
  type IrExpr,
  type IrStatement,
  literal,
  local,
  logical,
  negate,
  not,
  read,
  scalar,
  select,
  selectRarely,
  set,
} from '../../../compiler/ir/ir.ts'
import {
  printExpression,
  printHoisted,
  printKernel,
  printPart,
  printPhase,
  printStatements,
} from '../../../compiler/ir/print.ts'
import type { Kernel } from '../../../compiler/ir/program.ts'
import { dedent } from './helpers.ts'
import { above, array, assign, define, raise, spike, temporary, when } from './ingredients.ts'

const [a, b] = [element(array('a')), element(array('b'))]
const [p, q] = [element(array('p', 'bool')), element(array('q', 'bool'))]
const k = element(array('k', 'i32'))
const neuron = read({ kind: 'index' }, 'i32')
const tau = scalar({ name: 'tau', type: 'f64', purpose: 'constant' })

describe('expressions', () => {
  test.each<[text: string, expr: IrExpr]>([
    // Literals.
    ['1.0', literal(1)],
    ['1', literal(1, 'i32')],
    ['1', literal(1, 'i64')],
    ['true', literal(1, 'bool')],
    ['0.1', literal(0.1)],
    ['1e-10', literal(1e-10)],
    ['-0.0', literal(-0)],
    ['Infinity', literal(Infinity)],
    ['-Infinity', literal(-Infinity)],
    ['NaN', literal(NaN)],
    // Places.
    ['a[i]', a],
    ['s', element(array('s', 'f64', 'population'))],
    ['drive[step]', element(array('drive', 'f64', 'step', 'track'))],
    ['tau', tau],
    ['v_new', local(temporary('v_new'))],
    ['i', read({ kind: 'index' }, 'i32')],
    ['N', read({ kind: 'size', population: 0 }, 'i64')],
    ['t', read({ kind: 'time', clock: 0 })],
    ['t@1', read({ kind: 'time', clock: 1 })],
    ['dt', read({ kind: 'dt', clock: 0 })],
    ['dt@2', read({ kind: 'dt', clock: 2 })],
    ['step', read({ kind: 'step', clock: 0 }, 'i64')],
    // As many parentheses as it takes, and no more.
    ['a[i] + b[i] * tau', binary('+', a, binary('*', b, tau))],
    ['(a[i] + b[i]) * tau', binary('*', binary('+', a, b), tau)],
    ['a[i] - b[i] - tau', binary('-', binary('-', a, b), tau)],
    ['a[i] - (b[i] - tau)', binary('-', a, binary('-', b, tau))],
    ['a[i] / (b[i] * tau)', binary('/', a, binary('*', b, tau))],
    ['-a[i] * b[i]', binary('*', negate(a), b)],
    ['-(a[i] * b[i])', negate(binary('*', a, b))],
    ['-(-a[i])', negate(negate(a))],
    ['a[i] + -b[i]', binary('+', a, negate(b))],
    ['exp(a[i] + b[i])', call('exp', 'f64', binary('+', a, b))],
    ['pow(a[i], b[i])', call('pow', 'f64', a, b)],
    ['f64(k[i]) + a[i]', binary('+', cast(k, 'f64'), a)],
    ['select(p[i], a[i], b[i] + 1.0)', select(p, a, binary('+', b, literal(1)))],
    ['rarely(p[i], a[i], b[i])', selectRarely(p, a, b)],
    ['a[i] < b[i]', compare('<', a, b)],
    ['a[i] + 1.0 >= b[i]', compare('>=', binary('+', a, literal(1)), b)],
    ['(a[i] < b[i]) == p[i]', compare('==', compare('<', a, b), p)],
    ['p[i] and q[i] or a[i] > b[i]', logical('or', logical('and', p, q), compare('>', a, b))],
    ['p[i] and (q[i] or p[i])', logical('and', p, logical('or', q, p))],
    ['not p[i] and q[i]', logical('and', not(p), q)],
    ['not (p[i] and q[i])', not(logical('and', p, q))],
    ['not (a[i] < b[i])', not(compare('<', a, b))],
  ])('%s', (text, expr) => {
    expect(printExpression(expr)).toBe(text)
  })
})

const x = temporary('x')
const row = (name: string): ArrayRef => array(name, 'f64', 'tile', 'row')
const draw = { kind: 'draw', local: x, function: 'randn', site: 3, clock: 0, rows: true, where: 'xi' } as const

describe('statements', () => {
  test.each<[text: string, statement: IrStatement]>([
    ['let x: f64 = a[i]', define(x, a)],
    ['let n: i32 = k[i]', define(temporary('n', 'i32'), k)],
    ['x = a[i]', assign(x, a)],
    ['a[i] := b[i]', set(array('a'), b)],
    ['s := 1.0', set(array('s', 'f64', 'population'), literal(1))],
    ['if a[i] > 1.0:\n  event spike', when(above(array('a')), raise)],
    ['draw x = randn() at site 3, rows', draw],
    ['draw x = rand() at site 3', { ...draw, function: 'rand', rows: false }],
    ['draw x = poisson(a[i]) at site 3', { ...draw, function: 'poisson', rows: false, arguments: [a] }],
    ['record i in 2', { kind: 'record', monitor: 2, neuron, values: [] }],
    ['record i in 2, a[i], k[i]', { kind: 'record', monitor: 2, neuron, values: [a, k] }],
    ['sample 0, a[i]', { kind: 'sample', monitor: 0, values: [a] }],
    ['sample 0 of rows a, x', { kind: 'sample rows', monitor: 0, rows: [array('a'), row('x')] }],
    ['count 1', { kind: 'count', monitor: 1 }],
    ['rederive', { kind: 'rederive', population: 0, writes: [], reads: [] }],
    ['meet near if a[i] > 1.0', { kind: 'meet', met: { stem: 'near' }, condition: above(array('a')) }],
    ['fill x with randn() at site 3', { ...draw, kind: 'fill', row: row('x') }],
    ['map x to exp(x)', { kind: 'map', operation: 'exp', rows: [row('x')] }],
    ['map x to pow(x, y)', { kind: 'map', operation: 'pow', rows: [row('x'), row('y')] }],
    [
      'matrix x(0, 1) = dt * phi1(a[i])',
      {
        kind: 'matrix',
        function: 'phi1',
        scale: read({ kind: 'dt', clock: 0 }),
        size: 1,
        entries: [a],
        results: [{ local: x, row: 0, column: 1 }],
      },
    ],
  ])('%s', (text, statement) => {
    expect(printStatements([statement])).toBe(text)
  })

  test('locals of one stem have numbers, by where they are defined', () => {
    const [one, other] = [temporary('x'), temporary('x')]
    const statements = [
      define(one, a),
      when(p, define(other, local(one)), assign(other, local(other))),
      set(array('a'), local(one)),
    ]
    expect(printStatements(statements)).toBe(
      dedent(`
        let x: f64 = a[i]
        if p[i]:
          let x_2: f64 = x
          x_2 = x_2
        a[i] := x`),
    )
  })
})

describe('larger things', () => {
  const body = [set(array('a'), b)]
  const kernel: Kernel = {
    population: 0,
    over: { kind: 'neurons' },
    loops: [
      { domain: { kind: 'neurons' }, clock: 0, phases: [0], body, lanes: 'scalar' },
      {
        domain: { kind: 'recorded', monitor: 1 },
        clock: 1,
        phases: [1],
        body: [{ kind: 'sample', monitor: 1, values: [a] }],
        lanes: 'scalar',
      },
    ],
    after: [{ domain: { kind: 'neurons' }, clock: 0, phases: [0], body, lanes: 'vector' }],
    lists: [spike],
  }

  test('a phase', () => {
    const phase = {
      object: 'neurongroup_stateupdater',
      owner: 'neurongroup',
      kind: 'update',
      group: 0,
      clock: 0,
      active: true,
      when: 'groups',
      order: 0,
    } as const
    expect(printPhase({ index: 0, phase, domain: { kind: 'neurons' }, body })).toBe(
      'neurongroup_stateupdater, neurons:\n  a[i] := b[i]',
    )
  })

  test('a kernel', () => {
    expect(printKernel(kernel)).toBe(
      dedent(`
        kernel over neurons, filling the list of spike:
          loop neurons:
            a[i] := b[i]
          loop neurons of monitor 1 at clock 1:
            sample 1, a[i]
          after, loop neurons, vectors:
            a[i] := b[i]`),
    )
  })

  test('what is done with rows, and for neurons that met a condition', () => {
    const met = { stem: 'spike' }
    const loops: Kernel['loops'] = [
      {
        domain: { kind: 'tile' },
        clock: 0,
        phases: [0],
        body: [{ kind: 'map', operation: 'exp', rows: [row('exp')] }],
        lanes: 'scalar',
      },
      {
        domain: { kind: 'neurons' },
        clock: 2,
        phases: [0],
        body: [{ kind: 'meet', met, condition: above(row('exp')) }],
        lanes: 'vector',
      },
      { domain: { kind: 'met', met }, clock: 0, phases: [0], body, lanes: 'scalar' },
    ]
    expect(printKernel({ ...kernel, loops, after: [], lists: [] })).toBe(
      dedent(`
        kernel over neurons:
          loop tile:
            map exp to exp(exp)
          loop neurons, vectors at clock 2:
            meet spike if exp[i] > 1.0
          loop neurons that met spike:
            a[i] := b[i]`),
    )
  })

  test('parts', () => {
    const events: Kernel = {
      ...kernel,
      over: { kind: 'events', event: spike },
      loops: [{ domain: { kind: 'events', event: spike }, clock: 0, phases: [0], body, lanes: 'scalar' }],
      after: [],
      lists: [],
    }
    expect(printPart({ kernels: [events], stepByStep: undefined })).toBe(
      dedent(`
        whole blocks
        kernel over the list of spike:
          loop events spike:
            a[i] := b[i]`),
    )
    expect(
      printPart({ kernels: [{ ...events, over: { kind: 'once' }, loops: [] }], stepByStep: 'groups read each other' }),
    ).toMatch(/^step by step: groups read each other\nkernel over once:/)
  })

  test('what has moved out of the step', () => {
    const target = { name: 'dt_tau', type: 'f64', purpose: 'derived' } as const
    expect(
      printHoisted({
        scalars: [{ kind: 'value', target, value: binary('/', read({ kind: 'dt', clock: 0 }), tau) }],
        arrays: [
          { kind: 'value', target: array('exp_a', 'f64', 'neuron', 'derived'), value: call('exp', 'f64', a) },
          {
            kind: 'matrix',
            function: 'exp',
            scale: literal(1),
            size: 1,
            entries: [a],
            results: [{ target: array('flow', 'f64', 'neuron', 'derived'), row: 0, column: 0 }],
          },
        ],
        tracks: [
          {
            target: array('drive', 'f64', 'step', 'track'),
            value: call('sin', 'f64', read({ kind: 'time', clock: 0 })),
          },
        ],
      }),
    ).toBe(
      dedent(`
        prepare:
          dt_tau := dt / tau
        derive:
          exp_a[i] := exp(a[i])
          matrix flow[i](0, 0) = 1.0 * exp(a[i])
        track:
          drive[step] := sin(t)`),
    )
  })
})
