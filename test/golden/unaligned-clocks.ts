/** Finds the clocks that have a step at the next moment: the earliest one, and those within 1e-4 of a step of it. False at the end. */
function beginMoment(): bool {
  const dt_0 = load<f64>($DT)
  const step_0 = load<i64>($STEP_OF)
  const t_0 = <f64>step_0 * dt_0
  const dt_1 = load<f64>($DT_1)
  const step_1 = load<i64>($STEP_OF_1)
  const t_1 = <f64>step_1 * dt_1
  let earliest = t_0
  let dt = dt_0
  let over = step_0 >= load<i64>($END_OF)
  if (t_1 < earliest) {
    earliest = t_1
    dt = dt_1
    over = step_1 >= load<i64>($END_OF_1)
  }
  if (over) return false
  store<i32>($DUE, <i32>(abs(t_0 - earliest) / min(dt_0, dt) < 1e-4))
  store<i32>($DUE_1, <i32>(abs(t_1 - earliest) / min(dt_1, dt) < 1e-4))
  return true
}

function run0_0(k: i32, thread: i32, threads: i32): bool {
  if (!(load<i32>($DUE_1) != 0)) return true
  const tile = load<i32>(TILE)
  const size = load<i32>($SIZE_0)
  const from = firstNeuron(size, thread, threads)
  const until = firstNeuron(size, thread + 1, threads)
  for (let cursor = load<i32>(CURSOR); from + cursor * tile < until; cursor++) {
    const first = from + cursor * tile
    const end = min(first + tile, until)
    tile0(first, end, k, k + 1)
  }
  store<i32>(CURSOR, 0)
  return true
}

function run0_1(k: i32, thread: i32, threads: i32): bool {
  if (!(load<i32>($DUE) != 0)) return true
  const tile = load<i32>(TILE)
  const size = load<i32>($SIZE_0)
  const from = firstNeuron(size, thread, threads)
  const until = firstNeuron(size, thread + 1, threads)
  for (let cursor = load<i32>(CURSOR); from + cursor * tile < until; cursor++) {
    const first = from + cursor * tile
    const end = min(first + tile, until)
    tile0_1(first, end, k, k + 1)
  }
  store<i32>(CURSOR, 0)
  return true
}

/** Step by step, one kernel after the other. */
function part0(steps: i32, thread: i32, threads: i32): bool {
  for (let k = load<i32>(BLOCK_STEP); k < steps; k++) {
    store<i32>(BLOCK_STEP, k)
    if (load<i32>(STAGE) == 0) {
      if (!run0_0(k, thread, threads)) return false
      store<i32>(STAGE, 1)
    }
    if (load<i32>(STAGE) == 1) {
      if (!run0_1(k, thread, threads)) return false
      store<i32>(STAGE, 2)
    }
    store<i32>(STAGE, 0)
  }
  store<i32>(BLOCK_STEP, 0)
  return true
}

/** Begins the next block: gives the number of its steps, 0 if there is none or no room for its samples. */
function beginBlock(limit: i32): i32 {
  if (!beginMoment()) return 0
  let steps = 1
  if (load<i32>($CAPACITY_M0) - load<i32>($USED_M0) < load<i32>($DUE_1)) {
    store<i32>(NEED, 1)
    store<i32>(NEED_ROOM, 1)
    return 0
  }
  return steps
}

/** Runs the block from where it was left off; false if a monitor needs room first. */
function runParts(steps: i32, thread: i32, threads: i32): bool {
  if (load<i32>(PART) == 0) {
    if (!part0(steps, thread, threads)) return false
    store<i32>(PART, 1)
  }
  return true
}

/** Ends the block: its samples count, and the clocks move on. */
function endBlock(steps: i32): void {
  const step = load<i64>(STEP)
  store<i32>($USED_M0, load<i32>($USED_M0) + load<i32>($DUE_1))
  store<i64>($STEP_OF, load<i64>($STEP_OF) + load<i32>($DUE))
  store<i64>($STEP_OF_1, load<i64>($STEP_OF_1) + load<i32>($DUE_1))
  store<i64>(STEP, step + steps)
}
