/** Starts the playground with what the address asks for. */
import { App } from './app.ts'
import { find } from './dom.ts'
import { galleryText } from './gallery/gallery.ts'
import { keptDraft } from './share/draft.ts'
import { decodeShared, LinkError, type Shared } from './share/link.ts'

/** What is shown to somebody who comes for the first time. */
const firstModel = 'adaptive-threshold.py'

const plain = { seed: undefined, values: {} }

const app = new App()
const asked = new URLSearchParams(location.hash.slice(1))
for (const [key, value] of new URLSearchParams(location.search)) if (!asked.has(key)) asked.set(key, value)
if (asked.get('view') === 'sliders') app.showSlidersOnly()
addEventListener('hashchange', () => location.reload())

try {
  const { shared, run } = await opened()
  app.open(shared, run)
} catch (thrown) {
  find('status').textContent = thrown instanceof Error ? `${thrown.message}.` : String(thrown)
  app.open({ file: firstModel, text: await galleryText(firstModel), seed: undefined, values: {} }, false)
  find('status').textContent = thrown instanceof Error ? `${thrown.message}.` : String(thrown)
}

/** A link's model, a file of this site, what was being written, or the first model. */
async function opened(): Promise<{ readonly shared: Shared; readonly run: boolean }> {
  const letters = asked.get('model')
  if (letters !== null) return { shared: decodeShared(letters), run: true }
  const file = asked.get('open')
  if (file !== null) return { shared: { ...plain, file: nameOf(file), text: await textOf(file) }, run: true }
  const draft = keptDraft()
  if (draft !== undefined) return { shared: { ...plain, ...draft }, run: false }
  return { shared: { ...plain, file: firstModel, text: await galleryText(firstModel) }, run: true }
}

/** @throws LinkError for files of other sites, and for what is not there */
async function textOf(file: string): Promise<string> {
  const url = new URL(file, location.href)
  if (url.origin !== location.origin) throw new LinkError('only files of this site can be opened by a link')
  const response = await fetch(url)
  if (!response.ok) throw new LinkError(`there is no ${nameOf(file)} on this site`)
  return response.text()
}

function nameOf(file: string): string {
  try {
    return decodeURIComponent(file.split('/').at(-1) ?? '') || 'model.py'
  } catch {
    // Not written as an address is.
    return 'model.py'
  }
}
