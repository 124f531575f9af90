const number = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g
const tolerance = 1e-9

/** In which lines two printed texts differ: numbers by more than 1e-9 of their size, all else at all. */
export function comparePrinted(expected: string, got: string): readonly string[] {
  if (expected === got) return []
  const expectedLines = expected.trimEnd().split('\n')
  const gotLines = got.trimEnd().split('\n')
  const differences = expectedLines.flatMap((line, k) =>
    gotLines[k] !== undefined && alike(line, gotLines[k])
      ? []
      : [`printed line ${k + 1} is ${quote(gotLines[k])} instead of ${quote(line)}`],
  )
  return gotLines.length > expectedLines.length
    ? [
        ...differences,
        `printed line ${expectedLines.length + 1} is ${quote(gotLines[expectedLines.length])} instead of nothing`,
      ]
    : differences
}

/** Whether two lines say the same: numbers to 1e-9 of their size, all else exactly. */
export function alike(a: string, b: string): boolean {
  if (a === b) return true
  if (a.replaceAll(number, '#') !== b.replaceAll(number, '#')) return false
  const right = b.match(number) ?? []
  return (a.match(number) ?? []).every((text, k) => sameNumber(text, right[k] ?? ''))
}

/** Whole numbers and floats are different things, and so are 0 and -0; the rest is a matter of size. */
function sameNumber(a: string, b: string): boolean {
  if (a === b) return true
  if (isFloat(a) !== isFloat(b) || !isFloat(a)) return false
  const [x, y] = [Number(a), Number(b)]
  return x !== 0 && Math.abs(x - y) <= tolerance * Math.abs(x)
}

function isFloat(text: string): boolean {
  return /[.e]/.test(text)
}

function quote(line: string | undefined): string {
  return line === undefined ? 'nothing' : JSON.stringify(line)
}
