/** `--size GROUP=NUMBER`: what can be told of it before a script runs. */
import type { Script } from '../compiler/grammar/ast.ts'
import { type Diagnostic, didYouMean, error, type Report, type Source } from '../diagnostics/index.ts'
import { variablesOfCalls } from './script-facts.ts'

/**
 * Refuses sizes for groups that the script cannot make, so that nobody waits for a simulation to be told. A script that
 * gives groups names of its own (`name=`) tells only when it has made them.
 */
export function checkSizes(
  script: Script,
  sources: readonly Source[],
  sizes: Readonly<Record<string, number>>,
  report: Report,
): void {
  if (sources.some(({ text }) => /\bname\s*=/.test(text))) return
  const variables = [...variablesOfCalls(script)]
  const groups = variables.flatMap(([at, name]) =>
    /^(?:\w+\.)*(?:Neuron|Poisson)Group\b/.test(at.source.text.slice(at.start)) ? [name] : [],
  )
  for (const name of Object.keys(sizes)) {
    const possible =
      /^(?:neuron|poisson)group(?:_\d+)?$/.test(name) || variables.some(([, variable]) => variable === name)
    if (!possible) report(noGroup(name, groups))
  }
}

/** @param groups that there are */
export function noGroup(name: string, groups: readonly string[]): Diagnostic {
  const help = didYouMean(name, groups) ?? (groups.length > 0 ? `the groups are ${groups.join(', ')}` : undefined)
  return error('usage', undefined, `--size ${name}: the script makes no group of that name`, { help })
}
