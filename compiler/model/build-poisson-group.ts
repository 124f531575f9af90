/** What a PoissonGroup says: neurons without equations that spike at random, as often as their rates tell (semantics §10.1). */
import type { Precision } from '../../abi/index.ts'
import { namedText, type Report, type SourceText, type Span, watchErrors } from '../../diagnostics/index.ts'
import { hertz } from '../../units/index.ts'
import type { Parser } from '../grammar/index.ts'
import { readCondition, readValue } from './build-code.ts'
import type { Namespace } from './external.ts'
import type { GroupModel, Variable } from './group.ts'
import { checkSize } from './group-size.ts'

/** The arguments of a PoissonGroup. */
export interface PoissonArguments {
  readonly name: string
  readonly size: number
  /** What a step computes the rates by; without it they are a parameter. */
  readonly rates?: SourceText | undefined
  /** `float64` unless given. */
  readonly precision?: Precision | undefined
  /** `thresholds` unless given; the spikes are drawn in that slot anyway. */
  readonly when?: string | undefined
  readonly order?: number | undefined
  readonly namespace: Namespace
  readonly span?: Span | undefined
}

/** Builds the model; what is wrong is reported, and undefined returned if anything was. */
export function buildPoissonGroup(given: PoissonArguments, parser: Parser, outer: Report): GroupModel | undefined {
  const { report, failed } = watchErrors(outer)
  const { name, size, rates, precision = 'float64', when = 'thresholds', order = 0, namespace, span } = given
  checkSize('PoissonGroup', given, report)
  const expression = rates && readValue(rates, parser, report)
  const condition = readCondition(threshold, false, parser, report)
  if (failed() || condition === undefined) return undefined
  const variable: Variable = {
    name: 'rates',
    kind: rates === undefined ? 'parameter' : 'subexpression',
    type: 'float',
    dimension: hertz,
    unit: 'hertz',
    shared: false,
    constantOverDt: false,
    unlessRefractory: false,
    readOnly: rates !== undefined,
    ...(expression && { expression, span: expression.span }),
  }
  const spike = { name: 'spike', condition, text: threshold, timing: { when: 'thresholds', order } }
  return {
    type: 'PoissonGroup',
    name,
    size,
    precision,
    variables: new Map([['rates', variable]]),
    equations: rates === undefined ? 'rates : hertz' : `rates = ${rates.text.trim()} : hertz`,
    events: new Map([['spike', spike]]),
    refractory: { kind: 'none' },
    when,
    order,
    methods: [],
    namespace,
    span,
  }
}

/** One number for each neuron and step, and so at most one spike. */
const threshold = namedText('PoissonGroup', 'rand() < rates * dt')
