/** What Brian 2 has and Hillock does not have yet. Such names are refused before anything runs, and are no misspellings. */

export const classesLater: readonly string[] = [
  'Synapses', 'SpatialNeuron', 'Morphology', 'Soma',
  'Cylinder', 'Section', 'EventClock',
  'Expression', 'Statements', 'BrianGlobalPreferences', 'Dimension', 'Unit',
] // prettier-ignore

export const functionsLater: readonly string[] = [
  'declare_types',
  'register_state_updater', 'get_device', 'reinit_devices', 'reinit_and_delete', 'smooth_rate',
  'get_or_create_dimension', 'set_default_dt', 'clear_cache', 'import_module', 'plot_synapses',
  'brian_plot', 'restore_initial_state', 'device',
] // prettier-ignore

/** Methods of groups, monitors and networks, by which they are recognised. */
export const methodsLater: ReadonlyMap<string, string> = new Map(
  [
    'run_at()', 'run_on_clock()', 'custom_operation()',
    'add_attribute()', 'user_equations',
  ].map(written => [written.replace('()', ''), written]), // prettier-ignore
)

/** What Brian's objects have behind their dot besides what Hillock has of it. */
export const attributesLater: ReadonlySet<string> = new Set([
  'abstract_code', 'active', 'add_dependency', 'add_to_magic_network', 'after_run', 'all_dts', 'before_run',
  'check_dependencies', 'code_objects', 'codeobj', 'codeobj_class', 'contained_objects', 'dts', 'entries', 'epsilon_dt',
  'equations', 'get_states', 'group', 'id', 'indices', 'invalidates_magic_network', 'method_choice', 'namespace', 'needed_variables',
  'record_all', 'reinit', 'resetter', 'resize', 'runner', 'same_time', 'set_interval', 'set_states', 'spikes', 'state', 'state_updater',
  'steps', 'subexpression_updater', 'template', 'thresholder', 'updaters', 'user_code', 'variables',
  'written_readonly_vars',
]) // prettier-ignore

/** `Synapses is Brian 2, not yet Hillock; this file runs in Brian 2`. */
export function notYet(what: string): string {
  return `${what} is Brian 2, not yet Hillock; this file runs in Brian 2`
}
