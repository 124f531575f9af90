import { expect, test } from 'vitest'
import { print } from '../../../compiler/grammar/index.ts'
import { computationsOf, expressionsOf } from '../../../compiler/model/computations.ts'
import { check } from '../check/helpers.ts'

test('everything a group computes, with the object that does it', () => {
  const { checked, found } = check({
    equations: 'dv/dt = -v/tau : 1\nx = 2*v : 1\nz = v : 1 (constant over dt)\nw : 1',
    threshold: 'v > 1',
    reset: 'v = 0; w += 1',
    refractory: '5*ms',
    event: 'v > 2',
    onEvent: 'w = 3',
    regular: 'w = x',
  })
  expect(found).toEqual([])
  const network = checked?.network
  const [group] = network?.groups ?? []
  const all = group === undefined ? [] : computationsOf(group, network?.regular)
  expect(all.map(each => [each.role, each.name, each.object, expressionsOf(each).map(print).join('; ')])).toEqual([
    ['equation', 'v', 'neurongroup_stateupdater', '-v / tau'],
    ['equation', 'x', 'neurongroup_stateupdater', '2 * v'],
    ['equation', 'z', 'neurongroup_subexpression_update', 'v'],
    ['condition', 'spike', 'neurongroup_spike_thresholder', 'v > 1'],
    ['condition', 'event', 'neurongroup_event_thresholder', 'v > 2'],
    ['refractory', 'refractory', 'neurongroup_stateupdater', '5 * ms'],
    ['event code', 'spike', 'neurongroup_spike_resetter', '0; 1'],
    ['event code', 'event', 'neurongroup_event_resetter', '3'],
    ['regular', 'neurongroup_run_regularly', 'neurongroup_run_regularly', 'x'],
  ])
})
