import { expect, test } from 'vitest'
import { declarationOf } from '../../host/types.ts'
import { twoClocksManifest } from './fixtures/two-clocks.ts'
import { manifest } from './fixtures/two-groups.ts'

test('the declaration of a module names everything in it', () => {
  expect(declarationOf(manifest, 'two-groups')).toMatchInlineSnapshot(`
    "/** Names in a module made by Hillock 0.1.0. */
    export default interface TwoGroups {
      readonly constants: "tau" | "half" | "every" | "kicks"
      readonly groups: {
        readonly "G": "v" | "v0" | "scale" | "n" | "on"
        readonly "neurongroup": "v" | "v0" | "scale" | "n" | "on"
        readonly "H": "w"
        readonly "neurongroup_1": "w"
      }
      readonly spikes: "spikes" | "spikemonitor"
      readonly events: never
      readonly traces: {
        readonly "trace": "v" | "n"
        readonly "statemonitor": "v" | "n"
        readonly "statemonitor_1": "w"
      }
      readonly rates: never
    }
    "
  `)
})

test('events and rates are declared too', () => {
  const declaration = declarationOf(twoClocksManifest, 'two-clocks')
  expect(declaration).toContain('readonly spikes: never')
  expect(declaration).toContain('readonly events: "fires" | "eventmonitor"')
  expect(declaration).toContain('readonly rates: "rate" | "ratemonitor"')
})

test.each([
  ['adaptive.threshold', 'AdaptiveThreshold'],
  ['17 cells', 'Model17Cells'],
  ['ähnlich', 'Ähnlich'],
  ['', 'Model'],
])('%s is declared as %s', (name, identifier) => {
  expect(declarationOf(manifest, name)).toContain(`export default interface ${identifier} {`)
})
