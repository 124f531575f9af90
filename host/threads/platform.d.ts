/** `imports` of package.json gives Node its threads, and pages theirs. */
declare module '#threads' {
  export const startThread: import('./thread.ts').StartThread
}
