/** The package `pathos`, as far as its pools go. */
import type { ModuleValue } from '../../../evaluate/values.ts'
import { row } from '../../row.ts'
import { moduleOf } from '../module.ts'
import { pathosPool, processors } from './pool.ts'

const pools = [pathosPool('ProcessPool', false), pathosPool('ProcessingPool', false), pathosPool('ThreadPool', true)]
const cpuCount = row('cpu_count()', () => BigInt(processors))

const inside: readonly ModuleValue[] = [
  moduleOf('pathos.multiprocessing', [...pools, cpuCount]),
  moduleOf('pathos.pools', pools),
  moduleOf('pathos.helpers', [cpuCount, row('freeze_support()', () => null)]),
]

export const pathosModules: readonly ModuleValue[] = [
  moduleOf(
    'pathos',
    [],
    inside.map(module => [module.name.slice('pathos.'.length), module] as const),
  ),
  ...inside,
]
