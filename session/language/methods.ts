/** Methods of groups and synapses, and what is assigned to them, where texts of the model's language go in. */
import type { Call, Expr } from '../../compiler/grammar/ast.ts'
import { countedVariables } from '../../compiler/index.ts'
import type { SourceText } from '../../diagnostics/index.ts'
import { type Group, NeuronGroup } from '../../network/index.ts'
import { readAssigned, readIndex, type TextSetting } from '../../network/expressions.ts'
import { tools } from '../../network/tools.ts'
import { type GivenArguments, readArguments, sureText } from './arguments.ts'
import { asNumber, type Known } from './known.ts'
import { reporting } from './make-group.ts'
import { readSignature, type Parameter } from '../evaluate/parameters.ts'
import { type Reader, readExpression } from './read-expression.ts'
import type { Scene } from './scene.ts'
import { checkAssigned } from './script-checks.ts'

/** A call behind a dot. */
export function callMethod(
  object: Known | undefined,
  name: string,
  call: Call,
  reader: Reader,
  scene: Scene,
): Known | undefined {
  const given = readArguments(call, parameters.get(name) ?? [], reader)
  if (object?.kind !== 'object') return undefined
  const { group } = object.object
  if (group !== undefined) methods[name]?.(group, given, call, scene)
  return undefined
}

const parameters: ReadonlyMap<string, readonly Parameter[]> = new Map(
  [
    'run_regularly(code, dt=None, clock=None, when=None, order=0, name=None)',
    'run_on_event(event, code, when=None, order=None)',
    'connect(condition=None, i=None, j=None, p=1.0, n=1)',
  ].map(signature => {
    const read = readSignature(signature)
    return [read.name, read.parameters] as const
  }),
)

const methods: Readonly<Record<string, (group: Group, given: GivenArguments, call: Call, scene: Scene) => void>> = {
  run_regularly: (group, given, call, scene) => {
    const code = sureText('code', given)
    // A network may have slots of its own.
    const when = call.span.source.text.includes('schedule') ? undefined : sureText('when', given)?.text
    if (code === undefined) return
    reporting(call, scene, () => group.runRegularly(code, { ...(when !== undefined && { when }), span: call.span }))
  },
  run_on_event: (group, given, call, scene) => {
    const [event, code] = [sureText('event', given), sureText('code', given)]
    if (event === undefined || code === undefined || !(group instanceof NeuronGroup)) return
    if (scene.openEvents.has(group)) tools().parser.code(code, scene.report)
    else reporting(call, scene, () => group.runOnEvent(event.text, code, { span: call.span }))
  },
  connect: (_, given, __, { report }) => {
    const condition = sureText('condition', given)
    if (condition !== undefined && !/\bfor\b/.test(condition.text)) tools().parser.expression(condition, report)
    const j = sureText('j', given) ?? sureText('i', given)
    if (j !== undefined) tools().parser.generator(j, report)
  },
}

/** `G.v = '…'`, `G.v['…'] = …`, `G.v = 3*mV`. */
export function assignAttribute(
  target: Expr,
  value: Expr,
  known: Known | undefined,
  reader: Reader,
  scene: Scene,
): void {
  const attribute = target.kind === 'subscript' ? target.object : target
  if (attribute.kind !== 'attribute') return
  const object = readExpression(attribute.object, reader)
  const group = object?.kind === 'object' ? object.object.group : undefined
  if (group?.model.variables.has(attribute.name) !== true) return
  const index = target.kind === 'subscript' ? readExpression(target.index, reader) : undefined
  if (index?.kind === 'text') checkLater(group, (setting, text) => readIndex(setting, text), index.text, target, scene)
  const number = index?.kind === 'text' ? undefined : asNumber(known)
  if (number !== undefined)
    checkAssigned(
      group,
      attribute.name,
      number,
      { byItem: target.kind === 'subscript', span: value.span },
      scene.report,
    )
  if (known?.kind === 'text')
    checkLater(group, (setting, text) => readAssigned(setting, attribute.name, text), known.text, target, scene)
}

function checkLater(
  group: Group,
  check: (setting: TextSetting, text: SourceText) => void,
  text: SourceText,
  target: Expr,
  scene: Scene,
): void {
  if (scene.open.has(group)) return
  scene.later.push(namespace =>
    reporting(target, scene, () => check({ group: readable(group), namespace, onDiagnostic: scene.report }, text)),
  )
}

/** Texts that are assigned to synapses can read how many there are. */
function readable({ model }: Group): Group['model'] {
  if (model.synaptic === undefined) return model
  return { ...model, variables: new Map([...countedVariables, ...model.variables]) }
}
