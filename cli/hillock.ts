#!/usr/bin/env node
/**
 * What the name `hillock` starts: a Node that is too old for the rest is told so before the rest is loaded. Nothing here
 * is newer than Node 14.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major > 20 || (major === 20 && minor >= 19)) void import('./main.ts')
else {
  process.stderr.write(
    `error[usage]: Hillock needs Node 20.19 or newer; this is ${process.versions.node}\n` +
      '  help: https://nodejs.org has a newer one\n',
  )
  process.exitCode = 2
}
