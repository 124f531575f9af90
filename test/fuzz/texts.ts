/** Long and deep texts: they take time and memory in proportion, or are refused. */
import { growthOf, workOf } from './growth.ts'
import type { Fault } from './fault.ts'
import type { Kind } from './kind.ts'
import { textRunner } from './run-text.ts'
import { textForms } from './text-forms.ts'

export interface TextCase {
  readonly form: string
}

/** Repetitions at which it ends: texts of some megabytes. */
const largest = 2 ** 17

/** Texts that are doubled until they take long. */
export function texts(): Kind<TextCase> {
  const run = textRunner(1000)
  const names = Object.keys(textForms)
  return {
    name: 'texts',
    seconds: 120,
    make: (_random, index) => ({ form: names[index % names.length] ?? '' }),
    attempt: async ({ form }) => {
      const make = textForms[form]
      if (make === undefined) return undefined
      let fault: Fault | undefined
      const use = async (size: number): Promise<void> => {
        fault ??= await run(make(size), { steps: false, draws: false })
      }
      const growth = await growthOf(size => workOf(() => use(size)), largest)
      if (fault !== undefined || growth === undefined) return fault
      const { size, seconds, twice } = growth
      return {
        what: 'growth',
        said: `${form}: ${size} take ${seconds.toFixed(2)} s, twice as many ${twice.toFixed(2)} s`,
      }
    },
    shrink: given => Promise.resolve(given),
    show: ({ form }) => `# ${form}, here three times\n${textForms[form]?.(3)}`,
    about: ({ form }) => form,
  }
}
