/** The module `argparse`: a script's arguments, those behind `--` of the command. */
import type { CallSite } from '../../evaluate/call.ts'
import { exceptionClass } from '../../evaluate/classes/exceptions.ts'
import { makeClass } from '../../evaluate/classes/make-class.ts'
import { objectClass } from '../../evaluate/classes/object-class.ts'
import { notImplemented } from '../../evaluate/classes/special.ts'
import { equal } from '../../evaluate/compare.ts'
import { collect } from '../../evaluate/iterate.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import {
  isInstance, isStr, list, namedDict, str, tuple, type FunctionValue, type InstanceValue, type ModuleValue,
  type ObjectType, type ObjectValue, type Value,
} from '../../evaluate/values.ts' // prettier-ignore
import { formatPercent } from '../../print/percent.ts'
import { exiting } from '../builtins/objects.ts'
import { flag, given, keywordMap, optionalText, rest, text } from '../arguments.ts'
import { fileName } from '../files/paths.ts'
import { classRow, method, methods, row } from '../row.ts'
import { moduleOf } from './module.ts'
import { scriptArguments } from './script-arguments.ts'

/** How often an argument's value comes: once, as often as said, or as many as there are. */
type Count = number | '?' | '*' | '+'

interface Argument {
  /** `-n`, `--number`; none for one that goes by its place. */
  readonly flags: readonly string[]
  readonly target: string
  readonly action: Action
  readonly count: Count | undefined
  readonly constant: Value
  readonly otherwise: Value
  readonly type: Value
  readonly choices: readonly Value[] | undefined
  readonly required: boolean
  readonly help: string
  readonly shown: string
  /** Of arguments that exclude each other. */
  readonly group: Exclusive | undefined
}

/** What `argparse.BooleanOptionalAction` is: `--x` and `--no-x`. */
const boolean = 'BooleanOptionalAction'

const actions = [
  'store', 'store_const', 'store_true', 'store_false', 'append', 'extend', 'count', 'help', 'version', boolean,
] as const // prettier-ignore
type Action = (typeof actions)[number]

/** What `argparse.SUPPRESS` is: a default that makes no attribute. */
const suppressed = '==SUPPRESS=='

interface Exclusive {
  readonly required: boolean
}

interface Parser {
  readonly program: string
  readonly description: string
  readonly epilog: string
  readonly usage: string | undefined
  readonly arguments: Argument[]
  readonly defaults: Map<string, Value>
}

const namespaceClass = makeClass({ name: 'Namespace', module: 'argparse', bases: [objectClass] })
const namespaceMembers = [
  classRow('__init__(self, **kwargs)', ([self, keywords]) => {
    if (isInstance(self))
      for (const [name, value] of keywordMap(keywords)) self.members.entries.set(`s${name}`, { key: str(name), value })
    return null
  }),
  classRow('__eq__(self, other)', ([self, other = null], site) => {
    if (!isInstance(self) || !isInstance(other) || other.class !== namespaceClass) return notImplemented
    return equal(self.members, other.members, site)
  }),
  classRow('__contains__(self, key)', ([self, key]) => {
    return isInstance(self) && self.members.entries.has(`s${text(key, 'key')}`)
  }),
  classRow('__repr__(self)', ([self], { session }) => {
    const entries = isInstance(self) ? [...self.members.entries.values()] : []
    return str(
      `Namespace(${entries.map(({ key, value }) => `${session.text(key)}=${session.repr(value)}`).join(', ')})`,
    )
  }),
]
for (const each of namespaceMembers) namespaceClass.members.set(each.name, each)

function namespace(entries: Iterable<readonly [string, Value]>): InstanceValue {
  return { kind: 'instance', class: namespaceClass, members: namedDict(entries) }
}

function textsOf(value: Value | undefined, what: string): string[] {
  return rest(value).map(each => text(each, what))
}

/** Values that one argument takes at most where it says how many. */
const mostValues = 1000n

