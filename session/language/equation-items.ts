/** What can be written in expressions and statements of a model. */
import { functions, namedConstants, synapticNames } from '../../compiler/index.ts'
import { exportedUnits } from '../../units/index.ts'
import { type Item, item } from './completion.ts'
import { equationNames, functionNames } from './descriptions.ts'
import { dimensionSentence, unitSentence, unitText } from './describe-dimension.ts'
import type { Inspection } from './inspect.ts'
import type { Known, KnownNumber, KnownObject } from './known.ts'
import { type GroupVariable, knownBy, variablesIn, variablesOf } from './look-up.ts'
import type { TextRole } from './text-role.ts'

/** Variables of the group, constants of the script, functions, units, and what every equation knows. */
export function equationItems(
  { kind, object, equations, synapses }: TextRole,
  inspection: Inspection,
): readonly Item[] {
  const own = [
    ...(equations === undefined ? [] : variablesIn(equations)),
    ...(object === undefined ? [] : variablesOf(object)),
  ]
  const sides = synapses ? sideVariables(object) : []
  // Where nobody knows which group it is about, it may be any.
  const any = object === undefined && equations === undefined ? inspection.scene.objects.flatMap(variablesOf) : []
  return [
    ...[...own, ...sides, ...any].map(({ name, unit, line }) =>
      item(name, 'variable', unit, line ?? equationNames[name] ?? ''),
    ),
    ...constantItems(inspection),
    ...Array.from(functions.values(), ({ name, arguments: taken }) =>
      item(name, 'function', `${name}(${taken.map((_, k) => 'xyz'[k]).join(', ')})`, functionNames[name]),
    ),
    ...known(kind === 'equations', synapses).map(name => item(name, 'variable', '', equationNames[name])),
    ...Array.from(namedConstants.keys(), name => item(name, 'constant', '', equationNames[name])),
    ...Array.from(exportedUnits(), ([name, unit]) => item(name, 'unit', unit.symbol, unitSentence(unit))),
    ...['and', 'or', 'not', 'True', 'False'].map(word => item(word, 'keyword')),
  ]
}

/** Names that are no variables of the equations. */
function known(isEquation: boolean, synapses: boolean): readonly string[] {
  return [
    't',
    'dt',
    'i',
    'N',
    't_in_timesteps',
    ...(isEquation ? ['xi'] : []),
    ...(synapses ? [synapticNames.post, 'N_pre', 'N_post', 'N_incoming', 'N_outgoing', 'lastupdate'] : []),
  ]
}

/** The variables of the neurons on both sides, as synapses call them. */
function sideVariables(object: KnownObject | undefined): readonly GroupVariable[] {
  return (['pre', 'post'] as const).flatMap(side => {
    const end = object?.ends?.[side]
    return end === undefined ? [] : variablesOf(end).map(each => ({ ...each, name: `${each.name}_${side}` }))
  })
}

function constantItems(inspection: Inspection): readonly Item[] {
  return [...inspection.bindings.keys()].flatMap(name => {
    const value = knownBy(name, inspection)
    if (value?.kind === 'object' && value.object.className === 'TimedArray')
      return [item(name, 'function', `${name}(t)`, 'A TimedArray: its value at a time.')]
    return isConstantOfScript(value)
      ? [item(name, 'constant', constantText(value), dimensionSentence(value.dimension))]
      : []
  })
}

/** A single number, which equations can use. */
export function isConstantOfScript(value: Known | undefined): value is KnownNumber {
  return value?.kind === 'number' && !value.many
}

/** As the script writes it, if that is short; else its unit. */
export function constantText({ expression, dimension }: KnownNumber): string {
  const written = expression && expression.span.source.text.slice(expression.span.start, expression.span.end)
  return written !== undefined && written.length <= 30 && !written.includes('\n') ? written : unitText(dimension)
}
