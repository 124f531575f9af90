/**
 * `<hillock-model src="model.wasm" plot="raster">`: a compiled model with sliders and plots in any page, by the host alone.
 * The same file is what its workers run.
 */
import { HillockModelElement } from './hillock-model.ts'
import { isOwnWorker, serve } from './worker.ts'

export type { ElementSimulation, Recorded } from './handle.ts'
export { HillockModelElement } from './hillock-model.ts'
export type { Problem, RunEnded } from './messages.ts'
export type { PlayerEvents } from './player.ts'

declare global {
  interface HTMLElementTagNameMap {
    'hillock-model': HillockModelElement
  }
}

if (isOwnWorker()) serve()
else if (typeof customElements !== 'undefined' && customElements.get('hillock-model') === undefined) {
  customElements.define('hillock-model', HillockModelElement)
}