function countOf(value: Value | undefined): Count | undefined {
  if (!given(value)) return undefined
  if (typeof value === 'bigint') {
    if (value >= 1n && value <= mostValues) return Number(value)
    throw new PythonError('ValueError', `nargs must be a whole number from 1 to ${mostValues}, not ${value}`)
  }
  const found = text(value, 'nargs')
  if (found === '?' || found === '*' || found === '+') return found
  throw unsupported(`nargs='${found}' is Python, not yet Hillock`)
}

function addArgument(
  parser: Parser,
  names: readonly string[],
  options: readonly (Value | undefined)[],
  group: Exclusive | undefined,
  site: CallSite,
): null {
  const [action, nargs, constant = null, otherwise, type = null, choices, required, help, metavar, dest] = options
  const named = optionalText(action, 'action') ?? 'store'
  const known = actions.find(each => each === named)
  if (known === undefined) throw unsupported(`action='${named}' of add_argument is Python, not yet Hillock`)
  const written = names.filter(name => name.startsWith('-'))
  const flags = known === boolean ? written.flatMap(withNo) : written
  const doubled = flags.find(name => parser.arguments.some(each => each.flags.includes(name)))
  if (doubled !== undefined) {
    throw new PythonError('ArgumentError', `argument ${flags.join('/')}: conflicting option string: ${doubled}`)
  }
  const long = flags.find(name => name.startsWith('--')) ?? flags[0]
  const target =
    optionalText(dest, 'dest') ?? (long === undefined ? names[0] : long.replace(/^-+/, '').replaceAll('-', '_'))
  if (target === undefined)
    throw new PythonError('TypeError', "add_argument() missing 1 required positional argument: 'dest'")
  const ofAction: Value = known === 'store_true' ? false : known === 'store_false' ? true : null
  const values = given(choices) ? collect(choices, site) : undefined
  const set = values === undefined ? undefined : `{${values.map(each => site.session.text(each)).join(',')}}`
  parser.arguments.push({
    flags,
    target,
    action: known,
    count: countOf(nargs),
    constant: known === 'store_true' ? true : known === 'store_false' ? false : constant,
    otherwise: otherwise ?? ofAction,
    type,
    choices: values,
    required: flag(required, false, site),
    help: optionalText(help, 'help') ?? '',
    shown: optionalText(metavar, 'metavar') ?? set ?? (long === undefined ? target : target.toUpperCase()),
    group,
  })
  return null
}

function withNo(name: string): string[] {
  return name.startsWith('--') ? [name, `--no-${name.slice(2)}`] : [name]
}

const takesValue = ({ action }: Argument): boolean => action === 'store' || action === 'append' || action === 'extend'

/** How an argument stands in the usage, without the brackets of one that may be left out. */
function usageOf({ flags, action, shown, count }: Argument, takes: boolean): string {
  if (action === boolean) return flags.join(' | ')
  const values =
    count === undefined || count === '?'
      ? count === '?' ? `[${shown}]` : shown
      : typeof count === 'number'
        ? Array.from({ length: count }, () => shown).join(' ')
        : count === '*' ? `[${shown} ...]` : `${shown} [${shown} ...]` // prettier-ignore
  return [...flags.slice(0, 1), ...(takes ? [values] : [])].join(' ')
}

function usageLine({ program, usage, arguments: all }: Parser): string {
  if (usage !== undefined) return `usage: ${usage}\n`
  const flagged = all.filter(({ flags }) => flags.length > 0)
  const placed = all.filter(({ flags }) => flags.length === 0)
  const words = [
    '[-h]',
    ...flagged.map(each => {
      const own = usageOf(each, takesValue(each))
      return each.required ? own : `[${own}]`
    }),
    ...placed.map(each => usageOf(each, true)),
  ]
  return `usage: ${program} ${words.join(' ')}\n`
}

/** A text in which `%(default)s` and `%(prog)s` stand for what they name. */
function filled(written: string, values: Iterable<readonly [string, Value]>, site: CallSite): string {
  return written.includes('%') ? formatPercent({ text: written, pieces: [] }, namedDict(values), site).text : written
}

