/** `fig.canvas` and its manager, as matplotlib has them without a window: what redraws or names a window does nothing. */
import type { Figure } from '../../figures/index.ts'
import type { CallSite, StateKey } from '../evaluate/call.ts'
import { str, tuple, type ObjectType, type ObjectValue } from '../evaluate/values.ts'
import { orMissing } from './missing-picture.ts'
import { method, methods, type MethodRow } from './row.ts'

const nothing = (signature: string): MethodRow<Figure> => method(signature, () => null)

/** Figures are drawn when they are shown or saved, and nobody presses keys or buttons. */
const canvasMethods = methods<Figure>([
  nothing('draw(*args, **kwargs)'),
  nothing('draw_idle(*args, **kwargs)'),
  nothing('flush_events()'),
  nothing('blit(bbox=None)'),
  method('mpl_connect(s, func)', (_, __, site) => BigInt(site.session.state(connectionsKey).count++)),
  nothing('mpl_disconnect(cid)'),
  method('get_width_height(*, physical=False)', ({ size, dpi }) =>
    tuple(size.map(length => BigInt(Math.floor(length * dpi)))),
  ),
])

/** Numbers of what is connected to events. */
const connectionsKey: StateKey<{ count: number }> = { name: 'canvas connections', create: () => ({ count: 0 }) }

/** What windows were named. */
const titlesKey: StateKey<WeakMap<Figure, string>> = { name: 'window titles', create: () => new WeakMap() }

const managerMethods = methods<Figure>([
  method('set_window_title(title)', (figure, [title = null], site) => {
    site.session.state(titlesKey).set(figure, site.session.text(title))
    return null
  }),
  method('get_window_title()', (figure, _, site) =>
    str(site.session.state(titlesKey).get(figure) ?? `Figure ${figure.number}`),
  ),
  nothing('full_screen_toggle()'),
  nothing('resize(w, h)'),
])

function typed(
  name: string,
  rows: ReadonlyMap<string, MethodRow<Figure>>,
  others: (name: string, figure: Figure, site: CallSite) => ObjectValue | undefined,
): ObjectType {
  return {
    name,
    attribute: orMissing(name, (object, attribute, site) => {
      const figure = object.data as Figure
      return others(attribute, figure, site) ?? rows.get(attribute)?.bind(figure)
    }),
    attributeNames: () => rows.keys(),
    equals: (object, other) =>
      typeof other === 'object' && other?.kind === 'object' && other.type === object.type && other.data === object.data,
    repr: () => `<${name}>`,
  }
}

export const canvasType: ObjectType = typed('FigureCanvasAgg', canvasMethods, (name, figure) =>
  name === 'manager' ? { kind: 'object', type: managerType, data: figure } : undefined,
)

export const managerType: ObjectType = typed('FigureManagerBase', managerMethods, (name, figure) =>
  name === 'canvas' ? canvasOf(figure) : undefined,
)

/** `fig.canvas`. */
export function canvasOf(figure: Figure): ObjectValue {
  return { kind: 'object', type: canvasType, data: figure }
}
