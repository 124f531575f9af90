/** Waves of other shapes than a sine's. */
import type { FunctionValue } from '../../../evaluate/values.ts'
import { given } from '../../arguments.ts'
import { floorModulo } from '../../../arrays/math.ts'
import { scalar } from '../../../arrays/array.ts'
import { elementwise, needNumbers, scipyRow } from '../numbers.ts'

const turn = 2 * Math.PI

const square = scipyRow('square(t, duty=0.5)', ([t, duty], site) => {
  const share = given(duty) ? needNumbers(duty, 'square', site) : scalar(0.5)
  return elementwise([needNumbers(t, 'square', site), share], ([x = NaN, high = NaN]) => {
    if (high < 0 || high > 1) return NaN
    return floorModulo(x, turn) < high * turn ? 1 : -1
  })
})

const sawtooth = scipyRow('sawtooth(t, width=1.0)', ([t, width], site) => {
  const share = given(width) ? needNumbers(width, 'sawtooth', site) : scalar(1)
  return elementwise([needNumbers(t, 'sawtooth', site), share], ([x = NaN, up = NaN]) => {
    if (!(up >= 0 && up <= 1)) return NaN
    const phase = floorModulo(x, turn)
    if (phase < up * turn) return phase / (Math.PI * up) - 1
    return (Math.PI * (up + 1) - phase) / (Math.PI * (1 - up))
  })
})

export const waveRows: readonly FunctionValue[] = [square, sawtooth]
