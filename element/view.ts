import { element } from './dom.ts'
import { style } from './style.ts'

/** What stands in the shadow of an element. */
export interface View {
  readonly root: HTMLElement
  readonly plots: HTMLElement
  readonly legend: HTMLElement
  readonly progress: HTMLProgressElement
  readonly status: HTMLElement
  readonly problems: HTMLElement
  readonly controls: HTMLElement
  readonly buttons: HTMLElement
  /** Begins, pauses and goes on. */
  readonly run: HTMLButtonElement
  readonly stop: HTMLButtonElement
  readonly reset: HTMLButtonElement
  readonly inputs: HTMLElement
  readonly sliders: HTMLElement
}

/** Fills a shadow. Styles are no element of it, since a strict content policy allows none. */
export function newView(shadow: ShadowRoot): View {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  shadow.adoptedStyleSheets = [sheet]
  const plots = element('div', { className: 'plots', part: 'plots' })
  const legend = element('p', {
    className: 'legend',
    part: 'legend',
    hidden: true,
    textContent: 'the run before',
  })
  const progress = element('progress', { max: 1, value: 0, part: 'progress', 'aria-label': 'Progress of the run' })
  const status = element('p', { className: 'status', part: 'status', role: 'status' })
  const problems = element('div', { className: 'problems', part: 'problems', role: 'alert' })
  const button = (textContent: string, part: string): HTMLButtonElement =>
    element('button', { type: 'button', textContent, part: `button ${part}`, className: part })
  const [run, stop, reset] = [button('Run', 'run'), button('Stop', 'stop'), button('Reset', 'reset')]
  const buttons = element('div', { className: 'buttons', part: 'buttons' }, run, stop, reset)
  const inputs = element('div', { className: 'inputs', part: 'inputs' })
  const sliders = element('div', { className: 'sliders', part: 'sliders' })
  const controls = element('div', { className: 'controls', part: 'controls' }, buttons, inputs, sliders)
  const shown = element('div', { className: 'shown' }, plots, legend, progress, status, problems)
  const root = element('div', { className: 'model', role: 'group' }, shown, controls)
  shadow.replaceChildren(element('div', { className: 'frame', part: 'frame' }, root))
  return { root, plots, legend, progress, status, problems, controls, buttons, run, stop, reset, inputs, sliders }
}
