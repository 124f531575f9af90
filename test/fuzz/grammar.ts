/** Scripts from a small grammar: statements that have a chance to mean something. */
import { numbers, sizes, strings, values } from './material.ts'
import type { Random } from './random.ts'

const variables = ['a', 'b', 'c', 'v', 'w', 'x']
const units = ['', '', '*mV', '*ms', '*Hz', '*volt', '*second', '*nA/um**2']
const binary = ['+', '-', '*', '/', '//', '%', '**', '<', '>', '<=', '==', '!=', ' and ', ' or ', ' in ', ' is ']
const functions = [
  'exp',
  'log',
  'sin',
  'sqrt',
  'abs',
  'sign',
  'clip',
  'int',
  'floor',
  'exprel',
  'rand',
  'randn',
  'poisson',
  'timestep',
  'arctan',
]
const flags = [
  '',
  '',
  '',
  ' (unless refractory)',
  ' (constant)',
  ' (shared)',
  ' (constant over dt)',
  ' (shared, constant)',
]
const dimensions = [
  '1',
  '1',
  'volt',
  'second',
  'Hz',
  'integer',
  'boolean',
  'amp/metre**2',
  'mV',
  'meter*kelvin**-2',
  'xyz',
]
const methods = [
  'exact',
  'euler',
  'rk2',
  'rk4',
  'heun',
  'milstein',
  'exponential_euler',
  'linear',
  'gsl',
  "('exact', 'euler')",
]
const slots = ['start', 'before_groups', 'groups', 'thresholds', 'after_thresholds', 'resets', 'end', 'never']

/** An expression of Python. */
export function expression(random: Random, depth: number): string {
  const inner = (): string => expression(random, depth - 1)
  if (depth <= 0)
    return (
      random.pick([...variables, random.pick(numbers), random.pick(sizes), random.pick(values)]) + random.pick(units)
    )
  switch (random.below(14)) {
    case 0:
      return `(${inner()})`
    case 1:
      return `-${inner()}`
    case 2:
      return `not ${inner()}`
    case 3:
      return `[${inner()}, ${inner()}]`
    case 4:
      return `${inner()}[${inner()}]`
    case 5:
      return `${inner()}[${inner()}:${inner()}]`
    case 6:
      return `${random.pick(functions)}(${inner()})`
    case 7:
      return `${inner()} if ${inner()} else ${inner()}`
    case 8:
      return `[${inner()} for ${random.pick(variables)} in ${inner()} if ${inner()}]`
    case 9:
      return `f'{${inner().replaceAll(/['\\\n]/g, '')}:${random.pick(['', '.3f', '>8', 'd', '08.2e', '%', ','])}}'`
    case 10:
      return `{${random.pick(strings)}: ${inner()}}`
    case 11:
      return `${random.pick(strings)} % ${inner()}`
    default:
      return `${inner()}${random.pick(binary)}${inner()}`
  }
}

/** An expression of equations. */
function modelled(random: Random, depth: number): string {
  const inner = (): string => modelled(random, depth - 1)
  if (depth <= 0) {
    return random.pick([
      'v',
      'w',
      'x',
      'I',
      't',
      'dt',
      'i',
      'N',
      'xi',
      'tau',
      'k',
      'lastspike',
      'not_refractory',
      '1',
      '0',
      '2',
      '0.5',
      '1e308',
      '-1',
      '3*mV',
      'ms',
      'True',
    ])
  }
  switch (random.below(8)) {
    case 0:
      return `(${inner()})`
    case 1:
      return `-${inner()}`
    case 2:
      return `${random.pick(functions)}(${inner()})`
    case 3:
      return `clip(${inner()}, ${inner()}, ${inner()})`
    case 4:
      return `int(${inner()} ${random.pick(['<', '>', '==', 'and', 'or'])} ${inner()})`
    default:
      return `${inner()} ${random.pick(['+', '-', '*', '/', '//', '%', '**', '<', '>=', 'and', 'or'])} ${inner()}`
  }
}

function equations(random: Random): string {
  const lines = Array.from({ length: 1 + random.below(5) }, () => {
    const name = random.pick(['v', 'w', 'x', 'I', 'tau'])
    const tail = ` : ${random.pick(dimensions)}${random.pick(flags)}`
    switch (random.below(4)) {
      case 0:
        return `${name}${tail}`
      case 1:
        return `${name} = ${modelled(random, random.below(4))}${tail}`
      default:
        return `d${name}/dt = (${modelled(random, random.below(4))})/${random.pick(['ms', 'tau', 'second', '(10*ms)', '1'])}${tail}`
    }
  })
  return `'''${lines.join('\n')}'''`
}

