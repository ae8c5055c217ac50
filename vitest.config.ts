import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/setup.ts'],
    // a page answers when it can; how soon is no matter of a test
    expect: { poll: { timeout: 20_000 } },
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'threads',
    maxWorkers: 2,
    // a worker keeps the modules that it has loaded: loading src anew for each file takes longer than most tests.
    // So a test file leaves nothing behind in a module, and changes no global that it does not restore.
    isolate: false,
    coverage: {
      provider: 'v8',
      // the rooms that compute or judge, and the command line; measuring all rooms takes too long for each change
      include: ['src/{changes,claims,cli,stats,tabulate,validate}/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: 'node_modules/.cache/coverage',
      // a failed test is no reason to hide the figures
      reportOnFailure: true,
      // percent, below which `npm test` fails; a room only ever goes up
      thresholds: {
        'src/changes/**/*.ts': { branches: 90 },
        'src/claims/**/*.ts': { branches: 90 },
        'src/cli/**/*.ts': { lines: 90 },
        'src/stats/**/*.ts': { branches: 90 },
        'src/tabulate/**/*.ts': { branches: 90 },
        'src/validate/**/*.ts': { branches: 90 },
      },
    },
  },
});
