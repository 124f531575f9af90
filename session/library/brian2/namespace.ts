/** The script's constants as equations and string expressions see them (semantics §5.10). */
import { isConstant } from '../../../compiler/index.ts'
import type { External, Namespace, Outside } from '../../../compiler/model/external.ts'
import type { OwnFunction } from '../../../compiler/model/own-function.ts'
import type { Expr } from '../../../compiler/grammar/ast.ts'
import { dimensionless, sameDimension, unitInExpressions, type Dimension } from '../../../units/index.ts'
import { at } from '../../arrays/array.ts'
import type { CallSite, Session, StateKey } from '../../evaluate/call.ts'
import { plainValue } from '../../evaluate/classes/mixed-in.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { Binding } from '../../evaluate/scope.ts'
import { typeName } from '../../evaluate/types.ts'
import { visibleBindings } from '../../evaluate/visible.ts'
import { isStr, namedDict, type DictValue, type Value } from '../../evaluate/values.ts'
import type { Group } from '../../../network/index.ts'
import { dataOf } from './brian-class.ts'
import { isDerivation } from './derived.ts'
import { declaredUnits } from './functions/declared.ts'
import { addedFunctions } from './functions/default-functions.ts'
import { describedFunction } from './functions/function-class.ts'
import { ownFunction } from './functions/own-functions.ts'

/** Numbers of the star import that expressions do not know by themselves. */
const imported: readonly string[] = ['mS', 'cmetre', 'cmeter', 'nan', 'euler_gamma']

/** Every scalar the script has assigned, at this moment. */
export function callerNamespace(session: Session): Namespace {
  const names = new Map<string, Outside>()
  for (const binding of visibleBindings(session)) {
    if (binding.value === undefined || !(binding.assigned || imported.includes(binding.name))) continue
    const outside = toOutside(binding.value, session)
    if (isConstant(outside)) names.set(binding.name, { ...outside, ...origin(binding, outside, session) })
    else if (outside !== undefined) names.set(binding.name, outside)
  }
  return withAdded(names, session)
}

/** Functions that the script has added to Brian's come first, as in Brian. */
function withAdded(names: Map<string, Outside>, session: Session): Namespace {
  for (const [name, added] of addedFunctions(session, value => functionIn(value, session))) names.set(name, added)
  return names
}

/** What namespaces have that equations cannot use, by name: its type, for those who look for it there. */
export const uselessNames: StateKey<Map<string, string>> = { name: 'useless names', create: () => new Map() }

/**
 * The `namespace` argument of a group, whose names may not begin with an underscore; those of a run may, so that
 * `globals()` can be given.
 *
 * @throws PythonError for what is no dict of names
 */
export function groupNamespace(value: Value, session: Session, span: PythonError['span']): Namespace {
  const made = givenNamespace(value, session, span)
  if (typeof value === 'object' && value?.kind === 'dict')
    for (const [name] of dictEntries(value))
      if (name.startsWith('_'))
        throw new PythonError('ValueError', underscored, { span, help: `give '${name}' another name` })
  return made
}

const underscored =
  'Names starting with underscores are reserved for internal use an cannot be defined in the namespace argument.'

/**
 * What equations may use of a namespace. It may have other things besides, such as those of `locals()`.
 *
 * @throws PythonError for what is no dict of names
 */
export function givenNamespace(value: Value, session: Session, span: PythonError['span']): Namespace {
  if (typeof value !== 'object' || value?.kind !== 'dict') {
    throw new PythonError('TypeError', `namespace must be a dict, not '${typeName(value)}'`, { span })
  }
  const names = new Map(
    [...dictEntries(value)].flatMap(([name, each]) => {
      const outside = toOutside(each, session)
      if (outside === undefined || ('kind' in outside && outside.kind === 'several numbers'))
        session.state(uselessNames).set(name, typeName(each))
      return outside === undefined ? [] : [[name, outside] as const]
    }),
  )
  return withAdded(names, session)
}

interface KeptNamespace {
  readonly group: Group
  readonly dict: DictValue
  seen: readonly Value[]
}

/** What groups have as their namespaces: the script's dict, and what it was when it was last looked at. */
const namespacesKey: StateKey<WeakMap<object, KeptNamespace>> = {
  name: 'namespaces of groups',
  create: () => new WeakMap(),
}

