import { expectBinomials } from './expect-binomial.ts'

expectBinomials(1_000_000)
