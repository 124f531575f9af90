import { describe } from 'vitest'
import { expectQuality } from './expect-quality.ts'

describe('a hundred million numbers', () => expectQuality(24_500))
