import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The embedded runtime must be that of the sources under test. */
export default function setup(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('../scripts/embed-runtime.js', import.meta.url))])
}
