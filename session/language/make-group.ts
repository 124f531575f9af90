/** Calls of Brian's classes → groups, synapses and monitors, made as they are when a script runs, but with one element. */
import type { Call } from '../../compiler/grammar/ast.ts'
import type { Namespace, Outside } from '../../compiler/model/external.ts'
import { HillockError, type SourceText, wholeText } from '../../diagnostics/index.ts'
import {
  EventMonitor,
  type Group,
  NeuronGroup,
  PoissonGroup,
  PopulationRateMonitor,
  SpikeGeneratorGroup,
  SpikeMonitor,
  Synapses,
} from '../../network/index.ts'
import { tools } from '../../network/tools.ts'
import { withSpan } from '../../network/with-span.ts'
import { hertz, seconds } from '../../units/index.ts'
import { toDiagnostic } from '../evaluate/python-error.ts'
import type { FunctionValue } from '../evaluate/values.ts'
import { unknownVariable } from '../library/brian2/recorded.ts'
import { type GivenArguments, sureText, textOf } from './arguments.ts'
import { outsideOf } from './bindings.ts'
import type { GroupTexts, Known, KnownObject } from './known.ts'
import { readableCode, readableEquations, readableExpression } from './readable.ts'
import { nextName, quietScene, type Scene } from './scene.ts'

/** What is made by a call of a class; undefined if it is none of Brian's classes. */
export function makeObject(
  { name }: FunctionValue,
  given: GivenArguments,
  call: Call,
  scene: Scene,
): KnownObject | undefined {
  const make = classes[name]
  if (make === undefined) return undefined
  const object: KnownObject = { ...make(given, call, scene), className: name, span: call.span }
  scene.objects.push(object)
  return object
}

type Made = Omit<KnownObject, 'className' | 'span'>
type Make = (given: GivenArguments, call: Call, scene: Scene) => Made

/** Carries out what may find that something is wrong, and reports that. */
export function reporting<Result>({ span }: Pick<Call, 'span'>, scene: Scene, make: () => Result): Result | undefined {
  try {
    return withSpan(span, make)
  } catch (thrown) {
    if (!(thrown instanceof HillockError)) throw thrown
    thrown.diagnostics.forEach(scene.report)
    return undefined
  }
}

const classes: Readonly<Record<string, Make>> = {
  NeuronGroup: makeNeurons,
  PoissonGroup: makePoisson,
  SpikeGeneratorGroup: (_, { span }, scene) => {
    const name = nextName('spikegeneratorgroup', scene)
    return { group: kept(new SpikeGeneratorGroup(1, [], [], { name, span }), scene) }
  },
  Subgroup: given => objectOf('source', given) ?? {},
  Synapses: makeSynapses,
  StateMonitor: makeStateMonitor,
  SpikeMonitor: makeEventMonitor,
  EventMonitor: makeEventMonitor,
  PopulationRateMonitor: (given, call, scene) => {
    const source = objectOf('source', given)
    const { group } = source ?? {}
    if (group !== undefined) reporting(call, scene, () => new PopulationRateMonitor(group, { span: call.span }))
    return { source }
  },
  PoissonInput: () => ({}),
  TimedArray: () => ({}),
  Network: () => ({}),
  Clock: () => ({}),
}

function kept<Of extends Group>(group: Of | undefined, scene: Scene): Of | undefined {
  if (group !== undefined) scene.network.push(group)
  return group
}

function objectOf(name: string, { by }: GivenArguments): KnownObject | undefined {
  const known = by.get(name)?.known
  return known?.kind === 'object' ? known.object : undefined
}

/** What stands for a condition that nobody can read. */
const someCondition = wholeText({ name: 'condition', text: 'False' })
const noStatements = wholeText({ name: 'statements', text: '' })

function makeNeurons(given: GivenArguments, call: Call, scene: Scene): Made {
  const name = nextName('neurongroup', scene)
  const [model, threshold, reset] = ['model', 'threshold', 'reset'].map(each => textOf(each, given))
  const events = conditionsOf(given)
  const texts = neuronTexts(given, events)
  if (model === undefined || model === 'unknown') {
    checkTexts(texts, scene)
    return { texts }
  }
  const options = {
    threshold: threshold === 'unknown' ? someCondition : threshold,
    reset: resetOf(threshold, reset),
    ...(events !== undefined && { events }),
    ...methodOf(given),
    name,
    span: call.span,
  }
  const made = reporting(call, scene, () => {
    const refractory = refractoryOf(given)
    return new NeuronGroup(1, model, {
      ...options,
      ...(refractory !== undefined && { refractory }),
      onDiagnostic: scene.report,
    })
  })
  if (made === undefined) keepReadable(model, options, given, call, scene)
  else if (events === undefined && isUnreadable('events', given)) scene.openEvents.add(made)
  return { group: withNamespace(kept(made, scene), given, scene), texts }
}

