/**
 * Tasks that another process would do: what they do to objects that were there before is undone when they are over, so that
 * every task begins with what the script has, and the script goes on with that.
 */
import type { Network, VariableOwner } from '../../../network/index.ts'
import { Group } from '../../../network/group.ts'
import { Subgroup } from '../../../network/subgroup.ts'
import type { Session } from '../../evaluate/call.ts'
import { brianData } from './brian-class.ts'
import { brianOf, isNetworkObject, type Brian, type DataOf } from './state.ts'

/** Brian as another process has it, up to a call of what is given back. */
export function beginTask(session: Session): () => void {
  const brian = brianOf(session)
  const { scope, current, magicSlots, precision, deviceName, standalone, task: outer } = brian
  const { chosenSeed, drewUnchosen, reseedings } = brian
  const devices = [...brian.devicesBefore]
  const clock = { dt: brian.clock.dt, timestep: brian.clock.timestep }
  const streams = brian.streams.state
  const task = { before: brian.made, undo: new Map<object, () => void>() }
  brian.task = task
  if (standalone !== undefined) {
    // What is built here is not built there.
    const said = standalone.said.map(each => ({ ...each }))
    brian.standalone = { ...standalone, said, beginnings: new Map(standalone.beginnings) }
  }
  return () => {
    for (const undo of [...task.undo.values()].toReversed()) undo()
    // Who ran what was there before goes on with it, in the next task too.
    const goesOn = brian.current?.objects.some(object => isOlder(object, brian)) === true
    if (!goesOn) brian.current = current
    Object.assign(brian, { scope, magicSlots, precision, deviceName, standalone, task: outer })
    brian.devicesBefore.splice(0, Infinity, ...devices)
    brian.clock.restore(clock)
    if (brian.reseedings === reseedings) return
    // A task that chose a seed chose its own.
    brian.streams.restore(streams)
    brian.chosenSeed = chosenSeed
    brian.drewUnchosen = drewUnchosen
  }
}

function isOlder(object: object, { task, wrappers }: Brian): boolean {
  const data = brianData(wrappers.get(object))
  return task !== undefined && data !== undefined && data.serial < task.before
}

/** Before values of a group are set, or synapses made. */
export function keepValues(owner: VariableOwner, brian: Brian): void {
  if (brian.task === undefined) return
  const { undo } = brian.task
  for (const group of touchedBy(owner)) {
    if (undo.has(group) || !isOlder(group, brian)) continue
    const contents = group.contents()
    undo.set(group, () => group.refill(contents))
  }
}

/** The group whose values are set, and those that its variables are linked to: the neurons of synapses. */
export function touchedBy(owner: VariableOwner): Group[] {
  const group = owner instanceof Subgroup ? owner.group : owner
  if (!(group instanceof Group)) return []
  const behind = Array.from(group.links.values(), link => link.group)
  return [...new Set([group, ...behind.filter(each => each instanceof Group)])]
}

const beforeTask = 'before a task'

/** Before a network runs. */
export function keepState(network: Network, brian: Brian): void {
  if (brian.task === undefined || brian.task.undo.has(network)) return
  if (!network.objects.some(({ object }) => isOlder(object, brian))) return
  network.store(beforeTask)
  brian.task.undo.set(network, () => network.restore(beforeTask))
}

/** Before objects are added to a network. */
export function keepMembers(data: DataOf<'network'>, brian: Brian): void {
  if (brian.task === undefined || brian.task.undo.has(data) || !isOlder(data.object, brian)) return
  const members = new Set(data.contents)
  brian.task.undo.set(data, () => {
    for (const value of data.contents.filter(each => !members.has(each))) {
      data.contents.splice(data.contents.indexOf(value), 1)
      const added = brianData(value)
      if (added !== undefined && isNetworkObject(added)) data.object.remove(added.object)
    }
  })
}
