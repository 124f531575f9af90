/** Lines of equations. */
import { type Named, scopeOf } from './names.ts'
import type { RawGroup, RawVariable } from './raw.ts'
import { bounded, filled, type Kind, type Scope } from './texts.ts'

const units: Readonly<Record<Kind, string>> = {
  number: '1',
  voltage: 'volt',
  time: 'second',
  integer: 'integer',
  condition: 'boolean',
}

/** The equations of a group, in any order. */
export function equationsOf({ refractory, noisy, linear, method }: RawGroup, variables: readonly Named[]): string[] {
  let xi = false
  const isLinear = linear || method === 'exact'
  const isNoisy = noisy && !(isLinear && ['exact', 'exponential_euler', 'rk2', 'rk4'].includes(method))
  const lines = variables.flatMap((variable, index) => {
    const { raw, role } = variable
    if (role === 'linked') return [{ line: index, text: `${variable.name} : ${units[variable.kind]} (linked)` }]
    if (raw === undefined) return []
    const earlier = variables.slice(0, index)
    // `xi` without a name stands in one equation only.
    const symbol = isNoisy && raw.role === 'differential' && raw.noise.kind !== 'none' ? raw.noise.symbol : ''
    const own = symbol === 'xi' && xi ? 'xi_c' : symbol
    xi ||= symbol === 'xi'
    return [
      {
        line: raw.line,
        text: equation(variable, raw, {
          earlier,
          variables,
          noise: own,
          refractory: refractory !== undefined,
          linear: isLinear,
        }),
      },
    ]
  })
  const once = new Set(variables.flatMap(({ name, role, shared }) => (role === 'once' && shared ? [name] : [])))
  const rank = ({ line, text }: (typeof lines)[number]): number => (once.has(text.split(' ')[0] ?? '') ? -1 : line)
  return lines.toSorted((a, b) => rank(a) - rank(b)).map(({ text }) => text)
}

interface Surroundings {
  /** What a subexpression may use. */
  readonly earlier: readonly Named[]
  readonly variables: readonly Named[]
  readonly noise: string
  readonly refractory: boolean
  readonly linear: boolean
}

function equation(variable: Named, raw: RawVariable, around: Surroundings): string {
  const { name, kind, shared } = variable
  const flags: string[] = shared ? ['shared'] : []
  const line = (head: string): string => `${head} : ${units[kind]}${flags.length === 0 ? '' : ` (${flags.join(', ')})`}`
  switch (raw.role) {
    case 'parameter':
      if (raw.constant) flags.push('constant')
      return line(name)
    case 'subexpression': {
      const { earlier, variables } = around
      if (raw.once) flags.push('constant over dt')
      const steady = variables.filter(({ role }) => role === 'differential' || role === 'parameter')
      const others = earlier.filter(each => !steady.includes(each) && !(shared && raw.once))
      const scope = scopeOf([...steady, ...others], { neurons: !shared })
      const text = raw.once && raw.drawn !== null ? raw.drawn : raw.text
      return line(`${name} = ${filled(text, scope)}`)
    }
    case 'differential':
      if (raw.unlessRefractory && around.refractory) flags.push('unless refractory')
      return line(`d${name}/dt = ${derivative(name, raw, around)}`)
  }
}

function derivative(
  x: string,
  raw: RawVariable & { role: 'differential' },
  { variables, noise, linear }: Surroundings,
): string {
  const scope = scopeOf(variables)
  const steady = scopeOf(
    variables.filter(({ role }) => role === 'parameter' || role === 'linked'),
    { time: false },
  )
  const ofNoTime = (text: string): string => filled(text.replaceAll('timestep(t, dt)', '4'), steady)
  const drive = ofNoTime(raw.drive)
  const tau = `(${ofNoTime(raw.tau)})`
  const other = filled(raw.other, differentials(scope, variables))
  const form = linear ? linearForms[raw.form] : raw.form
  const rate = {
    relax: () => `(${drive} - ${x})/${tau}`,
    decay: () => `-${x}/${tau}`,
    ramp: () => `${drive}/${tau}`,
    couple: () => `(${other} - ${x} + ${drive})/${tau}`,
    oscillate: () => `(${ofNoTime(raw.factor)}*${other} - ${x})/${tau}`,
    bounded: () => `(${bounded(raw.kind, filled(raw.drive, scope))} - ${x})/(${filled(raw.tau, scope)})`,
    free: () => `(${filled(raw.drive, scope)})/${tau}`,
  }[form]()
  const unit = raw.kind === 'voltage' ? '*mV' : ''
  const strength = { none: '', additive: ` + 0.4${unit}`, multiplicative: ` + 0.2*${x}` }[raw.noise.kind]
  return strength === '' || noise === '' ? rate : `${rate}${strength}*${noise}*${tau}**-0.5`
}

/** What is done in a linear group instead. */
const linearForms = {
  relax: 'relax',
  decay: 'decay',
  ramp: 'ramp',
  couple: 'couple',
  oscillate: 'oscillate',
  bounded: 'relax',
  free: 'couple',
} as const

/** Where only differential variables count as variables. */
function differentials(scope: Scope, variables: readonly Named[]): Scope {
  return { ...scope, variables: scopeOf(variables.filter(({ role }) => role === 'differential')).variables }
}
