/** `Equations`: equations that are put together and changed before a group has them (semantics §2.7). */
import {
  type EquationEntry,
  type EquationSet,
  equationText,
  isMultiplicative,
  joinEquations,
  noiseOf,
  orderedEquations,
  readEquationSet,
  type Replacement,
  substituteEquations,
} from '../compiler/index.ts'
import { requireObject, type SourceText, wrongArgument } from '../diagnostics/index.ts'
import { built } from './built.ts'
import type { UnitRegister } from '../units/index.ts'
import { isText, sourceText, type Text } from './text.ts'
import { tools } from './tools.ts'

/**
 * What takes the place of names: another name, a quantity such as `'10*ms'`, or a number. What the equations themselves define
 * can only get another name.
 */
export type Replacements = Readonly<Record<string, string | number | Replacement>>

/** Equations that are read already. */
export class MadeEquations {
  readonly entries: EquationSet

  constructor(entries: EquationSet) {
    this.entries = entries
  }
}

/**
 * Equations by themselves.
 *
 * ```ts
 * const leak = new Equations('dv/dt = (I - v)/tau : volt', { tau: '10*ms', v: 'vm' })
 * new NeuronGroup(100, leak.plus('I : volt'))
 * ```
 */
export class Equations {
  /** By the variable that they define, in the order in which they are written. */
  readonly entries: EquationSet
  /** What they are, as a group reads it; characters know where they were written. */
  readonly text: SourceText

  /** @throws HillockError with what is wrong in the text, or with a replacement */
  constructor(text: Text, replacements?: Replacements)
  /** @internal what a group makes of equations */
  constructor(made: MadeEquations)
  constructor(text: Text | MadeEquations, replacements: Replacements = {}) {
    this.entries = text instanceof MadeEquations ? text.entries : replaced(readEntries(text), replacements)
    this.text = joinEquations(Array.from(this.entries.values(), each => each.text))
  }

  /**
   * These equations and others behind them.
   *
   * @throws HillockError if both define a variable
   */
  plus(other: Equations | Text): Equations {
    const behind = isText(other) ? new Equations(other) : other
    if (!(behind instanceof Equations)) throw wrongArgument('the other equations', 'Equations or a text', other)
    return new Equations(joinEquations([this.text, behind.text].filter(({ text }) => text !== '')))
  }

  /** These equations with other names and values. */
  substitute(replacements: Replacements): Equations {
    return new Equations(this.text, replacements)
  }

  /** Names of what is defined, in the order in which it is written; of one kind, if one is given. */
  names(kind?: 'differential' | 'subexpression' | 'parameter'): string[] {
    return [...this.entries.values()].flatMap(({ variable }) =>
      kind === undefined || variable.kind === kind ? [variable.name] : [],
    )
  }

  /** Names that right-hand sides use and no equation defines: constants, units, functions, noise. */
  get identifiers(): ReadonlySet<string> {
    const used = [...this.entries.values()].flatMap(({ identifiers }) => [...identifiers])
    return new Set(used.filter(name => !this.entries.has(name)))
  }

  /** Noise symbols. */
  get noises(): ReadonlySet<string> {
    return noiseOf(this.entries)
  }

  /** Whether the factor of a noise depends on a differential variable or on the time; undefined without noise. */
  get noise(): 'additive' | 'multiplicative' | undefined {
    if (this.noises.size === 0) return undefined
    return isMultiplicative(this.entries) ? 'multiplicative' : 'additive'
  }

  /** In Brian's order: subexpressions, differential equations, parameters. */
  get ordered(): readonly EquationEntry[] {
    return orderedEquations(this.entries)
  }

  /**
   * As Brian 2 prints them, which shows units and cannot be read again.
   *
   * @param units compound units that are known besides Brian's
   */
  toString(units?: UnitRegister): string {
    return this.ordered.map(entry => equationText(entry, units)).join('\n')
  }
}

function readEntries(text: Text): EquationSet {
  const source = sourceText(text, 'equations')
  return built(report => readEquationSet(source, tools().parser, report))
}

function replaced(read: EquationSet, replacements: Replacements): EquationSet {
  requireObject('the replacements in Equations', replacements)
  const given = new Map(Object.entries(replacements).map(([name, value]) => [name, replacementOf(value)] as const))
  return built(report => substituteEquations(read, given, tools().parser, report))
}

function replacementOf(value: Replacements[string]): Replacement {
  if (typeof value === 'object') return value
  if (typeof value === 'number') return { kind: 'value', text: String(value) }
  return { kind: /^[A-Za-z_]\w*$/.test(value) ? 'name' : 'value', text: value }
}
