import { type Colour, withAlpha } from './colours.ts'
import type { Layer } from './layers.ts'

/** The layers of several series from back to front, neighbours of one look joined into one path. */
export function stacked(layers: readonly Layer[]): readonly Layer[] {
  const ordered = layers.filter(layer => layer.path !== '').toSorted((a, b) => a.zorder - b.zorder)
  const joined: Layer[] = []
  for (const layer of ordered) {
    const last = joined.at(-1)
    // Translucent and filled layers must stay apart: within one path nothing lies over itself.
    if (last && layer.opacity === 1 && layer.fill === 'none' && opaque(layer.stroke) && sameLook(last, layer)) {
      joined[joined.length - 1] = { ...last, path: last.path + layer.path }
    } else {
      joined.push(layer)
    }
  }
  return joined
}

function opaque(colour: Colour): boolean {
  return withAlpha(colour, 1) === colour
}

function sameLook(a: Layer, b: Layer): boolean {
  return (
    a.fill === b.fill &&
    a.stroke === b.stroke &&
    a.width === b.width &&
    a.cap === b.cap &&
    a.opacity === b.opacity &&
    a.zorder === b.zorder &&
    a.dash.join() === b.dash.join()
  )
}
