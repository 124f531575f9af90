import { expect, test } from 'vitest'
import { createNames } from '../../../compiler/generate/identifiers.ts'
import { runtimeSources } from '../../../compiler/generated/runtime-sources.ts'

test('every key has an identifier of its own', () => {
  const names = createNames()
  expect(['v', 'v', 'exp', 'step', 'v'].map(stem => names.fresh(stem))).toEqual(['v', 'v_2', 'exp_2', 'step_2', 'v_3'])
  expect([names.of('a', 'w'), names.of('b', 'w'), names.of('a', 'w')]).toEqual(['w', 'w_2', 'w'])
})

test('names that begin like the functions of a module are no such function', () => {
  const names = createNames()
  expect(['tile', 'tile', 'run', 'run', 'run_1'].map(stem => names.fresh(stem))).toEqual([
    'tile', 'tile_2', 'run', 'run_2', 'run_1_v',
  ]) // prettier-ignore
})

test.each(['adaptive', 'formulas', 'binomial', 'records', 'spikes'])(
  'no variable is called as a function of %s, which stands beside variables in the text of kernels',
  file => {
    const source = runtimeSources[`runtime-as/${file}.ts`] ?? ''
    const functions = Array.from(source.matchAll(/export function (\w+)/g), ([, name = '']) => name)
    expect(functions).not.toEqual([])
    const names = createNames()
    expect(functions.filter(name => names.fresh(name) === name)).toEqual([])
  },
)
