import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What scripts make of sources must be that of the sources under test. */
export default function setup(): void {
  for (const script of ['embed-runtime.js', 'write-loops.js'])
    execFileSync(process.execPath, [fileURLToPath(new URL(`../scripts/${script}`, import.meta.url))])
}
