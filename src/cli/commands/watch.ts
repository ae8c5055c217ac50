import { command } from '../command.ts';

export const watchCommand = command({
  name: 'watch',
  describe:
    'build, and build again whenever a file of the review changes: one line for each build, with stale exhibits',
  options: [{ flags: '--once', describe: 'build once, say the same, and stop' }],
  run: async (context, _, options) =>
    (await import('../watch-builds.ts')).watchBuilds(context, options['once'] === true),
});
