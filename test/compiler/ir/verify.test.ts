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
  type IrType,
  literal,
  local,
  logical,
  type MatrixStatement,
  negate,
  not,
  read,
  select,
  set,
} from '../../../compiler/ir/ir.ts'
import type { LoopDomain } from '../../../compiler/ir/program.ts'
import { verify, verifyHoisted } from '../../../compiler/ir/verify.ts'
import { above, array, assign, define, raise, spike, temporary, when } from './ingredients.ts'

const neurons: LoopDomain = { kind: 'neurons' }
const once: LoopDomain = { kind: 'once' }
const events: LoopDomain = { kind: 'events', event: spike }
const tile: LoopDomain = { kind: 'tile' }
const met: LoopDomain = { kind: 'met', met: { stem: 'spike' } }

const [v, w] = [array('v'), array('w')]
const k = array('k', 'i32')
const p = array('p', 'bool')
const shared = array('s', 'f64', 'population')
const [x, y] = [temporary('x'), temporary('y')]
const row = (name: string, type?: IrType): ArrayRef => array(name, type, 'tile', 'row')
const meet = { kind: 'meet', met: { stem: 'met' }, condition: above(v) } as const
const neuron = read({ kind: 'index' }, 'i32')
const draw = { kind: 'draw', local: x, function: 'rand', site: 0, clock: 0, rows: true, where: 'x' } as const
const fill = { kind: 'fill', row: row('r'), function: 'rand', site: 0, clock: 0, where: 'x' } as const
const map = { kind: 'map', operation: 'exp', rows: [row('r')] } as const
const matrix: MatrixStatement & IrStatement = {
  kind: 'matrix',
  function: 'exp',
  scale: literal(1),
  size: 2,
  entries: [literal(1), literal(0), literal(0), literal(1)],
  results: [
    { local: x, row: 0, column: 0 },
    { local: y, row: 1, column: 1 },
  ],
}

describe('statements', () => {
  test.each<[problem: string, statements: readonly IrStatement[], domain?: LoopDomain]>([
    // Locals: defined once, before they are used, with one type.
    ['x is defined twice', [define(x, literal(1)), define(x, literal(2))]],
    ['x is defined twice', [when(above(v), define(x, literal(1))), when(above(v), define(x, literal(1)))]],
    ['x is defined twice', [draw, define(x, literal(1))]],
    ['x is defined twice', [{ ...matrix, results: [...matrix.results, { local: x, row: 0, column: 1 }] }]],
    ['x is read before it is defined', [set(v, local(x)), define(x, literal(1))]],
    ['x is read before it is defined', [define(x, local(x))]],
    ['x is read before it is defined', [when(above(v), define(x, literal(1))), set(v, local(x))]],
    ['y is read before it is defined', [define(temporary('y'), literal(1)), set(v, local(y))]],
    ['x is assigned before it is defined', [assign(x, literal(1))]],
    ['x is f64, and not i32', [define(x, literal(1, 'i32'))]],
    ['x is f64, and not bool', [define(x, literal(1)), assign(x, literal(1, 'bool'))]],
    ['x is f64, read as i32', [define(x, literal(1)), set(k, read({ kind: 'local', local: x }, 'i32'))]],
    // Arrays.
    ['v is f64, and not i32', [set(v, literal(1, 'i32'))]],
    ['p is bool, and not i32', [set(p, literal(1, 'i32'))]],
    ['d is derived and not to be assigned', [set(array('d', 'f64', 'neuron', 'derived'), literal(1))]],
    [
      'd is track and not to be assigned',
      [{ kind: 'set', array: array('d', 'f64', 'population', 'track'), index: 'none', value: literal(1) }],
      once,
    ],
    ['the one value of s is assigned for each neuron', [set(shared, literal(1))]],
    ['the one value of s is assigned for each neuron', [set(shared, literal(1))], events],
    ['v of no neuron is assigned', [set(v, literal(1))], once],
    ["v has no element 'none'", [{ kind: 'set', array: v, index: 'none', value: literal(1) }], once],
    ["s has no element 'own'", [{ kind: 'set', array: shared, index: 'own', value: literal(1) }]],
    // Conditions, random numbers, matrices.
    ['a condition is bool, and not f64', [when(element(v), raise)]],
    ['a condition is bool, and not i32', [when(element(k), raise)]],
    ['rand has 0 arguments', [{ ...draw, arguments: [literal(1)] }]],
    ['poisson has 1 arguments', [{ ...draw, function: 'poisson', local: temporary('n', 'i32') }]],
    ['binomial has 3 arguments', [{ ...draw, function: 'binomial', arguments: [literal(1)] }]],
    [
      'poisson is of f64',
      [{ ...draw, function: 'poisson', local: temporary('n', 'i32'), arguments: [literal(1, 'i32')] }],
    ],
    ['x is i32, and not f64', [{ ...draw, function: 'poisson', arguments: [literal(1)] }]],
    ['n is f64, and not i32', [{ ...draw, local: temporary('n', 'i32') }]],
    ['rows are drawn for neurons only', [draw], events],
    ['rows are drawn for neurons only', [draw], once],
    ['a matrix is square', [{ ...matrix, size: 3 }]],
    ['a matrix is of f64', [{ ...matrix, scale: literal(1, 'i32') }]],
    ['a matrix is of f64', [{ ...matrix, entries: [literal(1), literal(0), literal(0), element(k)] }]],
    ['n is f64, and not i32', [{ ...matrix, results: [{ local: temporary('n', 'i32'), row: 0, column: 0 }] }]],
    ['x is no entry of the matrix', [{ ...matrix, results: [{ local: x, row: 2, column: 0 }] }]],
    // What is about a neuron.
    ["'event' is about a neuron", [raise], once],
    ["'record' is about a neuron", [{ kind: 'record', monitor: 0, neuron: literal(0, 'i32'), values: [] }], once],
    ["'sample' is about a neuron", [{ kind: 'sample', monitor: 0, values: [] }], once],
    ["'count' is about a neuron", [{ kind: 'count', monitor: 0 }], once],
    ["'rederive' is about a neuron", [{ kind: 'rederive', population: 0, writes: [], reads: [] }], once],
    // What is about a tile, and what is about those of it that meet a condition.
    ['a condition is bool, and not f64', [{ ...meet, condition: element(v) }]],
    ['only a loop over neurons looks for those that meet a condition', [meet], met],
    ['only a loop over neurons looks for those that meet a condition', [meet], events],
    ["'fill' is about a whole tile", [fill]],
    ["'map' is about a whole tile", [map]],
    ["'map' is about a whole tile", [map], met],
    ["'fill' is about rows of floats", [{ ...fill, row: v }], tile],
    ["'fill' is about rows of floats", [{ ...fill, row: row('r', 'i32') }], tile],
    ["'map' is about rows of floats", [{ ...map, rows: [row('r', 'bool')] }], tile],
    ['rows are sampled of a whole tile', [{ kind: 'sample rows', monitor: 0, rows: [row('r')] }]],
    ['what is sampled has an element for each neuron', [{ kind: 'sample rows', monitor: 0, rows: [shared] }], tile],
    ['exp takes another number of rows', [{ ...map, rows: [row('r'), row('q')] }], tile],
    ['pow takes another number of rows', [{ ...map, operation: 'pow' }], tile],
    ['v of no neuron is assigned', [set(v, literal(1))], tile],
    ["'event' is about a neuron", [raise], tile],
    ['rows are drawn for neurons only', [draw], met],
    ['the one value of s is assigned for each neuron', [set(shared, literal(1))], met],
  ])('%s', (problem, statements, domain = neurons) => {
    expect(verify(statements, domain)).toEqual([problem])
  })
})