/** Keeps what can be read of a group with errors, so that something is known of its expressions. Nobody else sees it. */
function keepReadable(
  model: SourceText,
  { threshold, reset, method, name, span }: ReadableOptions,
  given: GivenArguments,
  call: Call,
  scene: Scene,
): void {
  const quiet = quietScene(scene)
  const refractory = refractoryOf(given)
  const part = reporting(call, quiet, () => {
    return new NeuronGroup(1, readableEquations(model), {
      threshold: threshold && readableExpression(threshold, someCondition),
      reset: reset && readableCode(reset, noStatements),
      refractory: refractory && ('text' in refractory ? readableExpression(refractory, someCondition) : refractory),
      ...(method !== undefined && { method }),
      name,
      span,
      onDiagnostic: quiet.report,
    })
  })
  if (part === undefined) return
  withNamespace(part, given, scene)
  scene.network.push(part)
  scene.parts.add(part)
}

interface ReadableOptions {
  readonly threshold: SourceText | undefined
  readonly reset: SourceText | undefined
  readonly method?: SourceText
  readonly name: string
  readonly span: Call['span']
}

/** Something that can be a reset where nobody knows what belongs together. */
function resetOf(
  threshold: SourceText | 'unknown' | undefined,
  reset: SourceText | 'unknown' | undefined,
): SourceText | undefined {
  if (threshold === undefined) return reset === 'unknown' ? undefined : reset
  return reset === 'unknown' || (reset === undefined && threshold === 'unknown') ? noStatements : reset
}

/** Whether there may be such an argument, and nobody knows what it is. */
function isUnreadable(name: string, { by, more }: GivenArguments): boolean {
  return by.has(name) ? by.get(name)?.known?.kind !== 'none' : more
}

/** The method, if it is named alone. */
function methodOf(given: GivenArguments): { readonly method?: SourceText } {
  const method = given.by.has('method_options') ? undefined : sureText('method', given)
  return method === undefined ? {} : { method }
}

function neuronTexts(given: GivenArguments, events: Readonly<Record<string, SourceText>> = {}): GroupTexts {
  const expressions = ['threshold', 'refractory'].map(each => sureText(each, given))
  return {
    model: sureText('model', given),
    expressions: [...expressions, ...Object.values(events)].filter(each => each !== undefined),
    code: [sureText('reset', given)].filter(each => each !== undefined),
  }
}

/** The `events` of a group; undefined if there are none, or nobody can read them. */
function conditionsOf({ by }: GivenArguments): Record<string, SourceText> | undefined {
  const known = by.get('events')?.known
  if (known?.kind !== 'dict') return undefined
  return Object.fromEntries(
    Array.from(known.entries, ([name, each]) => [name, each?.kind === 'text' ? each.text : someCondition]),
  )
}

/** A text, or some time: that there is a refractory period gives the group its variables. */
function refractoryOf(given: GivenArguments): SourceText | { value: number; dimension: typeof seconds } | undefined {
  const text = textOf('refractory', given)
  if (text !== 'unknown') return text
  const known = given.by.get('refractory')?.known
  if (known?.kind === 'number' && known.type === 'boolean' && known.value === 0) return undefined
  return { value: 0, dimension: seconds }
}

/** The group under the constants that it was given; one with names that nobody can read is noted. */
function withNamespace<Of extends Group>(group: Of | undefined, given: GivenArguments, scene: Scene): Of | undefined {
  const known = given.by.get('namespace')?.known
  if (group === undefined || !isUnreadable('namespace', given)) return group
  if (known?.kind !== 'dict') {
    scene.open.add(group)
    return group
  }
  const names = new Map<string, Outside>(Array.from(known.entries, ([name, each]) => [name, outsideOf(each)]))
  group.setNamespace(names satisfies Namespace)
  return group
}

function makePoisson(given: GivenArguments, call: Call, scene: Scene): Made {
  const name = nextName('poissongroup', scene)
  const rates = sureText('rates', given)
  const options = { name, span: call.span }
  const made = reporting(call, scene, () => new PoissonGroup(1, rates ?? { value: 1, dimension: hertz }, options))
  const texts = { expressions: rates === undefined ? [] : [rates], code: [] }
  return { group: withNamespace(kept(made, scene), given, scene), texts }
}

