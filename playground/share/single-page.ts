/** A model as one HTML file that works from a disk. */

/** Bytes that are made letters at a time. */
const atOnce = 0x8000

/**
 * The text of the page.
 *
 * @param element the script of `<hillock-model>`
 */
export function singlePage({
  title,
  element,
  module,
}: {
  readonly title: string
  readonly element: string
  readonly module: Uint8Array
}): string {
  let letters = ''
  for (let at = 0; at < module.length; at += atOnce) letters += String.fromCharCode(...module.subarray(at, at + atOnce))
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${escaped(title)}</title>
    <style>body { margin: 2rem auto; max-width: 64rem; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; }</style>
  </head>
  <body>
    <h1>${escaped(title)}</h1>
    <hillock-model src="data:application/wasm;base64,${btoa(letters)}" autorun></hillock-model>
    <script type="module">
${element.replaceAll(/<(?=\/script|!--)/gi, String.raw`\x3c`)}
    </script>
  </body>
</html>
`
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)
}
