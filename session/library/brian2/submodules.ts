/** The modules inside Brian 2's package, for scripts that import its names from where they are defined. */
import { exceptionClass } from '../../evaluate/classes/exceptions.ts'
import type { ModuleValue, Value } from '../../evaluate/values.ts'
import { timestep } from './timestep.ts'

/** By path below `brian2`: which of the names that Hillock has stand there. */
const places: readonly (readonly [path: string, names: string])[] = [
  // What writes and keeps code has nothing here: an import of it stops nothing, its names are refused where they stand.
  ...`codegen codegen.codeobject codegen.cpp_prefs codegen.generators codegen.runtime codegen.runtime.cython_rt
    codegen.runtime.numpy_rt codegen.targets core.core_preferences core.names core.spikesource core.tracking
    devices.cpp_standalone devices.cpp_standalone.device equations.codestrings equations.refractory equations.unitcheck
    groups.group importexport memory memory.dynamicarray parsing parsing.expressions parsing.rendering parsing.sympytools
    spatialneuron spatialneuron.morphology spatialneuron.spatialneuron synapses.spikequeue utils.stringtools
    utils.topsort`
    .split(/\s+/)
    .map(path => [path, ''] as const),
  ['core', ''],
  ['core.base', 'BrianObjectException'],
  ['core.clocks', 'Clock defaultclock'],
  ['core.functions', 'DEFAULT_FUNCTIONS Function declare_types implementation'],
  ['core.magic', 'MagicError MagicNetwork collect magic_network restore run start_scope stop store'],
  ['core.namespace', 'DEFAULT_UNITS'],
  ['core.network', 'Network profiling_summary scheduling_summary'],
  ['core.operations', 'NetworkOperation network_operation'],
  ['core.preferences', 'prefs'],
  ['core.variables', 'linked_var'],
  ['equations', 'Equations'],
  ['equations.equations', 'Equations'],
  ['groups', 'NeuronGroup'],
  ['groups.neurongroup', 'NeuronGroup'],
  ['groups.subgroup', 'Subgroup'],
  ['input', 'BinomialFunction PoissonGroup PoissonInput SpikeGeneratorGroup TimedArray'],
  ['input.binomial', 'BinomialFunction'],
  ['input.poissongroup', 'PoissonGroup'],
  ['input.poissoninput', 'PoissonInput'],
  ['input.spikegeneratorgroup', 'SpikeGeneratorGroup'],
  ['input.timedarray', 'TimedArray'],
  ['monitors', 'EventMonitor PopulationRateMonitor SpikeMonitor StateMonitor'],
  ['monitors.ratemonitor', 'PopulationRateMonitor'],
  ['monitors.spikemonitor', 'EventMonitor SpikeMonitor'],
  ['monitors.statemonitor', 'StateMonitor'],
  [
    'stateupdaters',
    `ExplicitStateUpdater StateUpdateMethod euler exact exponential_euler gsl_rk2 gsl_rk4 gsl_rk8pd gsl_rkck gsl_rkf45
    heun independent linear milstein rk2 rk4`,
  ],
  ['stateupdaters.GSL', 'gsl_rk2 gsl_rk4 gsl_rk8pd gsl_rkck gsl_rkf45'],
  ['stateupdaters.base', 'StateUpdateMethod'],
  ['stateupdaters.exact', 'exact independent linear'],
  ['stateupdaters.explicit', 'ExplicitStateUpdater euler heun milstein rk2 rk4'],
  ['stateupdaters.exponential_euler', 'exponential_euler'],
  ['synapses', 'Synapses'],
  ['synapses.synapses', 'Synapses'],
  [
    'units.fundamentalunits',
    `DIMENSIONLESS DimensionMismatchError Quantity Unit check_units fail_for_dimension_mismatch get_dimensions
    get_or_create_dimension get_unit have_same_dimensions in_best_unit in_unit is_dimensionless is_scalar_type
    quantity_with_dimensions`,
  ],
  ['utils', 'BrianLogger get_logger'],
  ['utils.logger', 'BrianLogger get_logger'],
]

/** What stands in such a module and nowhere above it. */
const deeper: ReadonlyMap<string, readonly (readonly [string, Value])[]> = new Map([
  ['core.functions', [['timestep', timestep]]],
  ['equations.equations', [['EquationError', exceptionClass('EquationError')]]],
  ['stateupdaters.base', [['UnsupportedEquationsException', exceptionClass('UnsupportedEquationsException')]]],
])

/** Each of them, with names out of those of `brian2`, and of those that each session has for itself. */
export function submodules(
  names: ReadonlyMap<string, Value>,
  own: NonNullable<ModuleValue['own']>,
): readonly ModuleValue[] {
  return places.map(([path, text]) => {
    const words = text.split(/\s+/)
    const members = words.flatMap(name => {
      const value = names.get(name)
      return value === undefined ? [] : [[name, value] as const]
    })
    const named = new Map([...members, ...(deeper.get(path) ?? [])])
    return {
      kind: 'module',
      name: `brian2.${path}`,
      members: named,
      own: new Map([...own].filter(([name]) => words.includes(name))),
      // Functions look up what stands in their own file; those of packages stand in files inside.
      ...(!isPackage(path) && { followed: new Set(words) }),
    }
  })
}

function isPackage(path: string): boolean {
  return places.some(([other]) => other.startsWith(`${path}.`))
}