function makeSynapses(given: GivenArguments, call: Call, scene: Scene): Made {
  const name = nextName('synapses', scene)
  const pre = objectOf('source', given)
  const post = given.by.has('target') ? objectOf('target', given) : pre
  const [onPre, onPost] = [
    ['on_pre', 'pre'],
    ['on_post', 'post'],
  ].map(([now = '', before = '']) => (given.by.has(now) ? pathwaysOf(now, given) : pathwaysOf(before, given)))
  const model = textOf('model', given)
  const code = [onPre, onPost].flatMap(each => Object.values(each ?? {}))
  const texts: GroupTexts = { model: sureText('model', given), expressions: [], code }
  const ends = { pre, post }
  const [source, target] = [pre?.group, post?.group]
  const event = eventsOf(given)
  const isOpen = [source, target].some(each => each !== undefined && scene.openEvents.has(each))
  const unsure = model === 'unknown' || event === null || given.more || (event !== undefined && isOpen)
  if (source === undefined || target === undefined || unsure) {
    checkTexts(texts, scene)
    return { ends, texts }
  }
  const made = reporting(call, scene, () => {
    const multisynapticIndex = sureText('multisynaptic_index', given)?.text
    return new Synapses(source, target, model ?? '', {
      ...(onPre !== undefined && { onPre }),
      ...(onPost !== undefined && { onPost }),
      ...(event !== undefined && { onEvent: event }),
      ...(multisynapticIndex !== undefined && { multisynapticIndex }),
      ...methodOf(given),
      name,
      span: call.span,
      onDiagnostic: scene.report,
    })
  })
  return { group: withNamespace(kept(made, scene), given, scene), ends, texts }
}

/** What synapses do on events, by pathway. */
function pathwaysOf(name: string, given: GivenArguments): Readonly<Record<string, SourceText>> | undefined {
  const known = given.by.get(name)?.known
  if (known?.kind === 'text') return known.text.text === '' ? undefined : { [name.replace('on_', '')]: known.text }
  if (known?.kind !== 'dict') return undefined
  return Object.fromEntries(
    Array.from(known.entries, ([path, each]) => [path, each?.kind === 'text' ? each.text : noStatements]),
  )
}

/** `on_event`; null for what nobody can read. */
function eventsOf(given: GivenArguments): string | Readonly<Record<string, string>> | null | undefined {
  const known = given.by.get('on_event')?.known
  if (!given.by.has('on_event') || known?.kind === 'none') return undefined
  if (known?.kind === 'text') return known.text.text
  if (known?.kind !== 'dict') return null
  const entries = [...known.entries].flatMap(([path, each]) =>
    each?.kind === 'text' ? [[path, each.text.text] as const] : [],
  )
  return entries.length === known.entries.size ? Object.fromEntries(entries) : null
}

/** The grammar of texts whose variables nobody knows. */
function checkTexts({ model, expressions, code }: GroupTexts, { report }: Scene): void {
  const { parser } = tools()
  if (model !== undefined) parser.equations(model, report)
  for (const each of expressions) parser.expression(each, report)
  for (const each of code) parser.code(each, report)
}

function makeStateMonitor(given: GivenArguments, _: Call, scene: Scene): Made {
  const source = objectOf('source', given)
  const known = given.by.get('variables')?.known
  const all = known?.kind === 'number' && known.type === 'boolean' && source?.group !== undefined
  const texts = textsIn(known)
  checkRecorded(texts, source, name => ['KeyError', `'${name}'`], scene)
  const records = all ? [...(source.group?.model.variables.keys() ?? [])] : texts?.map(({ text }) => text)
  return { source, records }
}

function makeEventMonitor(given: GivenArguments, call: Call, scene: Scene): Made {
  const source = objectOf('source', given)
  const { group } = source ?? {}
  const known = given.by.get('event')?.known
  const event = known?.kind === 'text' ? known.text.text : given.by.has('event') ? undefined : 'spike'
  if (group !== undefined && event !== undefined && !scene.openEvents.has(group))
    reporting(call, scene, () =>
      event === 'spike'
        ? new SpikeMonitor(group, { span: call.span })
        : new EventMonitor(group, event, { span: call.span }),
    )
  const texts = textsIn(given.by.get('variables')?.known)
  checkRecorded(texts, source, name => ['ValueError', `'${name}' is not a variable of the recorded group`], scene)
  return { source, records: texts?.map(({ text }) => text) ?? [] }
}

/** A text, or a list of texts. */
function textsIn(known: Known | undefined): readonly SourceText[] | undefined {
  if (known?.kind === 'text') return [known.text]
  return known?.kind === 'texts' ? known.texts : undefined
}

/** Names of variables to record that the group does not have. */
function checkRecorded(
  texts: readonly SourceText[] | undefined,
  source: KnownObject | undefined,
  refusal: Parameters<typeof unknownVariable>[3],
  { report }: Scene,
): void {
  const { group } = source ?? {}
  if (texts === undefined || group === undefined) return
  group.keepCounted(texts.map(({ text }) => text))
  for (const { text, pieces } of texts) {
    const [piece] = pieces
    if (group.variables.has(text) || piece === undefined) continue
    const span = { source: piece.source, start: piece.start, end: piece.start + piece.length }
    report(toDiagnostic(unknownVariable(text, group, span, refusal)))
  }
}
