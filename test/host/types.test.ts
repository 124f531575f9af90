import { expect, test } from 'vitest'
import { declarationOf } from '../../host/types.ts'
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
      readonly traces: {
        readonly "trace": "v" | "n"
        readonly "statemonitor": "v" | "n"
        readonly "statemonitor_1": "w"
      }
    }
    "
  `)
})

test.each([
  ['adaptive.threshold', 'AdaptiveThreshold'],
  ['17 cells', 'Model17Cells'],
  ['ähnlich', 'Ähnlich'],
  ['', 'Model'],
])('%s is declared as %s', (name, identifier) => {
  expect(declarationOf(manifest, name)).toContain(`export default interface ${identifier} {`)
})
