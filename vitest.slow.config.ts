import { defineConfig } from 'vitest/config'

/** Statistics over many runs: minutes, not seconds. */
export default defineConfig({
  test: {
    include: ['test/**/*.slow.test.ts'],
    globalSetup: ['test/setup.ts'],
    testTimeout: 900_000,
    hookTimeout: 900_000,
    reporters:
      process.env['CI'] === undefined
        ? ['default']
        : ['default', ['json', { outputFile: 'dist/slow-test-report.json' }]],
  },
})