function helpOf(parser: Parser, argument: Argument, site: CallSite): string {
  const { type, action, help, otherwise } = argument
  const told = action === boolean && help !== '' && otherwise !== null && !help.includes('%(default)')
  return filled(
    told ? `${help} (default: %(default)s)` : help,
    [
      ['prog', str(parser.program)],
      ['default', parser.defaults.get(argument.target) ?? argument.otherwise],
      [
        'type',
        typeof type === 'object' && (type?.kind === 'function' || type?.kind === 'class') ? str(type.name) : null,
      ],
      ['dest', str(argument.target)],
      ['const', argument.constant],
      ['choices', argument.choices === undefined ? null : list([...argument.choices])],
    ],
    site,
  )
}

function helpText(parser: Parser, site: CallSite): string {
  const ofParser = (written: string): string => filled(written, [['prog', str(parser.program)]], site)
  const line = (left: string, help: string): string =>
    help === ''
      ? `  ${left}\n`
      : left.length > 20
        ? `  ${left}\n${' '.repeat(24)}${help}\n`
        : `  ${left.padEnd(22)}${help}\n`
  const placed = parser.arguments.filter(({ flags }) => flags.length === 0)
  const flagged = parser.arguments.filter(({ flags }) => flags.length > 0)
  const parts = [usageLine(parser)]
  if (parser.description !== '') parts.push(`${ofParser(parser.description)}\n`)
  if (placed.length > 0)
    parts.push(`positional arguments:\n${placed.map(each => line(each.shown, helpOf(parser, each, site))).join('')}`)
  const options = flagged.map(each => {
    const values = takesValue(each) ? ` ${usageOf({ ...each, flags: [] }, true)}` : ''
    return line(each.flags.map(name => name + values).join(', '), helpOf(parser, each, site))
  })
  parts.push(`options:\n${line('-h, --help', 'show this help message and exit')}${options.join('')}`)
  if (parser.epilog !== '') parts.push(`${ofParser(parser.epilog)}\n`)
  return parts.join('\n')
}

/** What Python does with arguments that do not fit: the usage, a sentence, and the end. */
function refuse(parser: Parser, message: string, site: CallSite): never {
  site.session.printError(`${usageLine(parser)}${parser.program}: error: ${message}\n`)
  throw exiting(2n)
}

const nameOf = ({ flags, shown }: Argument): string => (flags.length > 0 ? flags.join('/') : shown)

function converted(parser: Parser, argument: Argument, word: string, site: CallSite): Value {
  const { type, choices } = argument
  let value: Value = str(word)
  if (type !== null) {
    try {
      value = invokeNow(type, [value], site)
    } catch (thrown) {
      if (!(thrown instanceof PythonError) || thrown.extras.code === 'unsupported') throw thrown
      if (thrown.type === 'ArgumentTypeError') refuse(parser, `argument ${nameOf(argument)}: ${thrown.message}`, site)
      if (thrown.type !== 'ValueError' && thrown.type !== 'TypeError') throw thrown
      const kind = typeof type === 'object' && (type.kind === 'function' || type.kind === 'class') ? type.name : 'value'
      refuse(parser, `argument ${nameOf(argument)}: invalid ${kind} value: '${word}'`, site)
    }
  }
  if (choices !== undefined && !choices.some(each => equal(each, value, site))) {
    const known = choices.map(each => site.session.repr(each)).join(', ')
    const shown = site.session.repr(value)
    refuse(parser, `argument ${nameOf(argument)}: invalid choice: ${shown} (choose from ${known})`, site)
  }
  return value
}

/** The words in turn. */
class Words {
  private at = 0
  private readonly words: readonly string[]

  constructor(words: readonly string[]) {
    this.words = words
  }

  next(): string | undefined {
    return this.words[this.at++]
  }

  /** The next word, if it is no flag. A number below 0 is none, unless there are flags that look like it. */
  value(): string | undefined {
    const word = this.words[this.at]
    if (word === undefined || word === '--' || isFlag(word)) return undefined
    this.at++
    return word
  }
}

function isFlag(word: string): boolean {
  return (
    word.length > 1 &&
    word.startsWith('-') &&
    !/^-(?:\d+\.?\d*|\d*\.\d+)(?:e[-+]?\d+)?$/i.test(word) &&
    !word.includes(' ')
  )
}

