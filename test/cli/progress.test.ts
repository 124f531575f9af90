import { expect, test } from 'vitest'
import { progressBar } from '../../cli/progress.ts'

/** What a terminal shows of a bar, at moments of our own. */
function shown(): { bar: ReturnType<typeof progressBar>; at: (milliseconds: number) => void; text: () => string } {
  let written = ''
  let time = 5000
  const stderr = { isTTY: true, write: (text: string) => void (written += text) }
  const bar = progressBar({ stderr }, true, () => time)
  return {
    bar,
    at: milliseconds => void (time = 5000 + milliseconds),
    text: () => written.replaceAll('\r\u001B[K', '|'),
  }
}

test('a connection that lasts shows how far it is, at most ten times a second, until it has ended', () => {
  const { bar, at, text } = shown()
  bar.connecting({ name: 'S', fraction: 0.1 })
  at(1000)
  bar.connecting({ name: 'S', fraction: 0.256 })
  at(1050)
  bar.connecting({ name: 'S', fraction: 0.3 })
  at(1100)
  bar.connecting({ name: 'S', fraction: 0.35 })
  expect(text()).toBe('connecting S: 25%|connecting S: 35%')
  bar.connecting({ name: 'S', fraction: 1 })
  expect(text()).toBe('connecting S: 25%|connecting S: 35%|')
  bar.connecting({ name: 'T', fraction: 0.5 })
  bar.connecting({ name: 'T', fraction: 1 })
  expect(text()).toBe('connecting S: 25%|connecting S: 35%|')
})

test('nothing is shown where nobody looks', () => {
  let written = ''
  const bar = progressBar({ stderr: { write: text => void (written += text) } }, true, () => 0)
  bar.connecting({ name: 'S', fraction: 0.5 })
  bar.say('compiling')
  expect(written).toBe('')
})
