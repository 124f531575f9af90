/** `rcParams` and `rc`: how figures look unless told otherwise, of which the cycle of styles is drawn. */
import { defaultCycle, putCycle, setDefaultCycle, type Pyplot } from '../../figures/index.ts'
import { asPython } from './as-python.ts'
import { collect } from '../evaluate/iterate.ts'
import { unsupported } from '../evaluate/python-error.ts'
import type { CallSite } from '../evaluate/call.ts'
import { type FunctionValue, isStr, type ObjectType, type ObjectValue, str, type Value } from '../evaluate/values.ts'
import { notYet } from '../later.ts'
import { keywordMap, text } from './arguments.ts'
import { cyclerOf } from './cycler.ts'
import { lookOnlyHelp, pyplotKey, toPlain } from './plain-arguments.ts'
import { method, methods, row } from './row.ts'

function set(name: string, value: Value, site: CallSite): void {
  if (name === 'axes.prop_cycle') {
    asPython(() => setDefaultCycle(site.session.state(pyplotKey), toPlain(value, site)))
  } else {
    site.session.noteOnce('ignored', site.span, `rcParams['${name}'] is not drawn yet`, lookOnlyHelp)
  }
}

/** The colours and styles of a cycle, which are numbers and texts. */
function fromCycle(value: unknown): Value {
  return typeof value === 'string' ? str(value) : typeof value === 'number' ? value : null
}

function get(name: string, site: CallSite): Value {
  if (name !== 'axes.prop_cycle') throw unsupported(notYet(`what rcParams['${name}'] says`, 'matplotlib'))
  const cycle = defaultCycle(site.session.state(pyplotKey))
  return cyclerOf(cycle.map(style => new Map([...style].map(([key, value]) => [key, fromCycle(value)]))))
}

function setAll(parameters: Value, site: CallSite): void {
  const given = typeof parameters === 'object' && parameters?.kind === 'dict' ? [...parameters.entries.values()] : []
  for (const { key, value } of given) set(site.session.text(key), value, site)
}

const rows = methods<null>([
  method('update(other=None, /, **kwargs)', (_, [other = null, keywords], site) => {
    setAll(other, site)
    for (const [name, value] of keywordMap(keywords)) set(name, value, site)
    return null
  }),
])

/** `rcParams['font.size'] = 12`. */
export const rcParams: ObjectValue = {
  kind: 'object',
  data: null,
  type: {
    name: 'RcParams',
    item: (_, index, site) => get(text(index, 'a parameter'), site),
    setItem: (_, index, value, site) => set(site.session.text(index), value, site),
    attribute: (_, name) => rows.get(name)?.bind(null),
    attributeNames: () => rows.keys(),
    repr: () => 'RcParams(…)',
  },
}

/** `rc('axes', prop_cycle=…)`, `rc(('xtick', 'ytick'), labelsize=8)`. */
export const rc: FunctionValue = row('rc(group, **kwargs)', ([group = null, keywords], site) => {
  const groups = isStr(group) ? [group] : collect(group, site)
  for (const each of groups) {
    for (const [name, value] of keywordMap(keywords)) set(`${text(each, 'a group')}.${name}`, value, site)
  }
  return null
})

/** What is set for a block, and the cycle of styles before it. */
interface Context {
  readonly parameters: Value
  before: Pyplot['cycle']
}

const contextMethods = methods<Context>([
  method('__enter__()', (context, _, site) => {
    context.before = site.session.state(pyplotKey).cycle
    setAll(context.parameters, site)
    return null
  }),
  method('__exit__(*args)', ({ before }, _, site) => {
    putCycle(site.session.state(pyplotKey), before)
    return null
  }),
])

const contextType: ObjectType = {
  name: '_GeneratorContextManager',
  attribute: ({ data }, name) => contextMethods.get(name)?.bind(data as Context),
  repr: () => '<contextlib._GeneratorContextManager object>',
}

/** `with rc_context({'axes.prop_cycle': …}):` */
export const rcContext: FunctionValue = row('rc_context(rc=None, fname=None)', ([parameters = null]) => ({
  kind: 'object',
  type: contextType,
  data: { parameters, before: undefined } satisfies Context,
}))
