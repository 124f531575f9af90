/** Whether IR means something: what every pass must leave true, looked at behind each of them. */
import {
  type AdaptiveStatement,
  type DrawStatement,
  indexOf,
  isFloat,
  type IrCall,
  type IrExpr,
  type IrStatement,
  type IrType,
  type Local,
  type MatrixStatement,
} from './ir.ts'
import { operationNamed } from './operations.ts'
import type { Derivation, LoopDomain, Hoisted } from './program.ts'
import { definedBy, expressionsOf, givenToBody, operands } from './walk.ts'

/** What is wrong with the code of a loop, which may know some locals; empty if nothing is. */
export function verify(statements: readonly IrStatement[], domain: LoopDomain, known: readonly Local[] = []): string[] {
  const problems: string[] = []
  const given = domain.kind === 'pathway' ? [domain.pathway.neuron, ...known] : known
  verifyBlock(statements, { domain, defined: new Set(given), ever: new Set(given), problems })
  return problems
}

/** What is wrong with what is computed outside of the step; empty if nothing is. */
export function verifyHoisted({ scalars, arrays, tracks }: Hoisted): string[] {
  const once = { kind: 'once' } as const
  return [
    ...verify(scalars.map(defining), once),
    ...verify(arrays.map(defining), { kind: 'neurons' }),
    ...verify(
      tracks.map(({ target, value }) => defining({ kind: 'value', target, value })),
      once,
    ),
  ]
}

/** A derivation as a statement that defines its targets. */
function defining(derivation: Derivation<{ readonly name: string; readonly type: IrType }>): IrStatement {
  const local = ({ name, type }: { readonly name: string; readonly type: IrType }): Local => ({ stem: name, type })
  if (derivation.kind === 'value') return { kind: 'let', local: local(derivation.target), value: derivation.value }
  const { results, ...matrix } = derivation
  const entry = ({ name }: { readonly name: string }): Local => ({ stem: name, type: 'f64' })
  return { ...matrix, results: results.map(({ target, row, column }) => ({ local: entry(target), row, column })) }
}

interface Verifying {
  readonly domain: LoopDomain
  /** Locals that can be read here. */
  readonly defined: ReadonlySet<Local>
  /** Locals defined anywhere so far: each is defined once. */
  readonly ever: Set<Local>
  readonly problems: string[]
}

function verifyBlock(statements: readonly IrStatement[], outer: Verifying): void {
  const defined = new Set(outer.defined)
  const verifying = { ...outer, defined }
  for (const statement of statements) {
    for (const expr of expressionsOf(statement)) verifyExpression(expr, verifying)
    verifyStatement(statement, verifying)
    for (const local of definedBy(statement)) {
      if (verifying.ever.has(local)) verifying.problems.push(`${local.stem} is defined twice`)
      verifying.ever.add(local)
      defined.add(local)
    }
  }
}

