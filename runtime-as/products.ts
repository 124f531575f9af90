/*
 * Products of matrices of a session, whose rows stand one behind the other. Every sum is made in order of the inner index,
 * whatever its neighbours are; blocks of four by four of them stay in registers.
 */

/** So many products are added before the next block of sums has its turn, so that their factors stay near. */
const depth: usize = 256

/** The product of a matrix of so many rows and inner columns with another one is added to a third. */
export function multiplyMatrices(to: usize, a: usize, b: usize, rows: usize, inner: usize, columns: usize): void {
  const downA = inner << 3
  const downB = columns << 3
  for (let k: usize = 0; k < inner; k += depth) {
    const count = min(depth, inner - k)
    const fromB = b + k * downB
    let j: usize = 0
    for (; j + 4 <= columns; j += 4) {
      let i: usize = 0
      for (; i + 4 <= rows; i += 4)
        addFour(to + i * downB + (j << 3), a + i * downA + (k << 3), fromB + (j << 3), count, downA, downB)
      for (; i < rows; i++) addRow(to + i * downB + (j << 3), a + i * downA + (k << 3), fromB + (j << 3), count, downB)
    }
    for (; j < columns; j++) {
      for (let i: usize = 0; i < rows; i++)
        addSingle(to + i * downB + (j << 3), a + i * downA + (k << 3), fromB + (j << 3), count, downB)
    }
  }
}

/** Four rows of four sums. */
function addFour(to: usize, a: usize, b: usize, count: usize, downA: usize, downB: usize): void {
  const second = to + downB
  const third = second + downB
  const fourth = third + downB
  const a1 = a + downA
  const a2 = a1 + downA
  const a3 = a2 + downA
  let p0 = v128.load(to)
  let q0 = v128.load(to, 16)
  let p1 = v128.load(second)
  let q1 = v128.load(second, 16)
  let p2 = v128.load(third)
  let q2 = v128.load(third, 16)
  let p3 = v128.load(fourth)
  let q3 = v128.load(fourth, 16)
  for (let k: usize = 0; k < count << 3; k += 8) {
    const left = v128.load(b)
    const right = v128.load(b, 16)
    let factor = v128.load64_splat(a + k)
    p0 = f64x2.add(p0, f64x2.mul(factor, left))
    q0 = f64x2.add(q0, f64x2.mul(factor, right))
    factor = v128.load64_splat(a1 + k)
    p1 = f64x2.add(p1, f64x2.mul(factor, left))
    q1 = f64x2.add(q1, f64x2.mul(factor, right))
    factor = v128.load64_splat(a2 + k)
    p2 = f64x2.add(p2, f64x2.mul(factor, left))
    q2 = f64x2.add(q2, f64x2.mul(factor, right))
    factor = v128.load64_splat(a3 + k)
    p3 = f64x2.add(p3, f64x2.mul(factor, left))
    q3 = f64x2.add(q3, f64x2.mul(factor, right))
    b += downB
  }
  v128.store(to, p0)
  v128.store(to, q0, 16)
  v128.store(second, p1)
  v128.store(second, q1, 16)
  v128.store(third, p2)
  v128.store(third, q2, 16)
  v128.store(fourth, p3)
  v128.store(fourth, q3, 16)
}

/** One row of four sums. */
function addRow(to: usize, a: usize, b: usize, count: usize, downB: usize): void {
  let p = v128.load(to)
  let q = v128.load(to, 16)
  for (let k: usize = 0; k < count << 3; k += 8) {
    const factor = v128.load64_splat(a + k)
    p = f64x2.add(p, f64x2.mul(factor, v128.load(b)))
    q = f64x2.add(q, f64x2.mul(factor, v128.load(b, 16)))
    b += downB
  }
  v128.store(to, p)
  v128.store(to, q, 16)
}

function addSingle(to: usize, a: usize, b: usize, count: usize, downB: usize): void {
  let sum = load<f64>(to)
  for (let k: usize = 0; k < count << 3; k += 8) {
    sum += load<f64>(a + k) * load<f64>(b)
    b += downB
  }
  store<f64>(to, sum)
}
