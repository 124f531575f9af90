#!/usr/bin/env node
// Runs in several threads, for as long as one likes: `npm run soak -- --help`.

import { runCommand } from '../bundled.js'

await runCommand(import.meta.url)
