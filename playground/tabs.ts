/** Tabs, by mouse and arrow keys. */

/** Lets the tabs of a list show one panel at a time. */
export function makeTabs(list: HTMLElement, onShow: (id: string) => void): (id: string) => void {
  const tabs = [...list.querySelectorAll<HTMLElement>('[role="tab"]')]
  const select = (id: string): void => {
    for (const tab of tabs) {
      const selected = tab.id === id
      tab.setAttribute('aria-selected', String(selected))
      tab.tabIndex = selected ? 0 : -1
      const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '')
      if (panel !== null) panel.hidden = !selected
    }
    onShow(id)
  }
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => select(tab.id))
    tab.addEventListener('keydown', ({ key }) => {
      const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
      const next = step === 0 ? undefined : tabs[(index + step + tabs.length) % tabs.length]
      if (next === undefined) return
      select(next.id)
      next.focus()
    })
  }
  return select
}
