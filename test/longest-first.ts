import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longest, the longest first: a fresh clone knows sizes of files only, and these are not large. */
const longest = [
  'conformance/conformance',
  'cli/bench',
  'browser/browser',
  'properties/models',
  'fuzz/fuzz',
  'cli/built',
  'types/compilers',
  'compiler/generate/lanes',
  'compiler/grammar/hostile',
  'properties/synapses',
  'conformance/single-precision',
]

/** Starts what takes long before all else, so that workers end together. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex(name => moduleId.endsWith(`test/${name}.test.ts`))
      return place < 0 ? longest.length : place
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}