const number = literal(1)
const whole = literal(1, 'i32')
const condition = literal(1, 'bool')

describe('expressions', () => {
  test.each<[problem: string, expr: IrExpr, domain?: LoopDomain]>([
    ['0.5 is no i32', literal(0.5, 'i32')],
    ['9007199254740992 is no i64', literal(2 ** 53, 'i64')],
    ['a sign changes the type', { kind: 'negate', type: 'f64', operand: whole }],
    ['a sign changes the type', { kind: 'negate', type: 'bool', operand: condition }],
    ["operands of '+' are f64 and i32, its result f64", binary('+', number, whole)],
    ["operands of '*' are i32 and i32, its result f64", { ...binary('*', whole, whole), type: 'f64' }],
    ["operands of '-' are bool and bool, its result bool", binary('-', condition, condition)],
    ['only floats are divided', binary('/', whole, whole)],
    ["'<' compares f64 with i32", compare('<', number, whole)],
    ['an operand of a logical operation is no condition', logical('and', condition, whole)],
    ['an operand of a logical operation is no condition', not(number)],
    ['select asks a number', select(whole, number, number)],
    ['select mixes types', select(condition, number, whole)],
    ['exp does not take i32', call('exp', 'f64', whole)],
    ['abs does not take bool', call('abs', 'bool', condition)],
    ['exp takes f64, and not f64, f64', call('exp', 'f64', number, number)],
    ['pow takes f64, f64, and not f64, i32', call('pow', 'f64', number, whole)],
    ['clip takes i32, i32, i32, and not i32, i32', call('clip', 'i32', whole, whole)],
    ['latest_spike takes f64, f64, i64, and not f64, f64, f64', call('latest_spike', 'f64', number, number, number)],
    ['exp gives f64, and not i32', call('exp', 'i32', number)],
    ['abs gives i32, and not f64', call('abs', 'f64', whole)],
    ['timestep gives i64, and not f64', call('timestep', 'f64', number, number)],
    ['a cast from f64 to itself', { kind: 'cast', type: 'f64', operand: number }],
    ['a cast from i64 to f32 leaves out f64', { kind: 'cast', type: 'f32', operand: literal(1, 'i64') }],
    ['a cast from f32 to i64 leaves out f64', { kind: 'cast', type: 'i64', operand: element(array('s', 'f32')) }],
    ['a cast makes a condition of a number: compare it with 0', cast(whole, 'bool')],
    // Places.
    ['v is f64, read as i32', read({ kind: 'element', array: v, index: 'own' }, 'i32')],
    ["v has no element 'none'", read({ kind: 'element', array: v, index: 'none' })],
    ["s has no element 'own'", read({ kind: 'element', array: shared, index: 'own' })],
    ["d has no element 'none'", read({ kind: 'element', array: array('d', 'f64', 'step', 'track'), index: 'none' })],
    ['v of no neuron is read', element(v), once],
    ['v of no neuron is read', element(v), tile],
    ['the index of no neuron is read', read({ kind: 'index' }, 'i32'), once],
    ['an index is i32, not f64', read({ kind: 'index' })],
    ['a size is i64, not f64', read({ kind: 'size', population: 0 })],
    ['a step is i64, not f64', read({ kind: 'step', clock: 0 })],
    ['a dt is f64, not i64', read({ kind: 'dt', clock: 0 }, 'i64')],
    ['a time is f64, not i64', read({ kind: 'time', clock: 0 }, 'i64')],
    [
      'tau is f64, read as i64',
      read({ kind: 'scalar', scalar: { name: 'tau', type: 'f64', purpose: 'constant' } }, 'i64'),
    ],
  ])('%s', (problem, expr, domain = neurons) => {
    expect(verify([define(temporary('value', expr.type), expr)], domain)).toEqual([problem])
  })

  test('are looked at wherever they stand', () => {
    const wrong = binary('+', number, whole)
    const problem = ["operands of '+' are f64 and i32, its result f64"]
    expect(verify([set(v, call('exp', 'f64', negate(wrong)))], neurons)).toEqual(problem)
    expect(verify([when(compare('>', wrong, number), raise)], neurons)).toEqual(problem)
    expect(verify([when(condition, set(v, wrong))], neurons)).toEqual(problem)
    expect(
      verify([{ ...draw, function: 'poisson', local: temporary('n', 'i32'), arguments: [wrong] }], neurons),
    ).toEqual(problem)
    expect(verify([{ ...matrix, scale: wrong }], neurons)).toEqual(problem)
    expect(verify([{ kind: 'record', monitor: 0, neuron, values: [wrong] }], events)).toEqual(problem)
  })

  test('of unknown operations are a fault of ours', () => {
    expect(() => verify([define(x, call('sinc', 'f64', number))], neurons)).toThrow('a known operation, not sinc')
  })
})