interface Parsed {
  readonly values: Map<string, Value>
  readonly seen: Set<Argument>
  readonly unknown: string[]
}

function parse(parser: Parser, given_: readonly string[], site: CallSite): Parsed {
  const values = new Map<string, Value>()
  for (const argument of parser.arguments) {
    const { target, action } = argument
    const otherwise = parser.defaults.get(target) ?? argument.otherwise
    const isLeftOut = isStr(otherwise) && otherwise.text.text === suppressed
    if (action === 'help' || action === 'version' || values.has(target) || isLeftOut) continue
    // A text as default is read as one that was given.
    values.set(
      target,
      isStr(otherwise) && argument.type !== null ? converted(parser, argument, otherwise.text.text, site) : otherwise,
    )
  }
  for (const [name, value] of parser.defaults) if (!values.has(name)) values.set(name, value)
  const seen = new Set<Argument>()
  const unknown: string[] = []
  const placed: string[] = []
  const words = new Words(given_.flatMap(word => splitFlag(parser, word)))
  for (let word = words.next(); word !== undefined; word = words.next()) {
    if (word === '--') {
      for (let each = words.next(); each !== undefined; each = words.next()) placed.push(each)
      break
    }
    if (!isFlag(word)) {
      placed.push(word)
      continue
    }
    if (word === '-h' || word === '--help') {
      site.session.print(helpText(parser, site))
      throw exiting(0n)
    }
    const argument = flagged(parser, word, site)
    if (argument === undefined) {
      unknown.push(word)
      continue
    }
    seen.add(argument)
    store(parser, argument, { word, words, values }, site)
  }
  place(parser, placed, { values, seen, unknown }, site)
  requireAll(parser, seen, site)
  return { values, seen, unknown }
}

/** `--n=10`, `-n10` and `-vn10` are several words. */
function splitFlag(parser: Parser, word: string): string[] {
  const [, name, value] = /^(--[^=]+)=(.*)$/s.exec(word) ?? []
  if (name !== undefined && value !== undefined) return [name, value]
  const words: string[] = []
  let left = word
  while (left.length > 2 && !left.startsWith('--') && !parser.arguments.some(({ flags }) => flags.includes(left))) {
    const short = parser.arguments.find(({ flags }) => flags.includes(left.slice(0, 2)))
    if (short === undefined) return [word]
    words.push(left.slice(0, 2))
    if (takesValue(short)) return [...words, left.slice(2).replace(/^=/, '')]
    left = `-${left.slice(2)}`
  }
  return [...words, left]
}

/** A long flag may be shortened as long as it is the only one that begins so. */
function flagged(parser: Parser, word: string, site: CallSite): Argument | undefined {
  const exact = parser.arguments.find(({ flags }) => flags.includes(word))
  if (exact !== undefined || !word.startsWith('--')) return exact
  const found = parser.arguments.filter(({ flags }) => flags.some(each => each.startsWith(word)))
  if (found.length < 2) return found[0]
  const names = found.flatMap(({ flags }) => flags.filter(each => each.startsWith(word))).join(', ')
  return refuse(parser, `ambiguous option: ${word} could match ${names}`, site)
}

interface Storing {
  /** The flag. */
  readonly word: string
  readonly words: Words
  readonly values: Map<string, Value>
}

function store(parser: Parser, argument: Argument, { word, words, values }: Storing, site: CallSite): void {
  const { action, target, constant, otherwise } = argument
  switch (action) {
    case 'store_const':
    case 'store_true':
    case 'store_false':
      values.set(target, constant)
      return
    case 'count':
      values.set(target, BigInt(Number(values.get(target) ?? 0n)) + 1n)
      return
    case 'store':
      values.set(target, taken(parser, argument, words, site))
      return
    case 'append':
    case 'extend': {
      const before = values.get(target)
      const items = typeof before === 'object' && before?.kind === 'list' && before !== otherwise ? before.items : []
      const found = taken(parser, argument, words, site)
      values.set(target, list([...items, ...(action === 'extend' ? collect(found, site) : [found])]))
      return
    }
    case boolean:
      values.set(target, !word.startsWith('--no-'))
      return
    default:
      throw unsupported(`action='${action}' of add_argument is Python, not yet Hillock`)
  }
}

