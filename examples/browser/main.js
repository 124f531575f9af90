// Two ways to run a model in a page, a tab each:
//   module-view.js  a compiled module and the host (some 23 kB of JavaScript, gzipped; no compiler)
//   script-view.js  a model file, compiled and run by a whole session in a worker

import { startModuleView } from './module-view.js'
import { startScriptView } from './script-view.js'

const tabs = [...document.querySelectorAll('[role="tab"]')]
const views = {
  'module-tab': once(startModuleView),
  'script-tab': once(() => startScriptView(openModule)),
}

for (const tab of tabs) {
  tab.addEventListener('click', () => select(tab))
  tab.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length]
    select(next)
    next.focus()
  })
}
addEventListener('hashchange', selectByAddress)
selectByAddress()

function selectByAddress() {
  select(tabs.find(tab => `#${tab.id.replace('-tab', '')}` === location.hash) ?? tabs[0])
}

function select(chosen) {
  for (const tab of tabs) {
    const selected = tab === chosen
    tab.setAttribute('aria-selected', String(selected))
    tab.tabIndex = selected ? 0 : -1
    document.getElementById(tab.getAttribute('aria-controls')).hidden = !selected
  }
  history.replaceState(null, '', `#${chosen.id.replace('-tab', '')}`)
  views[chosen.id]()
}

/** What was compiled in the second tab, in the first. */
function openModule(bytes, name) {
  select(tabs[0])
  views['module-tab']().open(bytes, name)
}

/** A view is started when it is first looked at, so that a reader of one tab does not wait for the other. */
function once(start) {
  let view
  return () => (view ??= start())
}
