/** Tries case after case, and keeps what is found: each fault once, made small. */
import { type Fault, keyOf } from './fault.ts'
import type { Kind } from './kind.ts'
import { Random } from './random.ts'
import { Tester } from './tester.ts'

/** A case that shows a fault. */
export interface Found {
  readonly kind: string
  readonly seed: number
  readonly index: number
  readonly fault: Fault
  /** The smallest case found, as text. */
  readonly shown: string
  /** Whether it was found a second time, by itself in a new process. */
  readonly again: boolean
}

export interface Campaign {
  readonly kinds: readonly Kind[]
  /** The JavaScript file of the process that tries them. */
  readonly entry: string
  readonly seed: number
  readonly seconds: number
  /** Only the case of this number. */
  readonly only?: number | undefined
  /** Seconds for making a case smaller; 20 unless given. */
  readonly shrink?: number | undefined
  /** Bytes that a case may take; 2 GB unless given. */
  readonly memory?: number | undefined
  readonly onFound?: (found: Found) => void
  /** Called after each case. */
  readonly onCase?: (tried: ReadonlyMap<string, number>) => void
}

export interface Outcome {
  /** Cases of each kind. */
  readonly tried: ReadonlyMap<string, number>
  readonly found: readonly Found[]
}

/** The case of a kind that a seed and a number stand for. */
export function caseOf(kind: Kind, seed: number, index: number): unknown {
  return kind.make(new Random(seed, kind.name, index), index)
}

/** Spends some time on cases, about the same on each kind. */
export async function campaign(options: Campaign): Promise<Outcome> {
  const { kinds, entry, seed, seconds, only, onFound, onCase } = options
  const tester = new Tester(entry, options.memory ?? 2 ** 31)
  const tried = new Map(kinds.map(({ name }) => [name, 0]))
  const spent = new Map(kinds.map(({ name }) => [name, 0]))
  const found = new Map<string, Found>()
  const left = new Set<string>()
  const began = performance.now()
  const isOver = (): boolean => performance.now() - began > seconds * 1000
  try {
    do {
      const kind = kinds.toSorted((a, b) => (spent.get(a.name) ?? 0) - (spent.get(b.name) ?? 0))[0]
      if (kind === undefined) break
      const index = only ?? tried.get(kind.name) ?? 0
      const start = performance.now()
      const given = caseOf(kind, seed, index)
      const about = kind.about?.(given)
      if (about === undefined || !left.has(about)) {
        const fault = await attempt(tester, kind, given)
        const isCostly = fault !== undefined && ['hang', 'memory', 'death'].includes(fault.what)
        if (isCostly && about !== undefined) left.add(about)
        if (fault !== undefined && (isCostly || !found.has(keyOf(fault)))) {
          const each = { kind: kind.name, seed, index, ...(await investigated(tester, kind, given, fault, options)) }
          // What has no message is told apart by what it is, which is known only now.
          const key = isCostly ? each.shown : keyOf(fault)
          if (!found.has(key)) {
            found.set(key, each)
            onFound?.(each)
          }
        }
      }
      tried.set(kind.name, (tried.get(kind.name) ?? 0) + 1)
      spent.set(kind.name, (spent.get(kind.name) ?? 0) + performance.now() - start)
      onCase?.(tried)
    } while (only === undefined && !isOver())
  } finally {
    tester.dispose()
  }
  return { tried, found: [...found.values()] }
}

async function attempt(tester: Tester, kind: Kind, given: unknown, times = 1): Promise<Fault | undefined> {
  const fault = await tester.attempt({ kind: kind.name, case: given }, times * kind.seconds)
  return fault?.what === 'hang' && kind.endless?.(given) === true ? undefined : fault
}

/** Tries a case again in a new process, with more time, and makes it smaller. */
async function investigated(
  tester: Tester,
  kind: Kind,
  given: unknown,
  fault: Fault,
  { shrink = 20 }: Campaign,
): Promise<Pick<Found, 'fault' | 'shown' | 'again'>> {
  tester.dispose()
  const second = await attempt(tester, kind, given, 3)
  if (second === undefined) return { fault, shown: kind.show(given), again: false }
  const key = keyOf(second)
  let smallest = second
  const fails = async (smaller: unknown): Promise<boolean> => {
    const same = await attempt(tester, kind, smaller)
    if (same === undefined || keyOf(same) !== key) return false
    smallest = same
    return true
  }
  const small = await kind.shrink(given, fails, performance.now() + 1000 * shrink)
  return { fault: smallest, shown: kind.show(small), again: true }
}
