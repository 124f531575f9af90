import type { CallSite } from '../../evaluate/call.ts'

/** A note that no bar is drawn, given once. */
export function tellNoBar(library: string, { session, span }: CallSite): void {
  session.noteOnce('ignored', span, `${library} draws no bar here`, 'a run that lasts shows one on a terminal')
}
