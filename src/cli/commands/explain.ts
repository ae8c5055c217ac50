import { command, textOption } from '../command.ts';

export const explainCommand = command({
  name: 'explain',
  describe: 'list the studies behind a number: counted, not counted, and without a value',
  arguments: [{ name: '<proposition>', describe: 'e.g. "method = prompting", or the id of a result row' }],
  options: [
    { flags: '--where <expression>', describe: 'only units that satisfy this expression' },
    { flags: '--of <resource>', describe: 'the units of this resource of the review (default: the studies)' },
    {
      flags: '--denominator <name>',
      describe: 'use this denominator: all, accessible, coded, applicable or reported',
    },
  ],
  async run({ effects, review, json }, [proposition], options) {
    const { openReview } = await import('../../read/session.ts');
    const { printedDisclosure } = await import('../../pipeline/request/disclosure.ts');
    const { explained, rowResource } = await import('../../pipeline/request/results.ts');
    const whole = await openReview(effects, review);
    const asked = whole.of(textOption(options, 'of'));
    const open = whole.of(rowResource(String(proposition)) ?? asked.resource.name);
    const found = explained(
      open,
      String(proposition),
      textOption(options, 'where'),
      textOption(options, 'denominator'),
    );
    if (!json) for (const note of found.notes ?? []) effects.err(`note: ${note}\n`);
    const { explanationText } = await import('../finding-line.ts');
    const disclosed = printedDisclosure(open);
    effects.out(
      json
        ? `${JSON.stringify(disclosed === null ? found : { ...found, notes: [...(found.notes ?? []), disclosed] }, null, 2)}\n`
        : `${explanationText(found, open.format, open.words.unit, open.words.units)}${disclosed === null ? '' : `\n${disclosed}\n`}`,
    );
    return 0;
  },
});