/** The value or values behind a flag. */
function taken(parser: Parser, argument: Argument, words: Words, site: CallSite): Value {
  const { count, constant } = argument
  const read = (word: string): Value => converted(parser, argument, word, site)
  if (count === undefined || count === '?') {
    const word = words.value()
    if (word !== undefined) return read(word)
    return count === '?' ? constant : refuse(parser, `argument ${nameOf(argument)}: expected one argument`, site)
  }
  const most = typeof count === 'number' ? count : Infinity
  const found: Value[] = []
  while (found.length < most) {
    const word = words.value()
    if (word === undefined) break
    found.push(read(word))
  }
  if (typeof count === 'number' && found.length < count) {
    const noun = count === 1 ? 'argument' : 'arguments'
    refuse(parser, `argument ${nameOf(argument)}: expected ${count} ${noun}`, site)
  }
  if (count === '+' && found.length === 0)
    refuse(parser, `argument ${nameOf(argument)}: expected at least one argument`, site)
  return list(found)
}

/** Words without flags, each to the argument whose turn it is. */
function place(parser: Parser, words: readonly string[], { values, seen, unknown }: Parsed, site: CallSite): void {
  const left = [...words]
  const wanted = parser.arguments.filter(({ flags }) => flags.length === 0)
  for (const [k, argument] of wanted.entries()) {
    const { count, target } = argument
    const behind = wanted.slice(k + 1).reduce((total, each) => total + leastOf(each.count), 0)
    const room = Math.max(0, left.length - behind)
    const most = count === undefined || count === '?' ? 1 : typeof count === 'number' ? count : Infinity
    const own = left.splice(0, Math.min(most, room))
    if (own.length < leastOf(count)) continue
    if (own.length === 0 && (count === '?' || count === '*')) {
      seen.add(argument)
      if (count === '*' && argument.otherwise === null) values.set(target, list([]))
      continue
    }
    seen.add(argument)
    const read = own.map(word => converted(parser, argument, word, site))
    values.set(target, count === undefined || count === '?' ? (read[0] ?? null) : list(read))
  }
  unknown.push(...left)
}

function leastOf(count: Count | undefined): number {
  return count === '?' || count === '*' ? 0 : typeof count === 'number' ? count : 1
}

function requireAll(parser: Parser, seen: ReadonlySet<Argument>, site: CallSite): void {
  const missing = parser.arguments.filter(each => (each.required || each.flags.length === 0) && !seen.has(each))
  if (missing.length > 0)
    refuse(parser, `the following arguments are required: ${missing.map(nameOf).join(', ')}`, site)
  const groups = new Set(parser.arguments.flatMap(({ group }) => group ?? []))
  for (const group of groups) {
    const members = parser.arguments.filter(each => each.group === group)
    const [first, second] = members.filter(each => seen.has(each))
    if (first !== undefined && second !== undefined)
      refuse(parser, `argument ${nameOf(second)}: not allowed with argument ${nameOf(first)}`, site)
    if (group.required && first === undefined)
      refuse(parser, `one of the arguments ${members.map(nameOf).join(' ')} is required`, site)
  }
}

/** The words given, or those behind `--` of the command. */
function wordsOf(value: Value | undefined, site: CallSite): readonly string[] {
  if (given(value)) return collect(value, site).map(each => text(each, 'an argument'))
  const own = scriptArguments(site.session)
  return collect(own, site).slice(1).map(each => site.session.text(each)) // prettier-ignore
}

/** A parser, or a group of arguments in it. */
interface Adder {
  readonly parser: Parser
  readonly group: Exclusive | undefined
}

const argumentOptions =
  '*names, action=None, nargs=None, const=None, default=None, type=None, choices=None, required=None, help=None, metavar=None, dest=None'

