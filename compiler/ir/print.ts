/** IR as text, to be read by people and compared by tests: `v := v + (I - v)*dt_tau`. */
import { emitLiteral } from './literal.ts'
import type { DrawStatement, IrExpr, IrStatement, Local, Place } from './ir.ts'
import type { Derivation, Hoisted, Kernel, Loop, LoopDomain, FusedPart, PhaseCode } from './program.ts'
import { definedBy, givenToBody, withInner } from './walk.ts'

/** The text of statements, a line each; locals of one stem are numbered. */
export function printStatements(statements: readonly IrStatement[]): string {
  const names = localNames(statements)
  return statements.flatMap(statement => linesOf(statement, names)).join('\n')
}

/** The text of a phase: the object that it is, and its code. */
export function printPhase({ phase, domain, body }: PhaseCode): string {
  return section(`${phase.object}, ${domainText(domain)}`, printStatements(body))
}

/** The text of what has moved out of the step: scalars, then rows of arrays, then values of the step. */
export function printHoisted({ scalars, arrays, tracks }: Hoisted): string {
  const parts = [
    ['prepare', scalars.map(each => derivationText(each, ({ name }) => name))],
    ['derive', arrays.map(each => derivationText(each, ({ name }) => `${name}[i]`))],
    ['track', tracks.map(({ target, value }) => `${target.name}[step] := ${printExpression(value)}`)],
  ] as const
  return parts.flatMap(([name, lines]) => (lines.length === 0 ? [] : [section(name, lines.join('\n'))])).join('\n')
}

function derivationText<Target>(derivation: Derivation<Target>, nameOf: (target: Target) => string): string {
  if (derivation.kind === 'value') return `${nameOf(derivation.target)} := ${printExpression(derivation.value)}`
  return matrixText(derivation, nameOf, printExpression)
}

/** The text of a part: how it steps, and its kernels. */
export function printPart({ kernels, stepByStep }: FusedPart): string {
  const how = stepByStep === undefined ? 'whole blocks' : `step by step: ${stepByStep}`
  return [how, ...kernels.map(printKernel)].join('\n')
}

/** The text of a kernel: its loops, and what follows them. */
export function printKernel({ over, loops, pairs = [], after, lists }: Kernel): string {
  const fills = lists.length === 0 ? '' : `, filling the list of ${lists.map(({ name }) => name).join(', ')}`
  const head = `kernel over ${over.kind === 'events' ? `the list of ${over.event.name}` : domainText(over)}${fills}`
  return section(
    head,
    [
      ...loops.map(printLoop('loop')),
      ...pairs.map(printLoop('two steps, loop')),
      ...after.map(printLoop('after, loop')),
    ].join('\n'),
  )
}

function printLoop(word: string): (loop: Loop) => string {
  return ({ domain, clock, body, lanes, ahead }) => {
    const how = `${lanes === 'vector' ? ', vectors' : ''}${clock === 0 ? '' : ` at clock ${clock}`}`
    const before = ahead === undefined ? [] : [section('ahead', printStatements([...ahead.each, ...ahead.maps]))]
    return section(`${word} ${domainText(domain)}${how}`, [...before, printStatements(body)].join('\n'))
  }
}

function domainText(domain: LoopDomain): string {
  switch (domain.kind) {
    case 'events':
      return `events ${domain.event.name}`
    case 'recorded':
      return `neurons of monitor ${domain.monitor}`
    case 'met':
      return `neurons that met ${domain.met.stem}`
    case 'due':
      return 'given spikes that are due'
    case 'pathway':
      return `synapses of ${domain.pathway.name}`
    case 'neurons':
    case 'once':
    case 'tile':
      return domain.kind
  }
}

function section(head: string, text: string): string {
  return [`${head}:`, ...indented(text.split('\n'))].join('\n')
}

/** The text of an expression. */
export function printExpression(expr: IrExpr, names: ReadonlyMap<Local, string> = new Map()): string {
  return textOf(expr, names)
}

function indented(lines: readonly string[]): string[] {
  return lines.map(line => `  ${line}`)
}

function localNames(statements: readonly IrStatement[]): Map<Local, string> {
  const names = new Map<Local, string>()
  const taken = new Set<string>()
  const inside = statements.flatMap(withInner)
  for (const local of [...inside.flatMap(definedBy), ...inside.flatMap(givenToBody)]) {
    let name = local.stem
    for (let number = 2; taken.has(name); number++) name = `${local.stem}_${number}`
    taken.add(name)
    names.set(local, name)
  }
  return names
}

