/** Whether something is an array of numbers, or of truth values, which count as 1 and 0. */
export function isNumbers(given: unknown): given is ArrayLike<number> {
  if (typeof given !== 'object' || given === null) return false
  const list = given as ArrayLike<unknown>
  if (!Number.isSafeInteger(list.length) || list.length < 0) return false
  const some = ArrayBuffer.isView(given) ? [list[0] ?? 0] : Array.from(list)
  return some.every(each => typeof each === 'number' || typeof each === 'boolean')
}
