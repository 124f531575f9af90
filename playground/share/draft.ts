/** The text in the editor, kept by the browser from visit to visit. */

export interface Draft {
  readonly file: string
  readonly text: string
}

const key = 'hillock.draft'

/** What was kept last; undefined where nothing is, or the browser keeps nothing. */
export function keptDraft(): Draft | undefined {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof found !== 'object' || found === null) return undefined
    const { file, text } = found as Partial<Draft>
    return typeof file === 'string' && typeof text === 'string' ? { file, text } : undefined
  } catch {
    // A browser may refuse to keep anything, and another page of this site may have kept something else.
    return undefined
  }
}

/** @returns whether the browser keeps it */
export function keepDraft(draft: Draft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
    return true
  } catch {
    // Full, or not allowed: the text stays in the editor, and the page says so.
    return false
  }
}
