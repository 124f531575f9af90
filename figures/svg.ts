import { chartOf, standInPattern } from './chart.ts'
import { describeFigure, figureTitle } from './describe.ts'
import type { Figure } from './figure.ts'
import { withPlainAxes } from './polar.ts'
import { layOut } from './sheet-layout.ts'

/**
 * Draws a figure as SVG text, without a browser; the charting library is loaded on the first call.
 * The same figure always gives the same text. A `<title>` and a `<desc>` say what is shown.
 */
export async function toSVG(figure: Figure): Promise<string> {
  // One file loads in a sixth of the time that the library's hundreds of modules take. It is the production build too: the
  // other asks for Node's `global` wherever there is no window, and so fails in a worker.
  const { init } = await import('echarts/dist/echarts.esm.min.mjs')
  const sheet = layOut(withPlainAxes(figure))
  const { option, paths } = chartOf(sheet)
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: sheet.width, height: sheet.height })
  try {
    chart.setOption(option)
    return finish(chart.renderToSVGString(), paths, figure)
  } finally {
    // A chart left alone keeps Node from ending.
    chart.dispose()
  }
}

/**
 * Puts the real paths in place of the stand-ins, takes out what counts up from chart to chart in one process, and adds the
 * description. Attribute values are matched with their quotes, which in text are escaped, so that no label is ever touched.
 */
function finish(svg: string, paths: readonly string[], figure: Figure): string {
  const plain = svg
    .replaceAll(/ class="zr\d+-cls-\d+"/g, '')
    .replaceAll(/ (?:pointer-events="visible"|xmlns:xlink="[^"]*"|version="1.1"|baseProfile="full")/g, '')
    .replaceAll(/<style ?>[^]*?<\/style>\n?/g, '')
    .replaceAll(/ ecmeta_\w+="[^"]*"/g, '')
    .replaceAll(standInPattern, (_, index: string) => ` d="${paths[Number(index)] ?? ''}"`)
  // Ids must differ between figures that one page holds, so they carry a hash of the figure.
  const mark = `f${hash(plain.replaceAll(/zr\d+-/g, ''))}-`
  return plain
    .replaceAll(/ id="zr\d+-/g, ` id="${mark}`)
    .replaceAll(/="url\(#zr\d+-/g, `="url(#${mark}`)
    .replace(/^<svg ([^>]*)>/, (_, attributes: string) => `<svg ${attributes} role="img">\n${words(figure)}`)
}

function words(figure: Figure): string {
  return `<title>${escape(figureTitle(figure))}</title>\n<desc>${escape(describeFigure(figure))}</desc>`
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)
}

/** FNV-1a, 32 bits: to tell figures apart, nothing more. */
function hash(text: string): string {
  let value = 0x81_1c_9d_c5
  for (let k = 0; k < text.length; k++) value = Math.imul(value ^ text.charCodeAt(k), 0x01_00_01_93)
  return (value >>> 0).toString(36)
}
