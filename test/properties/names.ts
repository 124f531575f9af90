/** The variables of a group, and what may be named where. */
import type { RawGroup, RawVariable } from './raw.ts'
import { type Kind, kinds, type Scope } from './texts.ts'

/** A variable with its name. */
export interface Named {
  readonly name: string
  readonly kind: Kind
  readonly role: 'differential' | 'parameter' | 'subexpression' | 'once' | 'internal' | 'temporary' | 'linked'
  readonly shared: boolean
  readonly raw: RawVariable | undefined
  /** Of a linked one: whether statements may assign what it is linked to. */
  readonly writable?: boolean
}

/** Whether statements may assign it; a value once a step is to Brian a parameter. */
export function isWritable({ role, shared, writable }: Named): boolean {
  if (role === 'linked') return writable === true && !shared
  return role === 'differential' || role === 'parameter' || role === 'once' || role === 'internal'
}

/** Names that generated text may use itself, and common ones. */
const pool = [
  'v', 'w', 'x', 'y', 'ge', 'gi', 'a', 'b', 'k', 'n', 'n0', 'first', 'last', 'from', 'steps', 'shared', 'value', 'x_new',
  'exp', 'tile', 'flow', 'count', 'spike', 'step', 'rand_', 'key', 'v_rate', 'exp_dt_tau', 'level', 'is_spike', 'base',
] // prettier-ignore

const reserved = new Set(['exp', 'from', 'base'])

/** Gives every variable a name of its own, in the order of dependency: a subexpression uses earlier ones only. */
export function namedVariables({ variables }: RawGroup): Named[] {
  const used = new Set<string>()
  // Values once a step that all neurons share come before the others, and use none of them.
  const mixed = variables.some(each => isOnce(each) && !each.shared)
  return variables.map((raw, index) => {
    const name = nameOf(raw.name, `${'xyzuvw'[index % 6]}${index}`, used)
    const role = isOnce(raw) ? 'once' : raw.role
    const shared = raw.role !== 'differential' && raw.shared && !(mixed && role === 'once' && index % 2 === 0)
    return { name, kind: raw.kind, role, shared, raw }
  })
}

/** A name that is not used yet, and is from now on. */
export function nameOf(number: number, otherwise: string, used: Set<string>): string {
  const wanted = pool[number]
  const name = wanted === undefined || reserved.has(wanted) || used.has(wanted) ? otherwise : wanted
  used.add(name)
  return name
}

function isOnce(raw: RawVariable): raw is RawVariable & { readonly role: 'subexpression' } {
  return raw.role === 'subexpression' && raw.once
}

/** Those of the refractory mechanism. */
export const refractoryVariables: readonly Named[] = [
  { name: 'lastspike', kind: 'time', role: 'internal', shared: false, raw: undefined },
  { name: 'not_refractory', kind: 'condition', role: 'internal', shared: false, raw: undefined },
]

/** Constants of the namespace of a group: a few, of every type. */
export const constants = {
  c: -0.75,
  gain: 1.5,
  theta: '-15*mV',
  tau_m: '8*ms',
  d: '3',
  m: '-2',
  yes: true,
} as const

const steady: Readonly<Record<Kind, readonly string[]>> = {
  number: ['0.5', 'c', '2.0', 'gain', '(-1.5)', 'pi', '(dt/ms)', '(tau_m/ms)'],
  voltage: ['(3*mV)', 'theta', '(-20*mV)', '(gain*mV)', '(0*volt)'],
  time: ['(2*ms)', 'tau_m', '(0.4*ms)', '(gain*5*ms)'],
  integer: ['1', 'd', '3', 'm', 'N', '0'],
  condition: ['True', 'yes', 'False', '(d > 2)'],
}

const ofTime: Partial<Record<Kind, readonly string[]>> = {
  number: ['(t/ms)', 'sin(2*pi*100*Hz*t)', 'drive_in(t)'],
  integer: ['t_in_timesteps'],
  condition: ['(t > 1*ms)'],
}

const ofNeurons: Partial<Record<Kind, readonly string[]>> = {
  number: ['(i/N)'],
  integer: ['i'],
  condition: ['(i < 3)'],
}

/** What texts may name. */
export function scopeOf(visible: readonly Named[], { time = true, neurons = true } = {}): Scope {
  const seen = neurons ? visible : visible.filter(({ shared }) => shared)
  const variables = perKind(kind => seen.flatMap(each => (each.kind === kind ? [each.name] : [])))
  const leaves = perKind(kind => [
    ...steady[kind],
    ...variables[kind],
    ...variables[kind],
    ...(time ? (ofTime[kind] ?? []) : []),
    ...(neurons ? (ofNeurons[kind] ?? []) : []),
    ...(time && neurons && kind === 'voltage' ? ['columns_in(t, i % 3)'] : []),
  ])
  // To the symbolic library a subexpression is what it stands for.
  const plain = seen.filter(({ kind, role }) => kind === 'condition' && role !== 'subexpression')
  return { leaves, variables, booleans: [...plain.map(({ name }) => name), 'yes', 'True'] }
}

function perKind<T>(make: (kind: Kind) => T): Readonly<Record<Kind, T>> {
  return Object.fromEntries(kinds.map(kind => [kind, make(kind)])) as Record<Kind, T>
}
