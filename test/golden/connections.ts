// connect(condition='abs(x_pre - x_post) < reach', p='exp(-abs(x_pre - x_post)/reach)')
export function initialize0(first: i32, end: i32, keyLow: u32, keyHigh: u32, synapses: i32, room: i32): i32 {
  const N_post = load<i64>($N_POST)
  const most = load<i32>($SIZE_0)
  const x_at = <usize>load<u32>($X_0)
  const reach = load<f64>($REACH)
  const i_at = <usize>load<u32>($I_1 + OWN)
  const j_at = <usize>load<u32>($J_1 + OWN)
  let made = synapses
  for (let row_2 = first; row_2 < end; row_2++) {
    const key = keyLow + <u32>row_2
    let low = 0
    let high = <i32>N_post
    let step_2 = 1
    const count = countCandidates(low, high, step_2)
    if (count < 0) return -3
    for (let n = 0; n < count; n++) {
      const candidate = low + n * step_2
      let element = candidate
      const partner = element
      if (partner < 0 || partner >= most) return -1
      let condition = abs(load<f64>(x_at + (<usize>(<i64>row_2) << 3)) - load<f64>(x_at + (<usize>(<i64>partner) << 3))) < reach
      if (!condition) continue
      let chance = exp(-abs(load<f64>(x_at + (<usize>(<i64>row_2) << 3)) - load<f64>(x_at + (<usize>(<i64>partner) << 3))) / reach)
      if (!(uniformAt(n, 0, 0, 2048, key, keyHigh) < chance)) continue
      let n_2 = <i32>1.0
      if (n_2 < 0) return -2
      if (<i64>made + <i64>n_2 > 2147483647) return -5
      for (let stop = made + n_2; made < stop; made++) {
        if (made >= room) continue
        store<i32>(i_at + (<usize>made << 2), row_2)
        store<i32>(j_at + (<usize>made << 2), partner)
      }
    }
  }
  return made
}

// connect(j='i + k for k in range(-2, 3) if k != 0')
export function initialize1(first: i32, end: i32, keyLow: u32, keyHigh: u32, synapses: i32, room: i32): i32 {
  const most = load<i32>($SIZE_0)
  const i_at = <usize>load<u32>($I_1 + OWN)
  const j_at = <usize>load<u32>($J_1 + OWN)
  let made = synapses
  for (let row_2 = first; row_2 < end; row_2++) {
    const key = keyLow + <u32>row_2
    let low = -2
    let high = 3
    let step_2 = 1
    const count = countCandidates(low, high, step_2)
    if (count < 0) return -3
    for (let n = 0; n < count; n++) {
      const candidate = low + n * step_2
      let element = row_2 + candidate
      const partner = element
      let condition = candidate != 0
      if (!condition) continue
      if (partner < 0 || partner >= most) continue
      let n_2 = <i32>1.0
      if (n_2 < 0) return -2
      if (<i64>made + <i64>n_2 > 2147483647) return -5
      for (let stop = made + n_2; made < stop; made++) {
        if (made >= room) continue
        store<i32>(i_at + (<usize>made << 2), row_2)
        store<i32>(j_at + (<usize>made << 2), partner)
      }
    }
  }
  return made
}

// connect(p=0.1)
export function initialize2(first: i32, end: i32, keyLow: u32, keyHigh: u32, synapses: i32, room: i32): i32 {
  const N_post = load<i64>($N_POST)
  const jumps_at = <usize>load<u32>($JUMPS)
  const most = load<i32>($SIZE_0)
  const i_at = <usize>load<u32>($I_1 + OWN)
  const j_at = <usize>load<u32>($J_1 + OWN)
  let made = synapses
  for (let row_2 = first; row_2 < end; row_2++) {
    const key = keyLow + <u32>row_2
    let low = 0
    let high = <i32>N_post
    let step_2 = 1
    let sample = 0.1
    const count = countCandidates(low, high, step_2)
    if (count < 0) return -3
    if (sample != sample) return -7
    const isAll = sample >= 1
    const scale = isAll ? 0 : 1 / log1p(-sample)
    const stop = sample > 0 ? <i64>count : 0
    let drawn = 0
    for (let place: i64 = isAll || stop == 0 ? 0 : jump(jumps_at, drawn++, 2048, key, keyHigh, scale) - 1; place < stop; place += isAll ? 1 : jump(jumps_at, drawn++, 2048, key, keyHigh, scale)) {
      const n = <i32>place
      const candidate = low + n * step_2
      let element = candidate
      const partner = element
      if (partner < 0 || partner >= most) return -1
      let n_2 = <i32>1.0
      if (n_2 < 0) return -2
      if (<i64>made + <i64>n_2 > 2147483647) return -5
      for (let stop = made + n_2; made < stop; made++) {
        if (made >= room) continue
        store<i32>(i_at + (<usize>made << 2), row_2)
        store<i32>(j_at + (<usize>made << 2), partner)
      }
    }
  }
  return made
}