/** Keeps the dict that a group was made with; an empty one for none. */
export function keepNamespace(group: Group, value: Value | undefined, { state }: Session): void {
  const dict: DictValue = typeof value === 'object' && value?.kind === 'dict' ? value : namedDict([])
  state(namespacesKey).set(group, { group, dict, seen: contents(dict) })
}

/** `group.namespace`. */
export function namespaceDict(group: Group, { state }: Session): DictValue | undefined {
  return state(namespacesKey).get(group)?.dict
}

/** Tells a group, if that is what an object is, what its script has changed in its namespace, which is read as late as in Brian 2. */
export function followNamespace(object: object, { session, span }: Pick<CallSite, 'session' | 'span'>): void {
  const kept = session.state(namespacesKey).get(object)
  if (kept === undefined) return
  const now = contents(kept.dict)
  if (now.length === kept.seen.length && now.every((value, k) => value === kept.seen[k])) return
  kept.group.setNamespace(givenNamespace(kept.dict, session, span))
  kept.seen = now
}

function contents({ entries }: DictValue): readonly Value[] {
  return Array.from(entries.values(), ({ key, value }) => [key, value]).flat()
}

function* dictEntries(dict: DictValue): Iterable<readonly [string, Value]> {
  for (const { key, value } of dict.entries.values()) {
    const name = plainValue(key)
    if (!isStr(name)) throw new PythonError('TypeError', 'namespace keys must be strings')
    yield [name.text.text, value]
  }
}

/** A scalar, a TimedArray or a function as equations may use it; undefined for everything else. */
export function toOutside(given: Value, session: Session): Outside | undefined {
  const value = plainValue(given)
  if (typeof value !== 'object' || value === null) return toExternal(value)
  const made = dataOf(value, 'timed-array', 'binomial')
  return made?.object ?? functionIn(value, session) ?? toExternal(value) ?? severalNumbers(value)
}

function severalNumbers(value: Value): Outside | undefined {
  const isArray = typeof value === 'object' && value?.kind === 'array' && value.shape.length > 0
  return isArray ? { kind: 'several numbers' } : undefined
}

/** What says which units it has: a `def` under `@check_units`, or a `Function`. */
function functionIn(value: Value, session: Session): OwnFunction | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const within = (other: Value): Outside | undefined => toOutside(other, session)
  const described = describedFunction(value)
  if (described !== undefined) return ownFunction(value, described, session, within)
  if (value.kind !== 'function' || value.script === undefined) return undefined
  const units = session.state(declaredUnits).get(value)
  if (units === undefined) return undefined
  const { span } = value.script.node
  return ownFunction(value, { function: value, units, stateless: false, bare: false, span }, session, within)
}

function toExternal(value: Value): External | undefined {
  switch (typeof value) {
    case 'number':
      return { value, type: 'float', dimension: dimensionless }
    case 'boolean':
      return { value: Number(value), type: 'boolean', dimension: dimensionless }
    case 'bigint': {
      const number = Number(value)
      return { value: number, type: Number.isSafeInteger(number) ? 'integer' : 'float', dimension: dimensionless }
    }
    default:
  }
  if (value === null) return undefined
  if (value.kind === 'unit') return { value: value.unit.value, type: 'float', dimension: value.unit.dimension }
  if (value.kind !== 'array' || value.shape.length > 0) return undefined
  return { value: at(value, 0), type: value.type, dimension: value.dimension }
}

/** How the script wrote it: its unit, and its derivation; the compiler drops one that no longer gives the number. */
function origin(
  { name, expression }: Binding,
  { dimension }: External,
  session: Session,
): { readonly unit?: string; readonly expression?: Expr } {
  if (expression === undefined) return {}
  const unit = writtenUnit(expression, dimension)
  const derived = isDerivation(expression, session, name)
  return { ...(unit !== undefined && { unit }), ...(derived && { expression }) }
}

/** `ms` of `10*ms`, `-10*ms` or `ms`. */
function writtenUnit(expression: Expr, dimension: Dimension): string | undefined {
  if (expression.kind === 'unary') return writtenUnit(expression.operand, dimension)
  const factor = expression.kind === 'binary' && expression.operator === '*' ? expression.right : expression
  if (factor.kind !== 'name') return undefined
  const unit = unitInExpressions(factor.name)
  return unit !== undefined && sameDimension(unit.dimension, dimension) ? factor.name : undefined
}
