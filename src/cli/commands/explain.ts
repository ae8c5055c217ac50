import { command, textOption } from '../command.ts';

export const explainCommand = command({
  name: 'explain',
  describe: "the studies behind a number: those that count, those that don't, and those without a value",
  arguments: [{ name: '<proposition>', describe: 'e.g. "method = prompting"' }],
  options: [{ flags: '--where <expression>', describe: 'only units for which this is true' }],
  async run({ effects, review, json }, [proposition], options) {
    const { openReview } = await import('../../pipeline/open.ts');
    const { explained } = await import('../../pipeline/results.ts');
    const open = await openReview(effects, review);
    const found = explained(open, String(proposition), textOption(options, 'where'));
    const { explanationText } = await import('../print.ts');
    effects.out(json ? `${JSON.stringify(found, null, 2)}\n` : explanationText(found, open.format, open.words.units));
    return 0;
  },
});
