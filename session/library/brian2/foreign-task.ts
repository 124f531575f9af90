/**
 * Tasks that another process would do: what they do to objects that were there before is undone when they are over, so that
 * every task begins with what the script has, and the script goes on with that.
 */
import type { Network, VariableOwner } from '../../../network/index.ts'
import { Group } from '../../../network/group.ts'
import { Subgroup } from '../../../network/subgroup.ts'
import type { CallSite, Session } from '../../evaluate/call.ts'
import { truth } from '../../evaluate/truth.ts'
import type { Value } from '../../evaluate/values.ts'
import { brianData } from './brian-class.ts'
import { brianOf, type Brian, type DataOf } from './state.ts'

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

/** Before a network runs, or is stored or restored. */
export function keepState(network: Network, brian: Brian): void {
  if (brian.task === undefined || brian.task.undo.has(network)) return
  if (!network.objects.some(({ object }) => isOlder(object, brian))) return
  brian.task.undo.set(network, network.keep())
}

/** Before a network has other objects, or other slots of a step. */
export function keepMembers(data: DataOf<'network'>, brian: Brian): void {
  if (brian.task === undefined || brian.task.undo.has(data) || !isOlder(data.object, brian)) return
  const { object, contents } = data
  const members = [...contents]
  const putBack = object.keepMembers()
  brian.task.undo.set(data, () => {
    putBack()
    contents.splice(0, Infinity, ...members)
  })
}

/** Before something is set that is no value, such as whether an object is active: what sets it back. */
export function keepSetting(brian: Brian, setBack: () => void): void {
  brian.task?.undo.set(setBack, setBack)
}

/** `object.active = value`. */
export function setActive(object: { active: boolean }, value: Value, site: CallSite): void {
  const { active } = object
  keepSetting(brianOf(site.session), () => void (object.active = active))
  object.active = truth(value, site)
}
