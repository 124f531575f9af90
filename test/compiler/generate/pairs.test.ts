import { expect, test } from 'vitest'
import { Network, NeuronGroup, StateMonitor } from '../../../network/index.ts'
import type { Stepping } from '../../../network/network-options.ts'
import { assembleQuickly } from '../../assemble.ts'

/** What becomes of 40 turning pairs, of which a monitor samples some, in an odd number of steps. */
async function turned(stepping: Stepping): Promise<unknown> {
  const group = new NeuronGroup(40, 'dv/dt = w/(3*ms) : 1\ndw/dt = -v/(3*ms) : 1', { method: 'euler' })
  group.set({ v: '1 + i', w: '0.1*i' })
  const trace = new StateMonitor(group, ['v', 'w'], { record: [3, 35] })
  await using network = new Network([group, trace], { assemble: assembleQuickly, stepping })
  await network.run('0.7 ms')
  await network.run('4.5 ms')
  return [group.get('v'), group.get('w'), trace.get('v'), trace.get('w')]
}

test('steps that are done two at once are those that are done one after the other', async () => {
  const oracle = await turned({ join: false, lanes: 'scalar' })
  for (const stepping of [{ tile: 16 }, { tile: 16, blockLimit: 3 }, { tile: 512 }, { blockLimit: 1 }])
    expect(await turned(stepping)).toEqual(oracle)
})
