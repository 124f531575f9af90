/** How much is done, counted and not timed: the same on every machine. */
import { type Profiler, Session } from 'node:inspector'

/** How often functions, and blocks inside them, are entered while something is done; the engine's own loops do not count. */
export async function workOf(action: () => Promise<void>): Promise<number> {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  await action()
  const scripts = await new Promise<Profiler.ScriptCoverage[]>((resolve, reject) => {
    session.post('Profiler.takePreciseCoverage', (problem, { result }) => (problem ? reject(problem) : resolve(result)))
  })
  session.disconnect()
  const entered = scripts.flatMap(({ functions }) =>
    functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)),
  )
  return entered.reduce((sum, count) => sum + count, 0)
}