const adderMethods = methods<Adder>([
  method(`add_argument(${argumentOptions})`, ({ parser, group }, [names, ...options], site) =>
    addArgument(parser, textsOf(names, 'the name of an argument'), options, group, site),
  ),
  method('add_argument_group(title=None, description=None)', ({ parser }) => adder(parser, undefined, groupType)),
  method('add_mutually_exclusive_group(*, required=False)', ({ parser }, [required], site) =>
    adder(parser, { required: flag(required, false, site) }, groupType),
  ),
])

const parserMethods = methods<Adder>([
  method('parse_args(args=None)', ({ parser }, [words], site) => {
    const { values, unknown } = parse(parser, wordsOf(words, site), site)
    if (unknown.length > 0) refuse(parser, `unrecognized arguments: ${unknown.join(' ')}`, site)
    return namespace(values)
  }),
  method('parse_known_args(args=None)', ({ parser }, [words], site) => {
    const { values, unknown } = parse(parser, wordsOf(words, site), site)
    return tuple([namespace(values), list(unknown.map(str))])
  }),
  method('set_defaults(**kwargs)', ({ parser }, [keywords]) => {
    for (const [name, value] of keywordMap(keywords)) parser.defaults.set(name, value)
    return null
  }),
  method('get_default(dest)', ({ parser }, [dest]) => {
    const name = text(dest, 'dest')
    return parser.defaults.get(name) ?? parser.arguments.find(({ target }) => target === name)?.otherwise ?? null
  }),
  method('print_help()', ({ parser }, _, site) => {
    site.session.print(helpText(parser, site))
    return null
  }),
  method('print_usage()', ({ parser }, _, site) => {
    site.session.print(usageLine(parser))
    return null
  }),
  method('format_help()', ({ parser }, _, site) => str(helpText(parser, site))),
  method('error(message)', ({ parser }, [message], site) => refuse(parser, text(message, 'message'), site)),
  method('add_subparsers(*args, **kwargs)', () => {
    throw unsupported('add_subparsers is Python, not yet Hillock')
  }),
])

const groupType: ObjectType = {
  name: '_ArgumentGroup',
  attribute: ({ data }, name) => adderMethods.get(name)?.bind(data as Adder),
  attributeNames: () => adderMethods.keys(),
  repr: () => '<argparse group>',
}

const parserType: ObjectType = {
  name: 'ArgumentParser',
  attribute: ({ data }, name) => (adderMethods.get(name) ?? parserMethods.get(name))?.bind(data as Adder),
  attributeNames: () => [...adderMethods.keys(), ...parserMethods.keys()],
  repr: ({ data }) => `ArgumentParser(prog='${(data as Adder).parser.program}')`,
}

function adder(parser: Parser, group: Exclusive | undefined, type: ObjectType): ObjectValue {
  return { kind: 'object', type, data: { parser, group } satisfies Adder }
}

const argumentParser: FunctionValue = row(
  'ArgumentParser(prog=None, usage=None, description=None, epilog=None, *, formatter_class=None, add_help=True, allow_abbrev=True)',
  ([program, usage, description, epilog], site) => {
    const [own = null] = collect(scriptArguments(site.session), site)
    return adder(
      {
        program: optionalText(program, 'prog') ?? fileName(site.session.text(own)),
        usage: optionalText(usage, 'usage'),
        description: optionalText(description, 'description') ?? '',
        epilog: optionalText(epilog, 'epilog') ?? '',
        arguments: [],
        defaults: new Map(),
      },
      undefined,
      parserType,
    )
  },
  { type: true },
)

const formatters = [
  'HelpFormatter',
  'ArgumentDefaultsHelpFormatter',
  'RawDescriptionHelpFormatter',
  'RawTextHelpFormatter',
]

export const argparseModule: ModuleValue = moduleOf(
  'argparse',
  [argumentParser],
  [
    ['Namespace', namespaceClass],
    ['ArgumentTypeError', exceptionClass('ArgumentTypeError')],
    ['SUPPRESS', str(suppressed)],
    [boolean, str(boolean)],
    ...formatters.map(name => [name, str(name)] as const),
  ],
)
