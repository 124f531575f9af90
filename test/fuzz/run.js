#!/usr/bin/env node
// Inputs that nobody means well: `npm run fuzz -- --help`.

import { runCommand } from '../bundled.js'

await runCommand(import.meta.url)