function verifyStatement(statement: IrStatement, verifying: Verifying): void {
  const { domain, defined, problems } = verifying
  const perNeuron = domain.kind !== 'once' && domain.kind !== 'tile'
  const expect = (what: string, actual: IrType, wanted: IrType): void => {
    if (actual !== wanted) problems.push(`${what} is ${wanted}, and not ${actual}`)
  }
  switch (statement.kind) {
    case 'let':
      expect(statement.local.stem, statement.value.type, statement.local.type)
      return
    case 'assign':
      if (!defined.has(statement.local)) problems.push(`${statement.local.stem} is assigned before it is defined`)
      expect(statement.local.stem, statement.value.type, statement.local.type)
      return
    case 'set': {
      const { array, index, value } = statement
      expect(array.name, value.type, array.type)
      if (array.purpose === 'derived' || array.purpose === 'track')
        problems.push(`${array.name} is ${array.purpose} and not to be assigned`)
      if (index !== indexOf(array)) problems.push(`${array.name} has no element '${index}'`)
      if (index === 'own' && !perNeuron) problems.push(`${array.name} of no neuron is assigned`)
      if (index === 'none' && perNeuron) problems.push(`the one value of ${array.name} is assigned for each neuron`)
      return
    }
    case 'put': {
      const { array, at, value } = statement
      expect(array.name, value.type, array.type)
      expect(`a place in ${array.name}`, at.type, 'i64')
      if (array.purpose !== 'state' || array.per !== 'neuron') problems.push(`${array.name} is no variable of neurons`)
      return
    }
    case 'clear':
      if (statement.array.per !== 'neuron') problems.push(`${statement.array.name} is no variable of neurons`)
      if (perNeuron) problems.push(`${statement.array.name} is cleared for each neuron`)
      return
    case 'if':
      expect('a condition', statement.condition.type, 'bool')
      verifyBlock(statement.body, verifying)
      return
    case 'draw':
      verifyArguments(statement, problems)
      if (statement.unless !== undefined) expect('a condition', statement.unless.type, 'bool')
      expect(statement.local.stem, statement.local.type, statement.function === 'poisson' ? 'i32' : 'f64')
      if (statement.rows && domain.kind !== 'neurons') problems.push('rows are drawn for neurons only')
      return
    case 'matrix':
      verifyMatrix(statement, problems)
      return
    case 'adaptive':
      verifyAdaptive(statement, verifying)
      return
    case 'meet':
      expect('a condition', statement.condition.type, 'bool')
      if (domain.kind !== 'neurons') problems.push('only a loop over neurons looks for those that meet a condition')
      return
    case 'fill':
    case 'map': {
      const rows = statement.kind === 'fill' ? [statement.row] : statement.rows
      if (domain.kind !== 'tile') problems.push(`'${statement.kind}' is about a whole tile`)
      if (rows.some(({ purpose, type }) => purpose !== 'row' || !isFloat(type)))
        problems.push(`'${statement.kind}' is about rows of floats`)
      if (statement.kind === 'map' && rows.length !== operationNamed(statement.operation).takes)
        problems.push(`${statement.operation} takes another number of rows`)
      return
    }
    case 'sample rows':
      if (domain.kind !== 'tile') problems.push('rows are sampled of a whole tile')
      if (statement.rows.some(({ per }) => per !== 'neuron' && per !== 'tile'))
        problems.push('what is sampled has an element for each neuron')
      return
    case 'record':
      expect('the number of a neuron', statement.neuron.type, 'i32')
      if (!perNeuron) problems.push("'record' is about a neuron")
      return
    case 'event':
    case 'sample':
    case 'count':
    case 'rederive':
      if (!perNeuron) problems.push(`'${statement.kind}' is about a neuron`)
  }
}

const argumentsOfDraws: Readonly<Record<DrawStatement['function'], readonly IrType[]>> = {
  rand: [],
  chance: [],
  randn: [],
  poisson: ['f64'],
  binomial: ['f64', 'f64', 'bool'],
}

function verifyArguments({ function: called, arguments: given = [] }: DrawStatement, problems: string[]): void {
  const types = argumentsOfDraws[called]
  if (given.length !== types.length) problems.push(`${called} has ${types.length} arguments`)
  else if (given.some(({ type }, k) => type !== types[k])) problems.push(`${called} is of ${types.join(', ')}`)
}

function verifyMatrix({ size, scale, entries, results }: MatrixStatement, problems: string[]): void {
  if (entries.length !== size ** 2) problems.push('a matrix is square')
  if ([scale, ...entries].some(({ type }) => type !== 'f64')) problems.push('a matrix is of f64')
  for (const { local, row, column } of results) {
    if (local.type !== 'f64') problems.push(`${local.stem} is f64, and not ${local.type}`)
    if (row >= size || column >= size) problems.push(`${local.stem} is no entry of the matrix`)
  }
}

function verifyAdaptive(statement: AdaptiveStatement, outer: Verifying): void {
  const { from, to, first, largest, values, body, last, steps, failed } = statement
  const { problems, domain } = outer
  const given = givenToBody(statement)
  for (const local of given) {
    if (outer.ever.has(local)) problems.push(`${local.stem} is defined twice`)
    outer.ever.add(local)
  }
  verifyBlock(body, { ...outer, defined: new Set([...outer.defined, ...given]) })
  if (body.some(each => each.kind !== 'let')) problems.push('rates are computed from values alone')
  const made = new Set(body.flatMap(definedBy))
  for (const { rate } of values) if (!made.has(rate)) problems.push(`${rate.stem} is no value of the body`)
  const floats = [
    from,
    to,
    first,
    largest,
    ...given,
    last,
    ...values.flatMap(each => [each.start, each.rate, each.end]),
  ]
  if (floats.some(({ type }) => type !== 'f64')) problems.push('adaptive integration is of f64')
  if ([steps, failed].some(({ type }) => type !== 'i32')) problems.push('steps are counted in i32')
  if (domain.kind !== 'neurons') problems.push('a neuron is integrated')
}

