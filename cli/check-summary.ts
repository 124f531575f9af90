import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** A file with what is wrong with it. */
export interface CheckedFile {
  readonly file: string
  readonly diagnostics: readonly Diagnostic[]
}

/** What a check found, over all files. */
export interface CheckSummary {
  readonly files: number
  /** Files without an error. */
  readonly runs: number
  /** In how many files each thing occurs that Hillock does not have. */
  readonly missing: Readonly<Record<string, number>>
  /** Files with errors of their own. */
  readonly wrong: number
  /** `31 of 40 files run; missing: SpatialNeuron 6, scipy 2` */
  readonly text: string
}

/**
 * Counts files, and what they lack.
 *
 * @param files how many there are, checked or not
 */
export function checkSummary(checked: readonly CheckedFile[], files: number): CheckSummary {
  const counts = new Map<string, number>()
  let runs = 0
  let wrong = 0
  for (const { diagnostics } of checked) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    const lacking = new Set(errors.flatMap(each => (each.code === 'unsupported' ? [missingName(each)] : [])))
    for (const name of lacking) counts.set(name, (counts.get(name) ?? 0) + 1)
    if (errors.length === 0) runs++
    else if (errors.some(({ code }) => code !== 'unsupported')) wrong++
  }
  const missing = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const parts = [`${runs} of ${files} ${files === 1 ? 'file runs' : 'files run'}`]
  if (checked.length < files) parts.push(`${files - checked.length} not looked at`)
  if (missing.length > 0) parts.push(`missing: ${missing.map(([name, count]) => `${name} ${count}`).join(', ')}`)
  if (wrong > 0) parts.push(`${wrong} with errors`)
  return { files, runs, missing: Object.fromEntries(missing), wrong, text: parts.join('; ') }
}

/** What is not there, in a word or two: `SpatialNeuron`, `scipy` for `scipy.optimize`, `a function definition`. */
function missingName({ message, span }: Diagnostic): string {
  const module = message.match(/^(?:the module '|import )(?<top>[\p{L}_][\p{L}\p{N}_]*)/u)?.groups?.['top']
  if (module !== undefined) return module
  const subject = message.match(/^(?<subject>.{1,60}?) is (?:Brian 2|Python|numpy|matplotlib|valid)\b/)?.groups?.[
    'subject'
  ]
  if (subject !== undefined) return subject
  const place = span === undefined ? '' : span.source.text.slice(span.start, span.end)
  return /^[\p{L}\p{N}_.]{1,40}$/u.test(place) ? place : message.slice(0, 60)
}
