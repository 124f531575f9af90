import type { Report } from '../../diagnostics/index.ts'

/** What was found in a text, and whether that is enough: reading on would only take time. */
export interface Findings {
  readonly report: Report
  readonly full: () => boolean
}
