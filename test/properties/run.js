#!/usr/bin/env node
// Random models by the thousand: `npm run test:models -- --help`.

import { runCommand } from '../bundled.js'

await runCommand(import.meta.url)
