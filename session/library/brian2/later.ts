/** What Brian 2 has and Hillock does not have yet. Such names are refused before anything runs, and are no misspellings. */

export const classesLater: readonly string[] = [
  'Synapses', 'PoissonGroup', 'PoissonInput', 'SpikeGeneratorGroup', 'TimedArray', 'PopulationRateMonitor', 'EventMonitor',
  'SpatialNeuron', 'Morphology', 'Soma', 'Cylinder', 'Section', 'Network', 'NetworkOperation', 'MagicNetwork', 'Equations',
  'Function', 'Clock', 'EventClock', 'Subgroup', 'ExplicitStateUpdater', 'StateUpdateMethod', 'BinomialFunction',
  'Expression', 'Statements', 'BrianGlobalPreferences', 'Dimension', 'Unit',
] // prettier-ignore

export const functionsLater: readonly string[] = [
  'network_operation', 'store', 'restore', 'linked_var', 'check_units', 'implementation', 'declare_types', 'stop',
  'collect', 'profiling_summary', 'scheduling_summary', 'register_state_updater', 'get_device', 'reinit_devices',
  'reinit_and_delete', 'smooth_rate', 'in_unit', 'in_best_unit', 'get_or_create_dimension',
  'set_default_dt', 'clear_cache', 'import_module', 'plot_synapses', 'brian_plot', 'restore_initial_state',
  'device', 'magic_network',
] // prettier-ignore

/** Methods of groups and monitors, by which they are recognised. */
export const methodsLater: ReadonlyMap<string, string> = new Map([
  ['run_regularly', 'run_regularly()'],
  ['run_on_event', 'run_on_event()'],
  ['run_on_clock', 'run_on_clock()'],
  ['set_event_schedule', 'set_event_schedule()'],
  ['get_states', 'get_states()'],
  ['set_states', 'set_states()'],
  ['smooth_rate', 'smooth_rate()'],
  ['binned_rate', 'binned_rate()'],
  ['record_single_timestep', 'record_single_timestep()'],
  ['all_values', 'all_values()'],
  ['add_attribute', 'add_attribute()'],
  ['user_equations', 'user_equations'],
])

/** What groups have behind their dot besides variables and methods. */
export const groupAttributesLater: ReadonlySet<string> = new Set([
  'active', 'clock', 'codeobj_class', 'contained_objects', 'equations', 'event_codes', 'events', 'indices', 'namespace',
  'order', 'resetter', 'spikes', 'start', 'state_updater', 'stop', 'subexpression_updater', 'thresholder', 'variables',
  'when',
]) // prettier-ignore

/** `Synapses is Brian 2, not yet Hillock; this file runs in Brian 2`. */
export function notYet(what: string): string {
  return `${what} is Brian 2, not yet Hillock; this file runs in Brian 2`
}
