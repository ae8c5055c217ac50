import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/setup.ts'],
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'threads',
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: 'node_modules/.cache/coverage',
      // a failed test is no reason to hide the figures
      reportOnFailure: true,
      // percent, below which `npm run coverage` fails; a room only ever goes up
      thresholds: {
        'src/stats/**/*.ts': { branches: 92 },
        'src/changes/**/*.ts': { branches: 91 },
        'src/tabulate/**/*.ts': { branches: 84 },
        'src/validate/**/*.ts': { branches: 85 },
        'src/claims/**/*.ts': { branches: 82 },
      },
    },
  },
});
