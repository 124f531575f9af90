/** Symbols of mathematical text (`$\tau_m$`) that Unicode has. */
const symbols: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  upsilon: 'υ',
  phi: 'φ',
  varphi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Xi: 'Ξ',
  Pi: 'Π',
  Sigma: 'Σ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
  infty: '∞',
  pm: '±',
  times: '×',
  cdot: '·',
  leq: '≤',
  le: '≤',
  geq: '≥',
  ge: '≥',
  neq: '≠',
  approx: '≈',
  sim: '∼',
  propto: '∝',
  rightarrow: '→',
  to: '→',
  partial: '∂',
  int: '∫',
  sum: '∑',
  sqrt: '√',
  circ: '°',
  degree: '°',
  langle: '⟨',
  rangle: '⟩',
  quad: ' ',
}

/** Functions, which are written upright by their names. */
const functions: ReadonlySet<string> = new Set(
  'arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec sin sinh sup tan tanh'.split(
    ' ',
  ),
)

const raised: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('0123456789+-=()n').map((letter, k) => [letter, Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ')[k] ?? letter]),
)
const lowered: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('0123456789+-=()aehijklmnoprstuvx').map((letter, k) => [
    letter,
    Array.from('₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ')[k] ?? letter,
  ]),
)

/**
 * A label as it is drawn: what stands between dollar signs becomes Unicode where that has the letters (`$\tau_m$` is τₘ) and
 * plain text where not; characters that no XML document may hold are dropped.
 */
export function readable(text: string): string {
  const parts = text.replaceAll(forbidden, '').split(/(?<!\\)\$/)
  // An odd number of dollar signs is no mathematics: matplotlib shows such a label as it is.
  const shown =
    parts.length % 2 === 0 ? parts.join('$') : parts.map((part, k) => (k % 2 === 1 ? mathematics(part) : part)).join('')
  return shown.replaceAll(String.raw`\$`, '$')
}

// Control characters except tab and line feed, halves of surrogate pairs, and the two non-characters: see XML 1.0, Char.
const forbidden = /[^\P{Cc}\t\n]|\p{Cs}|[\uFFFE\uFFFF]/gu

function mathematics(text: string): string {
  return text
    .replaceAll(/\\(?:mathrm|mathit|mathbf|text|rm)\s*\{([^{}]*)\}/g, '$1')
    .replaceAll(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, '$1/$2')
    .replaceAll(/\\[,;:! ]/g, ' ')
    .replaceAll(/\\(?:left|right)\s*(?=[()[\]|.])/g, '')
    .replaceAll(/\\([A-Za-z]+)\s*(?=(.?))/g, (whole, name: string, next: string) => {
      if (Object.hasOwn(symbols, name)) return symbols[name] ?? ''
      // Between the name and what it is of there is room, but for brackets and scripts.
      return functions.has(name) ? name + (/[\w\\]/.test(next) && next !== '_' ? ' ' : '') : whole
    })
    .replaceAll(/\^(?:\{([^{}]*)\}|(.))/gu, (_, group?: string, one?: string) =>
      script(group ?? one ?? '', raised, '^'),
    )
    .replaceAll(/_(?:\{([^{}]*)\}|(.))/gu, (_, group?: string, one?: string) =>
      script(group ?? one ?? '', lowered, '_'),
    )
    .replaceAll(/[{}]/g, '')
}

function script(text: string, table: Readonly<Record<string, string>>, sign: string): string {
  const letters = Array.from(text)
  return letters.every(letter => Object.hasOwn(table, letter))
    ? letters.map(letter => table[letter]).join('')
    : sign + text
}
