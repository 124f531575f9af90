import type { CallSite } from '../../../evaluate/call.ts'

/** Says once that no process is started. */
export function tellDoneHere(site: CallSite): void {
  site.session.noteOnce(
    'ignored',
    site.span,
    'no other process is started: what is handed over is done here, at once and one after the other',
    'with the same results; a long run takes several threads by itself',
  )
}
