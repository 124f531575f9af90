/** The options of methods that choose the lengths of their steps: GSL's (semantics §6.1). */
import type { MethodOptions } from './methods.ts'

/** Brian's values where `method_options` gives none. */
export const adaptiveDefaults = {
  adaptable_timestep: true,
  absolute_error: 1e-6,
  absolute_error_per_variable: null,
  max_steps: 100,
  use_last_timestep: true,
  save_failed_steps: false,
  save_step_count: false,
} as const

/** Options that are either on or off. */
type AdaptiveSwitch = 'adaptable_timestep' | 'use_last_timestep' | 'save_failed_steps' | 'save_step_count'

export const adaptiveSwitches: readonly AdaptiveSwitch[] = [
  'adaptable_timestep',
  'use_last_timestep',
  'save_failed_steps',
  'save_step_count',
]

/** Whether a name is that of such a method, known or not. */
export function isAdaptive(method: string): boolean {
  return /^gsl(?:_|$)/i.test(method)
}

/** Whether an option is on. */
export function isOn(options: MethodOptions, option: AdaptiveSwitch): boolean {
  return (options.get(option)?.value ?? adaptiveDefaults[option]) === true
}