test('what is computed outside of the step has no neuron, but for rows of arrays', () => {
  const scalar = { name: 'dt_tau', type: 'f64', purpose: 'derived' } as const
  const row = array('exp_v', 'f64', 'neuron', 'derived')
  const track = array('sin_v', 'f64', 'step', 'track')
  const value = call('exp', 'f64', element(v))
  const nothing = { scalars: [], arrays: [], tracks: [] }
  expect(verifyHoisted({ ...nothing, scalars: [{ kind: 'value', target: scalar, value }] })).toEqual([
    'v of no neuron is read',
  ])
  expect(verifyHoisted({ ...nothing, arrays: [{ kind: 'value', target: row, value }] })).toEqual([])
  expect(verifyHoisted({ ...nothing, tracks: [{ target: track, value }] })).toEqual(['v of no neuron is read'])
  const { results: _, ...rest } = matrix
  const entries = [literal(1), literal(0), literal(0), element(k)]
  const matrices = { ...rest, entries, results: [{ target: row, row: 0, column: 0 }] }
  expect(verifyHoisted({ ...nothing, arrays: [matrices] })).toEqual(['a matrix is of f64'])
})

test('nothing is wrong with what means something', () => {
  const statements: IrStatement[] = [
    draw,
    { ...matrix, results: [{ local: y, row: 1, column: 0 }] },
    set(v, binary('+', local(x), binary('*', local(y), element(shared)))),
    set(k, cast(read({ kind: 'size', population: 0 }, 'i64'), 'i32')),
    when(
      logical('and', element(p), above(v)),
      set(p, literal(0, 'bool')),
      set(w, read({ kind: 'time', clock: 0 })),
      raise,
    ),
    when(
      above(w),
      { kind: 'rederive', population: 0, writes: [], reads: [] },
      { kind: 'record', monitor: 0, neuron, values: [element(v)] },
    ),
    { kind: 'sample', monitor: 1, values: [element(v), element(k)] },
  ]
  expect(verify(statements, neurons)).toEqual([])
  expect(
    verify([set(shared, literal(1)), set(array('c', 'i64', 'population', 'carried'), literal(1, 'i64'))], once),
  ).toEqual([])
  expect(verify([fill, map, { ...map, operation: 'pow', rows: [row('r'), row('q')] }], tile)).toEqual([])
  expect(verify([meet, set(row('r', 'bool'), element(p))], neurons)).toEqual([])
  expect(
    verify([raise, set(row('r'), element(v)), { kind: 'record', monitor: 0, neuron, values: [element(v)] }], met),
  ).toEqual([])
})
