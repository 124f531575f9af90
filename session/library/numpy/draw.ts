/** Random numbers one after the other, for what takes an unknown number of them. */
import { createRuntime, type Runtime } from '../../../compiler/index.ts'
import type { Session, StateKey } from '../../evaluate/call.ts'

export type Key = readonly [low: number, high: number]

/** Uniforms from 0 to 1 (without 1) and standard normals, all functions of one key. */
export interface Draws {
  uniform(): number
  normal(): number
  /** Many at once. */
  uniforms(count: number): Float64Array
  normals(count: number): Float64Array
  poissons(means: Float64Array): Float64Array
}

const runtimeKey: StateKey<Runtime> = { name: 'numpy.random', create: () => createRuntime() }

/** How many numbers to draw ahead. */
const block = 64

/** The draws of a key: every row of them is a stream of its own. */
export function drawsOf(session: Session, key: Key): Draws {
  const runtime = session.state(runtimeKey)
  let stream = 0
  const one = (kind: 'rand' | 'randn'): (() => number) => {
    let row: Float64Array = new Float64Array()
    let next = 0
    return () => {
      if (next === row.length) {
        row = runtime.draw(kind, block, stream++, key)
        next = 0
      }
      return row[next++] ?? 0
    }
  }
  return {
    uniform: one('rand'),
    normal: one('randn'),
    uniforms: count => runtime.draw('rand', count, stream++, key),
    normals: count => runtime.draw('randn', count, stream++, key),
    poissons: means => runtime.poisson(means, stream++, key),
  }
}
