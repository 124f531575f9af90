/** What binaryen does to a module before it is written. */
import type binaryen from 'binaryen'

/**
 * The settings; they decide on a module just as its text does.
 *
 * Generated loops hold little that an optimiser could take away, and engines optimise once more. What counts is that
 * nothing is called in a loop, where engines keep no vector in a register, and that constant addresses are added up.
 * With these passes modules run as fast as after AssemblyScript's own list for -O2, which takes ten times as long.
 */
export const optimiser = {
  passes: ['inlining', 'precompute', 'simplify-locals'],
  optimizeLevel: 2,
  /** Functions of as many nodes are inlined wherever they are called, and of as many if there is one call. */
  inlineAlways: 12,
  inlineOnce: 200,
} as const

/** Optimises a module in place. */
export function optimise(module: Pick<binaryen.Module, 'runPasses'>, settings: Settings): void {
  settings.setOptimizeLevel(optimiser.optimizeLevel)
  settings.setAlwaysInlineMaxSize(optimiser.inlineAlways)
  settings.setOneCallerInlineMaxSize(optimiser.inlineOnce)
  module.runPasses(optimiser.passes)
}

/** The part of binaryen that holds its settings, which are for all modules. */
type Settings = Pick<typeof binaryen, 'setOptimizeLevel' | 'setAlwaysInlineMaxSize' | 'setOneCallerInlineMaxSize'>
