/**
 * Sums, differences and products of whole numbers of 32 bits at most, in their own type: the last bits, which are the same
 * with and without a sign.
 */
import {
  addInt16,
  addInt32,
  addUint8,
  multiplyInt16,
  multiplyInt32,
  multiplyUint8,
  subtractInt16,
  subtractInt32,
  subtractUint8,
} from '../generated/loops.ts'
import { movable, type Storage } from './array.ts'
import type { LoopOfPairs, ShortLoop } from './float-loops.ts'

function shortLoop(
  ofFour: LoopOfPairs<Int32Array, Int32Array>,
  ofTwo: LoopOfPairs<Int16Array, Int16Array>,
  ofOne: LoopOfPairs<Uint8Array, Uint8Array>,
): ShortLoop {
  return (left: Storage, right: Storage, made: Storage) => {
    const [x, y, result] = [movable(left), movable(right), movable(made)]
    if (x instanceof Int32Array) ofFour(x, y as Int32Array, result as Int32Array)
    else if (x instanceof Int16Array) ofTwo(x, y as Int16Array, result as Int16Array)
    else ofOne(x as Uint8Array, y as Uint8Array, result as Uint8Array)
  }
}

export const addShort: ShortLoop = shortLoop(addInt32, addInt16, addUint8)
export const subtractShort: ShortLoop = shortLoop(subtractInt32, subtractInt16, subtractUint8)
export const multiplyShort: ShortLoop = shortLoop(multiplyInt32, multiplyInt16, multiplyUint8)
