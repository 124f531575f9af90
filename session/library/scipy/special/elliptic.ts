/** Complete elliptic integrals of the parameter m. */
import { guarded } from './guarded.ts'

type Cephes = typeof import('cephes')

export type EllipticIntegrals = Readonly<Record<'ellipk' | 'ellipe', (m: number) => number>>

export function ellipticIntegrals(cephes: Pick<Cephes, 'ellpe' | 'ellpk'>): EllipticIntegrals {
  const [ofRestK, ofRestE] = [guarded(cephes.ellpk), guarded(cephes.ellpe)]
  return {
    // Of negative parameters by DLMF 19.7.2, in the complementary parameter 1 − m/(m − 1) = 1/(1 − m).
    ellipk: m => {
      if (m === -Infinity) return 0
      if (m === 1) return Infinity
      return m < 0 ? ofRestK(1 / (1 - m)) / Math.sqrt(1 - m) : ofRestK(1 - m)
    },
    ellipe: m => {
      if (m === -Infinity) return Infinity
      if (m === 1) return 1
      return m < 0 ? ofRestE(1 / (1 - m)) * Math.sqrt(1 - m) : ofRestE(1 - m)
    },
  }
}
