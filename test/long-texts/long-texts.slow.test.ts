/** Texts of every kind, twice as long, take about twice the work: what is long or deep is read or refused, never waited for. */
import { describe, expect, test } from 'vitest'
import { HillockError, mostErrors } from '../../diagnostics/index.ts'
import { Network, NeuronGroup, type NeuronGroupOptions } from '../../network/index.ts'
import { runScript } from '../../session/index.ts'
import { notAssembled } from '../assemble.ts'
import { expressions, type Grown, models, scripts } from './kinds.ts'
import { workOf } from './work.ts'

const silent = (): void => undefined

/** Compiles a group; how many errors it has. */
async function compiled(equations: string, reset?: string): Promise<number> {
  const spiking: NeuronGroupOptions = reset === undefined ? {} : { threshold: 'True', reset }
  try {
    const group = new NeuronGroup(1, equations, { ...spiking, method: 'euler', onDiagnostic: silent })
    await new Network([group], { assemble: notAssembled }).compile({ onDiagnostic: silent })
    return 0
  } catch (thrown) {
    if (thrown instanceof HillockError) return thrown.diagnostics.length
    throw thrown
  }
}

async function ran(text: string): Promise<number> {
  const { diagnostics } = await runScript(text, { onPrint: silent })
  return diagnostics.filter(({ severity }) => severity === 'error').length
}

/** Large enough for what grows to outweigh what does not. */
const size = 250

async function grows(run: (n: number) => Promise<number>): Promise<void> {
  // What is made once a process is made here.
  await run(2)
  const work = async (n: number): Promise<number> =>
    workOf(async () => expect(await run(n)).toBeLessThanOrEqual(mostErrors))
  const ratio = async (): Promise<number> => {
    const once = await work(size)
    return (await work(2 * size)) / once
  }
  // The engine forgets what it counted of functions that it throws away meanwhile: now and then a single count is too small.
  const ratios = [await ratio()]
  while (ratios.length < 6 && Math.min(...ratios) >= 2.5) ratios.push(await ratio())
  expect(Math.min(...ratios)).toBeLessThan(2.5)
}

function table(kinds: Readonly<Record<string, Grown>>): (readonly [string, Grown])[] {
  return Object.entries(kinds)
}

describe('expressions', () => {
  test.each(table(expressions))('in equations: %s', (_, text) => grows(n => compiled(`x = ${text(n)} : 1`)))
  test.each(table(expressions))('in code: %s', (_, text) => grows(n => compiled('x : 1', `x = ${text(n)}`)))
  test.each(table(expressions))('in scripts: %s', (_, text) => grows(n => ran(`x = ${text(n)}`)))
})

test.each(Object.entries(models))('models: %s', (_, text) =>
  grows(n => {
    const { equations, reset } = text(n)
    return compiled(equations, reset)
  }),
)

test.each(table(scripts))('scripts: %s', (_, text) => grows(n => ran(text(n))))

test('a list of more statements than a call may have arguments is not deep', async () => {
  expect(await compiled('x : 1', 'x += 1\n'.repeat(130_000))).toBe(0)
})
