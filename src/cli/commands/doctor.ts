import { command } from '../command.ts';

export const doctorCommand = command({
  name: 'doctor',
  describe: 'show what this installation has: versions, fonts, pages, a browser, and programs that some commands use',
  async run({ effects, json }) {
    const { installation, installationText, isWhole } = await import('../installation.ts');
    const parts = await installation();
    const ok = isWhole(parts);
    effects.out(json ? `${JSON.stringify({ ok, parts }, null, 2)}\n` : installationText(parts));
    return ok ? 0 : 1;
  },
});
