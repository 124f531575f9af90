/**
 * Addresses both sides of a module agree on. All memory belongs to the host; the module imports it.
 *
 * ```
 *      0 ┬ never used: a zero address is always a bug
 *    128 ┼ words that threads meet by, see `Meeting`
 *   1024 ┼ the table: 8-byte slots, see `Header` and the manifest
 * 524288 ┼ the module's constant data (tables of the elementary functions)
 * 589824 ┴ state, derived arrays, records: placed by the host, addresses written into the table
 * ```
 */

/** The version of the contract; a module with another one is refused. */
export const ABI = 8

/** Byte address of slot 0. */
export const TABLE = 1024

/** Bytes in a slot. An i32 stands in its low half. */
export const SLOT = 8

/** Where a module's own constant data may begin. */
export const STATIC = 524288

/** The first byte the host may give away. */
export const HEAP = 589824

/** The most slots a table has. */
export const MOST_SLOTS: number = (STATIC - TABLE) / SLOT

/** Slots before those the manifest assigns. */
export const Header = {
  /** i64: the next step of the base clock; without a base clock, the moments so far. Moved on by the module at the end of each block. */
  step: 0,
  /** Two u32: the key of the random numbers, low word first. */
  key: 1,
  /** i32: the longest block, in steps (at least 1). */
  blockLimit: 2,
  /** i32: neurons in a tile, a multiple of 16. */
  tile: 3,
  /** i32: how many of the phases that the host carries out before all others are done for the next tick. The module's own. */
  called: 4,
  /** i32: the length of the next block. The module's own. */
  nextBlock: 5,
  /** i32: how many threads work together; 0 for one. */
  threads: 6,
  /** i32: address of a u32 for each of several threads: how many bytes behind this table its own one stands. */
  tables: 7,
  /**
   * i32: length of the block under way, 0 between blocks. Each thread's own, as all that follow, and in another line of the cache than
   * what all of them read. The next four say where in the block it is, and are the module's.
   */
  block: 8,
  /** i32: the part of the network. */
  part: 9,
  /** i32: the step of the block, where the part goes step by step. */
  blockStep: 10,
  /** i32: the stage of the step. */
  stage: 11,
  /** i32: the tile. */
  cursor: 12,
  /**
   * i32: 0; or 1 + index in the manifest's `monitors` of the one that needs room before `advance` can go on; or
   * −1 − index in its `schedule` of the phase that the host is to carry out before.
   */
  need: 13,
  /** i32: how many free entries it needs beyond those used. */
  needRoom: 14,
  /** The first slot that the manifest assigns. */
  first: 16,
} as const

/** Slots of the header that each of several threads has for itself. */
export const ownHeader: readonly number[] = [
  Header.block,
  Header.part,
  Header.blockStep,
  Header.stage,
  Header.cursor,
  Header.need,
  Header.needRoom,
]

/** Addresses of i32 words that several threads meet by (`runtime-as/threads.ts`), and which the host reads or writes. */
export const Meeting = {
  /** How often a thread looks whether the others have come before it falls asleep. */
  patience: 448,
  /** Not 0 where the threads are to return from `share` at the end of a block. */
  pause: 512,
  /** Not 0 where nobody is to wait any more. */
  abandoned: 576,
  /** The word that sleepers wait for. */
  meetings: 192,
  /** All of the words. */
  first: 128,
  end: 640,
} as const

/** The longest block a host may ask for; tracks are this long. */
export const MAX_BLOCK = 32

/** Brian's `epsilon_dt`: times closer to each other than this part of a step are the same. */
export const EPSILON_DT = 1e-4

/** The most threads that work together. */
export const MOST_THREADS = 64

/** The most neurons in a tile unless the host is told otherwise. */
export const DEFAULT_TILE = 512

/** Bytes of one element. */
export const elementBytes = { f64: 8, f32: 4, i64: 8, i32: 4, u8: 1 } as const
