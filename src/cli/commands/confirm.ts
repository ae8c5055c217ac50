import { usageFault } from '../../base/fault.ts';
import { command } from '../command.ts';

export const confirmCommand = command({
  name: 'confirm',
  describe: 'list the guesses of init that are not confirmed, or confirm guesses by name',
  arguments: [
    { name: '[name...]', describe: 'fields to confirm, or unit, layout, coders, codebook; without names: list only' },
  ],
  options: [{ flags: '--all', describe: 'confirm every guess' }],
  async run({ effects, review, json }, [given], options) {
    const names = Array.isArray(given) ? given.map(String) : [];
    if (options.all === true && names.length > 0)
      throw usageFault('confirm', 'names and --all were both given', 'leave one of them out');
    const { confirmGuesses } = await import('../../pipeline/sheets/confirm.ts');
    const done = await confirmGuesses(effects, review, options.all === true ? 'all' : names);
    const { confirmedJson, confirmedText } = await import('../confirmed-text.ts');
    effects.out(json ? `${JSON.stringify(confirmedJson(done), null, 2)}\n` : confirmedText(done));
    return 0;
  },
});
