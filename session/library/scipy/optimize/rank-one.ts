/** A triangle to which a product of two vectors is added, made one again by rotations (Gill, Golub, Murray, Saunders 1974). */

/** Of the last of some numbers with another one. */
export interface Rotation {
  readonly with: number
  readonly cos: number
  readonly sin: number
}

/** The rotation that makes nothing of `away` in favour of `kept`. */
function rotation(place: number, kept: number, away: number): Rotation {
  const isFlat = Math.abs(kept) < Math.abs(away)
  const ratio = isFlat ? kept / away : away / kept
  const large = 0.5 / Math.sqrt(0.25 + 0.25 * ratio * ratio)
  return isFlat ? { with: place, cos: large * ratio, sin: large } : { with: place, cos: large, sin: large * ratio }
}

/**
 * Changes R, by rows, to what R + u vᵀ is after rotations, which are given.
 */
export function withProduct(rows: readonly Float64Array[], u: Float64Array, v: Float64Array): readonly Rotation[] {
  const n = rows.length
  const made: Rotation[] = []
  // The last row, which is full for a while.
  const full = new Float64Array(n)
  full[n - 1] = rows[n - 1]?.[n - 1] ?? NaN
  let last = u[n - 1] ?? NaN
  for (let j = n - 2; j >= 0; j--) {
    const own = u[j] ?? NaN
    if (own === 0) continue
    const turn = rotation(j, last, own)
    // Here the last one is kept: the other way round than below.
    const { cos, sin } = turn
    last = sin * own + cos * last
    const row = rows[j] ?? new Float64Array()
    for (let i = j; i < n; i++) {
      const [upper, lower] = [row[i] ?? NaN, full[i] ?? NaN]
      row[i] = cos * upper - sin * lower
      full[i] = sin * upper + cos * lower
    }
    made.push({ ...turn, sin: -sin })
  }
  for (const [i, each] of v.entries()) full[i] = (full[i] ?? NaN) + last * each
  for (let j = 0; j < n - 1; j++) {
    const away = full[j] ?? NaN
    if (away === 0) continue
    const row = rows[j] ?? new Float64Array()
    const turn = rotation(j, row[j] ?? NaN, away)
    const { cos, sin } = turn
    for (let i = j; i < n; i++) {
      const [upper, lower] = [row[i] ?? NaN, full[i] ?? NaN]
      row[i] = cos * upper + sin * lower
      full[i] = -sin * upper + cos * lower
    }
    full[j] = 0
    made.push(turn)
  }
  rows[n - 1]?.set(full)
  return made
}

/** Turns the columns of Q, and a vector, as the rows were. */
export function rotate(
  { with: place, cos, sin }: Rotation,
  columns: readonly Float64Array[],
  vector: Float64Array,
): void {
  const end = columns.length - 1
  const [own, last] = [columns[place] ?? new Float64Array(), columns[end] ?? new Float64Array()]
  for (let i = 0; i < own.length; i++) {
    const [upper, lower] = [own[i] ?? NaN, last[i] ?? NaN]
    own[i] = cos * upper + sin * lower
    last[i] = -sin * upper + cos * lower
  }
  const [upper, lower] = [vector[place] ?? NaN, vector[end] ?? NaN]
  vector[place] = cos * upper + sin * lower
  vector[end] = -sin * upper + cos * lower
}
