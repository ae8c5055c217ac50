import { usageFault } from '../../base/fault.ts';
import { command, listOption, textOption } from '../command.ts';

export const suggestCommand = command({
  name: 'suggest',
  describe:
    'propose codes for uncoded studies from their text, with cross-validated accuracy; the data are not changed',
  arguments: [{ name: '<field>', describe: 'a field with categories' }],
  options: [
    {
      flags: '--from <fields>',
      describe: 'fields to learn from; default: title, abstract, keywords and notes',
      many: true,
    },
    { flags: '--seed <n>', describe: 'the seed of the cross-validation folds; default 1' },
    { flags: '--dry-run', describe: 'do not write the suggestions file' },
  ],
  async run({ effects, review, json }, [field], options) {
    const seed = Number(textOption(options, 'seed') ?? '1');
    if (!Number.isSafeInteger(seed) || seed < 0)
      throw usageFault('seed', `"${textOption(options, 'seed')}" is not a seed`, 'write a whole number, e.g. --seed 1');
    const { suggest } = await import('../../pipeline/sheets/suggest.ts');
    const found = await suggest(effects, review, String(field), { from: listOption(options, 'from'), seed });
    const { open, ...rest } = found;
    const written =
      found.suggestions.length > 0 && options['dryRun'] !== true
        ? [
            await (await import('../../pipeline/sheets/keep-suggestions.ts')).keepSuggestions(
              effects,
              open.review,
              found,
            ),
          ]
        : [];
    if (json) effects.out(`${JSON.stringify({ ...rest, written }, null, 2)}\n`);
    else
      effects.out(
        (await import('../suggestions-text.ts')).suggestionsText(found, written, open.format, effects.colour),
      );
    return 0;
  },
});
