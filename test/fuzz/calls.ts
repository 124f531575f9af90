/** Every function of the library, every operator and format, with values at the edges. */
import { attributes } from '../../session/library/attributes/index.ts'
import { builtins } from '../../session/library/builtins/index.ts'
import { modules } from '../../session/library/modules.ts'
import type { FunctionValue, Value } from '../../session/evaluate/values.ts'
import type { Kind } from './kind.ts'
import { imports, namesNetwork, network, values } from './material.ts'
import type { Random } from './random.ts'
import { textRunner } from './run-text.ts'
import { type ScriptCase, shrinkLines } from './scripts.ts'

/** A call, which is the last line of a script. */
export interface CallCase extends ScriptCase {
  /** What is called. */
  readonly target: string
}

interface Target {
  readonly text: string
  readonly parameters: FunctionValue['parameters']
}

/** How the modules that `imports` takes in are called. */
const prefixes: Readonly<Record<string, string>> = {
  brian2: '',
  numpy: 'np.',
  'numpy.random': 'np.random.',
  'numpy.linalg': 'np.linalg.',
  'matplotlib.pyplot': 'plt.',
  math: 'math.',
}

function functionsOf(members: ReadonlyMap<string, Value>, prefix: string): Target[] {
  return [...members].flatMap(([name, value]) =>
    typeof value === 'object' && value?.kind === 'function'
      ? [{ text: prefix + name, parameters: value.parameters }]
      : [],
  )
}

function targets(): readonly Target[] {
  const ofModules = Object.entries(prefixes).flatMap(([name, prefix]) => {
    return functionsOf(modules.get(name)?.members ?? new Map(), prefix)
  })
  return [...functionsOf(builtins, ''), ...ofModules]
}

/** Names behind a dot: those of Python's and numpy's values, and those of Brian's objects. */
function attributeNames(): readonly string[] {
  const samples: Readonly<Record<string, Value>> = {
    str: { kind: 'str', text: { text: '', pieces: [] } },
    list: { kind: 'list', items: [] },
    tuple: { kind: 'tuple', items: [] },
    dict: { kind: 'dict', entries: new Map() },
    range: { kind: 'range', start: 0, stop: 1, step: 1 },
  }
  const ofPython = Object.entries(samples).flatMap(([kind, value]) => [...(attributes.get(kind)?.names(value) ?? [])])
  const ofArrays = [
    'shape', 'size', 'T', 'ndim', 'dtype', 'mean', 'std', 'sum', 'reshape', 'flatten', 'copy', 'astype', 'tolist', 'dot', 'min', 'argmax',
    'cumsum', 'clip', 'round', 'sort', 'fill', 'item', 'transpose', 'in_unit', 'in_best_unit', 'dim', 'display_name', 'is_integer', 'repeat',
  ] // prettier-ignore
  const ofBrian = [
    'v', 'v_', 'x', 't', 'dt', 'i', 'N', 'name', 'namespace', 'equations', 'count', 'num_spikes', 'spike_trains', 'values', 'all_values', 'rate',
    'smooth_rate', 'binned_rate', 'run', 'run_regularly', 'run_on_event', 'set_event_schedule', 'get_states', 'set_states', 'add', 'remove',
    'stop', 'objects', 'schedule', 'record_variables', 'source', 'event', 'lastspike', 'not_refractory', 'set_xlim', 'savefig', 'thresholder',
  ] // prettier-ignore
  return [...new Set([...ofPython, ...ofArrays, ...ofBrian])]
}

const binary = [
  '+',
  '-',
  '*',
  '/',
  '//',
  '%',
  '**',
  '@',
  '<',
  '>',
  '<=',
  '>=',
  '==',
  '!=',
  'and',
  'or',
  'in',
  'not in',
  'is',
  'is not',
  '&',
  '|',
  '<<',
]

function formatSpec(random: Random): string {
  const part = (...choices: readonly string[]): string => (random.once(2) ? random.pick(choices) : '')
  return (
    part('<', '>', '^', '=', '*<', '0>', 'é^', '{>') +
    part('+', '-', ' ') +
    part('#', 'z') +
    part('0', '5', '08', '40', '1000', '2147483648', '99999999999999999999') +
    part(',', '_') +
    part('.0', '.1', '.3', '.17', '.50', '.100', '.400', '.2147483648', '.') +
    part('b', 'c', 'd', 'e', 'E', 'f', 'F', 'g', 'G', 'n', 'o', 's', 'x', 'X', '%', 'r', '!')
  )
}

