/** Elements of the page. */

/** The element with an id, which the page has. */
export function find<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the page has no #${id}`)
  return found as E
}

type Properties<E> = Partial<Omit<E, 'style' | 'dataset'>> & {
  readonly dataset?: Readonly<Record<string, string>>
  readonly aria?: Readonly<Record<string, string>>
}

/** Makes an element: text is text, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { dataset = {}, aria = {}, ...properties }: Properties<HTMLElementTagNameMap[Name]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  Object.assign(made, properties)
  Object.assign(made.dataset, dataset)
  for (const [key, value] of Object.entries(aria)) made.setAttribute(key === 'role' ? key : `aria-${key}`, value)
  made.append(...children)
  return made
}

/** Offers bytes or a text as a file. */
export function download(name: string, content: BlobPart, type: string): void {
  const link = element('a', { href: URL.createObjectURL(new Blob([content], { type })), download: name })
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** Carries something out before the next picture of the screen, once however often it is asked for. */
export function oncePerFrame(work: () => void): () => void {
  let waiting = false
  return () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      work()
    })
  }
}