function linesOf(statement: IrStatement, names: ReadonlyMap<Local, string>): string[] {
  const text = (expr: IrExpr): string => textOf(expr, names)
  const nameOf = (local: Local): string => names.get(local) ?? local.stem
  switch (statement.kind) {
    case 'let':
      return [`let ${nameOf(statement.local)}: ${statement.local.type} = ${text(statement.value)}`]
    case 'assign':
      return [`${nameOf(statement.local)} = ${text(statement.value)}`]
    case 'set':
      return [`${statement.array.name}${statement.index === 'own' ? '[i]' : ''} := ${text(statement.value)}`]
    case 'put':
      return [`${statement.array.name}[${text(statement.at)}] := ${text(statement.value)}`]
    case 'clear': {
      const { array, range } = statement
      return [
        range === undefined
          ? `clear ${array.name}`
          : `clear ${array.name} from ${range.start.name} to ${range.stop.name}`,
      ]
    }
    case 'if':
      return [`if ${text(statement.condition)}:`, ...indented(statement.body.flatMap(each => linesOf(each, names)))]
    case 'draw': {
      const given = (statement.arguments ?? []).map(text).join(', ')
      const part = partText(statement)
      const unless = statement.unless === undefined ? '' : `, unless ${text(statement.unless)}`
      return [
        `draw ${nameOf(statement.local)} = ${part}${statement.function}(${given}) at site ${statement.site}${statement.rows ? ', rows' : ''}${unless}`,
      ]
    }
    case 'matrix': {
      const results = statement.results.map(({ local, row, column }) => ({ target: local, row, column }))
      return [matrixText({ ...statement, results }, nameOf, text)]
    }
    case 'adaptive': {
      const { scheme, from, to, first, largest, mostSteps, values, body } = statement
      const starts = values.map(({ at, start, error }) => `${nameOf(at)} = ${text(start)} ± ${error}`)
      const span = `from ${text(from)} to ${text(to)} by ${text(first)}, at most ${text(largest)} and ${mostSteps} steps`
      return [
        `adaptive ${values.map(({ end }) => nameOf(end)).join(', ')} = ${scheme} of ${starts.join(', ')} ${span}:`,
        ...indented(body.flatMap(each => linesOf(each, names))),
        ...indented([`rates ${values.map(({ rate }) => nameOf(rate)).join(', ')}`]),
      ]
    }
    case 'event':
      return [`event ${statement.event.name}`]
    case 'record': {
      const { monitor, neuron, values } = statement
      return [`record ${text(neuron)} in ${[monitor, ...values.map(text)].join(', ')}`]
    }
    case 'sample':
      return [`sample ${[statement.monitor, ...statement.values.map(text)].join(', ')}`]
    case 'sample rows':
      return [`sample ${statement.monitor} of rows ${statement.rows.map(({ name }) => name).join(', ')}`]
    case 'count':
      return [`count ${statement.monitor}`]
    case 'rederive':
      return ['rederive']
    case 'meet':
      return [`meet ${statement.met.stem} if ${text(statement.condition)}`]
    case 'fill':
      return [`fill ${statement.row.name} with ${partText(statement)}${statement.function}() at site ${statement.site}`]
    case 'map': {
      const [first, ...others] = statement.rows.map(({ name }) => name)
      const { twin } = statement
      const same = twin === undefined ? '' : `, to ${twin.row.name} if ${text(twin.when)}`
      return [`map ${first} to ${statement.operation}(${[first, ...others].join(', ')})${same}`]
    }
  }
}

type MatrixText<Target> = Extract<Derivation<Target>, { readonly kind: 'matrix' }>

function matrixText<Target>(
  { results, scale, entries, function: called }: Omit<MatrixText<Target>, 'kind'>,
  nameOf: (target: Target) => string,
  text: (expr: IrExpr) => string,
): string {
  const targets = results.map(({ target, row, column }) => `${nameOf(target)}(${row}, ${column})`)
  return `matrix ${targets.join(', ')} = ${text(scale)} * ${called}(${entries.map(entry => text(entry)).join(', ')})`
}

function partText({ part }: Pick<DrawStatement, 'part'>): string {
  return part === undefined ? '' : `${part} bits of `
}

function textOf(expr: IrExpr, names: ReadonlyMap<Local, string>): string {
  const text = (inner: IrExpr, least: number): string => {
    const own = textOf(inner, names)
    return bindingOf(inner) < least ? `(${own})` : own
  }
  const binding = bindingOf(expr)
  switch (expr.kind) {
    case 'literal':
      return emitLiteral(expr.value, expr.type)
    case 'read':
      return placeText(expr.place, names)
    case 'negate':
      return `-${text(expr.operand, binding + 1)}`
    case 'not':
      return `not ${text(expr.operand, binding + 1)}`
    case 'binary':
    case 'logical':
      return `${text(expr.left, binding)} ${expr.operator} ${text(expr.right, binding + 1)}`
    case 'compare':
      return `${text(expr.left, binding + 1)} ${expr.operator} ${text(expr.right, binding + 1)}`
    case 'call':
      return `${expr.operation}(${expr.arguments.map(argument => textOf(argument, names)).join(', ')})`
    case 'select':
      return `${expr.rare ? 'rarely' : 'select'}(${[expr.condition, expr.then, expr.otherwise].map(each => textOf(each, names)).join(', ')})`
    case 'lookup':
      return `${expr.array.name}[${textOf(expr.at, names)}]`
    case 'cast':
      return `${expr.type}(${textOf(expr.operand, names)})`
  }
}

/** How tightly an expression holds together. */
function bindingOf(expr: IrExpr): number {
  switch (expr.kind) {
    case 'negate':
    case 'not':
      return 7
    case 'binary':
      return expr.operator === '*' || expr.operator === '/' ? 6 : 5
    case 'compare':
      return 3
    case 'logical':
      return expr.operator === 'and' ? 2 : 1
    default:
      return 9
  }
}

function placeText(place: Place, names: ReadonlyMap<Local, string>): string {
  switch (place.kind) {
    case 'scalar':
      return place.scalar.name
    case 'element':
      return `${place.array.name}${place.index === 'own' ? '[i]' : place.index === 'step' ? '[step]' : ''}`
    case 'local':
      return names.get(place.local) ?? place.local.stem
    case 'index':
      return 'i'
    case 'size':
      return 'N'
    case 'dt':
    case 'step':
    case 'time': {
      const word = place.kind === 'time' ? 't' : place.kind
      return place.clock === 0 ? word : `${word}@${place.clock}`
    }
  }
}