function verifyExpression(expr: IrExpr, verifying: Verifying): void {
  const { problems } = verifying
  const inner = operands(expr)
  for (const operand of inner) verifyExpression(operand, verifying)
  switch (expr.kind) {
    case 'read':
      verifyRead(expr, verifying)
      return
    case 'literal':
      if (!isFloat(expr.type) && !Number.isSafeInteger(expr.value)) problems.push(`${expr.value} is no ${expr.type}`)
      return
    case 'negate':
      if (expr.operand.type !== expr.type || expr.type === 'bool') problems.push('a sign changes the type')
      return
    case 'binary':
      if (inner.some(({ type }) => type !== expr.type) || expr.type === 'bool') {
        problems.push(
          `operands of '${expr.operator}' are ${inner.map(({ type }) => type).join(' and ')}, its result ${expr.type}`,
        )
      }
      if (expr.operator === '/' && !isFloat(expr.type)) problems.push('only floats are divided')
      return
    case 'compare':
      if (expr.left.type !== expr.right.type)
        problems.push(`'${expr.operator}' compares ${expr.left.type} with ${expr.right.type}`)
      return
    case 'not':
    case 'logical':
      if (inner.some(({ type }) => type !== 'bool')) problems.push('an operand of a logical operation is no condition')
      return
    case 'select':
      if (expr.condition.type !== 'bool') problems.push('select asks a number')
      if (expr.then.type !== expr.type || expr.otherwise.type !== expr.type) problems.push('select mixes types')
      return
    case 'call':
      verifyCall(expr, problems)
      return
    case 'lookup':
      if (expr.at.type !== 'i64') problems.push(`a place in ${expr.array.name} is i64, and not ${expr.at.type}`)
      if (expr.type !== expr.array.type) problems.push(`${expr.array.name} is ${expr.array.type}, read as ${expr.type}`)
      return
    case 'cast':
      if (expr.operand.type === expr.type) problems.push(`a cast from ${expr.type} to itself`)
      if ([expr.type, expr.operand.type].every(type => type === 'i64' || type === 'f32'))
        problems.push(`a cast from ${expr.operand.type} to ${expr.type} leaves out f64`)
      if (expr.type === 'bool') problems.push('a cast makes a condition of a number: compare it with 0')
  }
}

function verifyCall({ operation, type, arguments: given }: IrCall, problems: string[]): void {
  const { functions, takes, gives } = operationNamed(operation)
  const first = given[0]?.type ?? 'bool'
  if (first === 'bool' || functions[first] === undefined) {
    problems.push(`${operation} does not take ${first}`)
    return
  }
  const wanted = (typeof takes === 'number' ? Array<IrType>(takes).fill(first) : takes).join(', ')
  const actual = given.map(argument => argument.type).join(', ')
  if (actual !== wanted) problems.push(`${operation} takes ${wanted}, and not ${actual}`)
  if (type !== (gives ?? first)) problems.push(`${operation} gives ${gives ?? first}, and not ${type}`)
}

function verifyRead(expr: Extract<IrExpr, { kind: 'read' }>, { domain, defined, problems }: Verifying): void {
  const { place, type } = expr
  switch (place.kind) {
    case 'local':
      if (!defined.has(place.local)) problems.push(`${place.local.stem} is read before it is defined`)
      if (place.local.type !== type) problems.push(`${place.local.stem} is ${place.local.type}, read as ${type}`)
      return
    case 'element': {
      const { array, index } = place
      if (array.type !== type && (index === 'own' || !isRounded(array.type, type)))
        problems.push(`${array.name} is ${array.type}, read as ${type}`)
      if (index !== indexOf(array)) problems.push(`${array.name} has no element '${index}'`)
      if (index === 'own' && (domain.kind === 'once' || domain.kind === 'tile'))
        problems.push(`${array.name} of no neuron is read`)
      return
    }
    case 'scalar':
      if (place.scalar.type !== type && !isRounded(place.scalar.type, type))
        problems.push(`${place.scalar.name} is ${place.scalar.type}, read as ${type}`)
      return
    case 'index':
      if (domain.kind === 'once' || domain.kind === 'tile') problems.push('the index of no neuron is read')
      if (type !== 'i32') problems.push(`an index is i32, not ${type}`)
      return
    case 'size':
    case 'step':
      if (type !== 'i64') problems.push(`a ${place.kind} is i64, not ${type}`)
      return
    case 'dt':
    case 'time':
      if (!isFloat(type)) problems.push(`a ${place.kind} is f64, not ${type}`)
  }
}

function isRounded(from: IrType, to: IrType): boolean {
  return from === 'f64' && to === 'f32'
}