function code(random: Random): string {
  const lines = Array.from({ length: 1 + random.below(3) }, () => {
    const operator = random.pick(['=', '+=', '-=', '*=', '/=', '**=', '//='])
    return `${random.pick(['v', 'w', 'x', 'z', 'lastspike'])} ${operator} ${modelled(random, random.below(3))}`
  })
  return `'''${lines.join(random.once(2) ? '; ' : '\n')}'''`
}

function group(random: Random): string {
  const options = [
    [2, () => `threshold='${modelled(random, 2)}'`],
    [2, () => `reset=${code(random)}`],
    [
      3,
      () =>
        `refractory=${random.pick(['5*ms', "'v > 0'", "'w*ms'", 'False', '0*ms', '-1*ms', 'inf*second', random.pick(values)])}`,
    ],
    [2, () => `method=${random.pick(methods).replace(/^(\w+)$/, "'$1'")}`],
    [5, () => `events={'e': '${modelled(random, 2)}'}`],
    [5, () => `dt=${random.pick(['0.1', '0.3', '1', '0', 'nan', '1e-9'])}*ms`],
    [5, () => `namespace={'tau': 10*ms, 'k': ${random.pick(values)}}`],
    [6, () => `order=${random.pick(numbers)}`],
    [6, () => `name=${random.pick(strings)}`],
  ] as const
  const given = options.flatMap(([times, option]) => (random.once(times) ? [option()] : []))
  return `G = NeuronGroup(${[random.once(5) ? random.pick(values) : random.pick(sizes), equations(random), ...given].join(', ')})`
}

function statement(random: Random): readonly string[] {
  const name = random.pick(variables)
  const at = (): string => `when='${random.pick(slots)}'`
  switch (random.below(16)) {
    case 0:
      return [`if ${expression(random, 2)}:`, `    ${name} = ${expression(random, 2)}`, 'else:', '    pass']
    case 1:
      return [`for ${name} in ${expression(random, 1)}:`, `    print(${expression(random, 2)})`]
    case 2:
      return [`while ${expression(random, 1)}:`, `    ${name} = ${expression(random, 1)}`, '    break']
    case 3:
      return [
        `G.${random.pick(['v', 'w', 'x'])}${random.pick(['', '[:]', "['i > 1']", '[1]', '[-1:]', `[${expression(random, 1)}]`])} = ${random.once(2) ? `'${modelled(random, 2)}'` : expression(random, 2)}`,
      ]
    case 4:
      return [`G.run_regularly(${code(random)}, dt=${random.pick(['1', '0.1', '0.25', '0'])}*ms, ${at()})`]
    case 5:
      return [`G.run_on_event('${random.pick(['e', 'spike'])}', ${code(random)}, ${at()})`]
    case 6:
      return [
        `M = StateMonitor(G, ${random.pick(["'v'", "['v', 'w']", 'True', "'N'", '[]'])}, record=${expression(random, 1)})`,
      ]
    case 7:
      return [
        `S = ${random.pick(['SpikeMonitor(G)', "EventMonitor(G, 'e')", "SpikeMonitor(G, 'v')", 'PopulationRateMonitor(G)'])}`,
      ]
    case 8:
      return [`run(${random.pick(['1*ms', '0.25*ms', '0*ms', '3*ms', expression(random, 1)])})`]
    case 9:
      return [
        `print(G.${random.pick(['v', 'w', 'I', 'N', 't', 'x', 'lastspike', 'not_refractory'])}${random.pick(['', '[:]', "['v > 0']", '[0]'])})`,
      ]
    case 10:
      return [`plot(${expression(random, 1)}, ${expression(random, 1)}, ${random.pick(strings)})`]
    case 11:
      return [`${name} ${random.pick(['+', '-', '*', '/', '%', '**'])}= ${expression(random, 2)}`]
    case 12:
      return [`print(${expression(random, 3)}, ${expression(random, 1)})`]
    default:
      return [`${name} = ${expression(random, 3)}`]
  }
}

/** A script with a group, and statements around it. */
export function generated(random: Random): readonly string[] {
  const some = (most: number): readonly string[] =>
    Array.from({ length: random.below(most) }, () => statement(random)).flat()
  return [
    'from brian2 import *',
    'tau = 10*ms; a = 1; b = 2.5; c = [1, 2]; v = 3*mV; w = arange(3); x = "s"',
    ...some(3),
    group(random),
    ...some(6),
    'run(1*ms)',
    ...some(3),
  ]
    .join('\n')
    .split('\n')
}
