/** What a text of a script is for: equations, statements, a condition, the name of a method. */
import type { Inspection } from './inspect.ts'
import type { KnownObject } from './known.ts'
import { calleeOf, knownBy, objectAround, objectsOfEquations } from './look-up.ts'
import { callAround, type Place, stringEnd } from './place.ts'

export interface TextRole {
  readonly kind: 'equations' | 'expression' | 'code' | 'variables' | 'choice'
  /** The argument that the text is given as; empty if it is none. */
  readonly argument: string
  /** The group that it is about, if it is known. */
  readonly object: KnownObject | undefined
  /** The text of the equations that one is in. */
  readonly equations?: string | undefined
  /** Whether it is of synapses. */
  readonly synapses: boolean
}

const kinds: Readonly<Record<string, TextRole['kind']>> = {
  model: 'equations',
  eqns: 'equations',
  threshold: 'expression',
  refractory: 'expression',
  events: 'expression',
  rates: 'expression',
  condition: 'expression',
  i: 'expression',
  j: 'expression',
  p: 'expression',
  n: 'expression',
  reset: 'code',
  code: 'code',
  on_pre: 'code',
  on_post: 'code',
  pre: 'code',
  post: 'code',
  method: 'choice',
  when: 'choice',
  report: 'choice',
  window: 'choice',
  variables: 'variables',
  target_var: 'variables',
}

/** The role of the text that a place is in; undefined for texts that are none of the model's. */
export function textRole(text: string, offset: number, place: Place, inspection: Inspection): TextRole | undefined {
  const { string } = place
  if (string === undefined) return undefined
  const whole = text.slice(string.inside, stringEnd(text, string).end - string.quote.length)
  const call = callAround(text, offset, place)
  const callee = call && calleeOf(call.callee, inspection)
  if (call === undefined || callee === undefined) return roleOfAssigned(text, offset, place, whole, inspection)
  const argument = call.keyword ?? callee.parameters[call.index]?.name ?? ''
  const kind = kinds[argument]
  if (kind === undefined) return undefined
  const object = callee.object ?? objectOf(kind, { text, open: call.open, offset }, inspection)
  const synapses = callee.name === 'Synapses' || object?.className === 'Synapses'
  return { kind, argument, object, synapses, ...(kind === 'equations' && { equations: whole }) }
}

function objectOf(
  kind: TextRole['kind'],
  { text, open, offset }: { readonly text: string; readonly open: number; readonly offset: number },
  inspection: Inspection,
): KnownObject | undefined {
  if (kind !== 'variables') return objectAround(text, offset, inspection)
  const first = /^\(\s*([A-Za-z_]\w*)/.exec(text.slice(open, open + 100))?.[1]
  const known = first === undefined ? undefined : knownBy(first, inspection)
  return known?.kind === 'object' ? known.object : undefined
}

/** Of a text that is assigned: `G.v = '…'`, or equations under a name of their own. */
function roleOfAssigned(
  text: string,
  offset: number,
  { string }: Place,
  whole: string,
  inspection: Inspection,
): TextRole | undefined {
  const before = text.slice(Math.max(0, (string?.at ?? 0) - 200), string?.at)
  const owner = /([A-Za-z_]\w*)(?:\[[^\]\n]*\])?\.\w+(?:\[[^\]\n]*\])?\s*(?:=|\[)\s*[rRuU]?$/.exec(before)?.[1]
  const known = owner === undefined ? undefined : knownBy(owner, inspection)
  if (known?.kind === 'object') {
    const { object } = known
    return { kind: 'expression', argument: '', object, synapses: object.className === 'Synapses' }
  }
  const [object] = objectsOfEquations(text, offset, inspection)
  const looksSo = /\bd[A-Za-z_]\w*[^\S\n]*\/[^\S\n]*dt\b|^[^\S\n]*[A-Za-z_]\w*[^\S\n]*(?:=[^:\n]*)?:/m.test(whole)
  if (object === undefined && !looksSo) return undefined
  return { kind: 'equations', argument: '', object, equations: whole, synapses: object?.className === 'Synapses' }
}
