import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/snap/bin'].flatMap(folder =>
  names.map(name => join(folder, name)),
)

const elsewhere = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser of this machine, if it has one: `CHROMIUM_PATH`, or what goes by a usual name. */
export const executablePath: string | undefined =
  process.env['CHROMIUM_PATH'] || [...places, ...elsewhere].find(isExecutable)

/** Whether its absence is a failure. */
export const isRequired: boolean = process.env['HILLOCK_REQUIRE_BROWSER'] === '1'

/** Starts it without a window and without anything that calls home. */
export function launch(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('there is no browser')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
