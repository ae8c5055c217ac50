import { usageFault } from '../../base/fault.ts';
import { command, listOption, textOption } from '../command.ts';

export const termsCommand = command({
  name: 'terms',
  describe: 'list the words that characterise each group of studies, to help define categories for free text',
  options: [
    {
      flags: '--from <fields>',
      describe: 'fields to read; default: title, abstract, keywords and notes',
      many: true,
    },
    { flags: '--by <field>', describe: 'the groups; default: the most frequent words of all studies' },
    { flags: '--max <n>', describe: 'words per group (default 12)' },
  ],
  async run({ effects, review, json }, _, options) {
    const limit = Number(textOption(options, 'max') ?? '12');
    if (!Number.isSafeInteger(limit) || limit < 1)
      throw usageFault('max', `"${textOption(options, 'max')}" is not a number of words`, 'write e.g. --max 20');
    const { terms } = await import('../../pipeline/sheets/terms.ts');
    const { open, ...found } = await terms(effects, review, {
      from: listOption(options, 'from'),
      by: textOption(options, 'by'),
      limit,
    });
    if (json) effects.out(`${JSON.stringify(found, null, 2)}\n`);
    else effects.out((await import('../suggestions-text.ts')).termsText(found, open.words.units));
    return 0;
  },
});
