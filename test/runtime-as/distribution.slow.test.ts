import { describe } from 'vitest'
import { expectQuality } from './expect-quality.ts'

/** Rows of 4096 numbers: ten million in all, or what HILLOCK_STEPS says; `npm run test:precision` draws a hundred million. */
const steps = Number(process.env['HILLOCK_STEPS'] ?? 2450)

describe('many numbers', () => expectQuality(steps))
