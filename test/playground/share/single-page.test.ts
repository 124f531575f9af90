import { expect, test } from 'vitest'
import { singlePage } from '../../../playground/share/single-page.ts'

test('a page holds its script and its module whole, and its title is only text', () => {
  const page = singlePage({
    title: '<img src=x>.py',
    element: "const text = '</script><script>alert(1)</script><!--'",
    module: Uint8Array.of(0, 97, 115, 109),
  })
  expect(page).toContain('src="data:application/wasm;base64,AGFzbQ=="')
  expect(page).not.toContain('<img')
  expect(page.match(/<script/g)).toHaveLength(2)
  expect(page.match(/<\/script/g)).toHaveLength(1)
  const [, code = ''] = /const text = ('.*')/.exec(page) ?? []
  expect(code).toBe(String.raw`'\x3c/script><script>alert(1)\x3c/script>\x3c!--'`)
})