type Form = (random: Random, value: () => string) => readonly [target: string, line: string]

function forms(): readonly Form[] {
  const functions = targets()
  const names = attributeNames()
  const call: Form = (random, value) => {
    const { text, parameters } = random.pick(functions)
    return [text, `print(${text}(${argumentsOf(random, parameters, value).join(', ')}))`]
  }
  const attribute: Form = (random, value) => {
    const name = random.pick(names)
    const given = Array.from({ length: random.below(3) }, value)
    const keyword = random.once(6)
      ? [`${random.pick(['axis', 'dtype', 'order', 'key', 'copy', 'out'])}=${value()}`]
      : []
    const member = random.once(4) ? '' : `(${[...given, ...keyword].join(', ')})`
    return [`.${name}`, `a = ${value()}\nprint(a.${name}${member})`]
  }
  const operator: Form = (random, value) => {
    const sign = random.pick(binary)
    return [`a ${sign} b`, `print((${value()}) ${sign} (${value()}))`]
  }
  const format: Form = (random, value) => {
    const spec = formatSpec(random)
    const line = random.pick([
      `print('{:${spec}}'.format(${value()}))`,
      `print(format(${value()}, '${spec}'))`,
      `print('%${spec.replace(/^[<>^=]/, '')}' % (${value()},))`,
      `a = ${value()}\nprint(f'{a:${spec.replaceAll('{', '')}}')`,
      `print(str(${value()}), repr(${value()}))`,
      `print(${value()}, ${value()}, sep=${value()}, end=${value()})`,
    ])
    return [`format ${/[a-zA-Z%]?$/.exec(spec)?.[0]}`, line]
  }
  const item: Form = (random, value) => {
    const index = random.pick([
      value,
      () => `${value()}:${value()}`,
      () => `::${value()}`,
      () => `${value()}, ${value()}`,
      () => `..., ${value()}`,
    ])
    const line = random.pick([
      () => `print(a[${index()}])`,
      () => `a[${index()}] = ${value()}; print(a)`,
      () => `a[${index()}] ${random.pick(['+', '-', '*', '/', '**'])}= ${value()}; print(a)`,
    ])
    return ['a[b]', `a = ${value()}\n${line()}`]
  }
  const others: Form = (random, value) => {
    const name = random.pick(names)
    const line = random.pick([
      `a.${name} = ${value()}; print(a)`,
      `a ${random.pick(['+', '-', '*', '/', '//', '%', '**'])}= ${value()}; print(a)`,
      `print(-a, +a, not a, abs(a))`,
      `print([k for k in a][:3])`,
      `b, c = a; print(b)`,
      `print(1 if a else 0, a < ${value()} <= ${value()})`,
      `print({a: 1}[${value()}])`,
    ])
    return ['a', `a = ${value()}\n${line}`]
  }
  return [call, call, call, call, attribute, attribute, operator, format, item, others]
}

function argumentsOf(random: Random, parameters: Target['parameters'], value: () => string): readonly string[] {
  const positional = parameters.filter(({ kind }) => kind === 'ordinary' || kind === 'positional')
  const rest = parameters.some(({ kind }) => kind === 'rest') ? random.below(4) : 0
  const least = positional.filter(({ required }) => required).length
  const count = random.once(10)
    ? random.below(6)
    : least + random.below(1 + Math.min(3, positional.length - least)) + rest
  const open = parameters.filter(({ kind }, index) => kind === 'keyword' || (kind === 'ordinary' && index >= count))
  const keywords = open.length > 0 && random.once(2) ? [random.pick(open)] : []
  return [...Array.from({ length: count }, value), ...keywords.map(({ name }) => `${name}=${value()}`)]
}

/** One call, operation or format a case. */
export function calls(): Kind<CallCase> {
  const every = forms()
  const run = textRunner()
  return {
    name: 'calls',
    seconds: 5,
    make: random => {
      const [target, line] = random.pick(every)(random, () => random.pick(values))
      const before = namesNetwork.test(line) ? [...network, ...(random.once(3) ? ['net.run(2*ms)'] : [])] : []
      const lines = [...imports, ...before, ...line.split('\n')]
      return { target, lines, steps: random.once(200), draws: random.once(8) }
    },
    attempt: ({ lines, steps, draws }) => run(lines.join('\n'), { steps, draws }),
    shrink: shrinkLines,
    show: ({ lines }) => lines.join('\n'),
    about: ({ target }) => target,
  }
}
