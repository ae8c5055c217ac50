import { command, listOption, textOption } from '../command.ts';
import { keepYoungSpaceSmall } from '../keep-young-space-small.ts';

export const addCommand = command({
  name: 'add',
  describe:
    'add studies from a reference library (RIS, BibTeX, CSL-JSON, PubMed, EndNote, Web of Science, Covidence, Rayyan, ASReview, a list of DOIs) or from a sheet of new rows; without FILE, prompt for one study, field by field',
  arguments: [{ name: '[file]', describe: 'a reference library or a sheet' }],
  options: [
    {
      flags: '--keep <id>',
      describe: 'add a duplicate anyway, given by its line, DOI, PubMed number or key; comma-separated, repeatable',
      many: true,
    },
    { flags: '--all', describe: 'add all duplicates anyway' },
    {
      flags: '--codes <path>',
      describe: 'a sheet with codes for the new studies, joined by key, DOI, identifier or title',
    },
    { flags: '--dry-run', describe: 'show what would be added; write nothing' },
    { flags: '--out <path>', describe: 'write the new rows to a separate sheet instead of adding them' },
  ],
  async run({ effects, review, json }, [file], options) {
    if (typeof file !== 'string') return (await import('../interview.ts')).interviewAtTerminal(effects, review);
    keepYoungSpaceSmall();
    const { add } = await import('../../pipeline/sheets/add.ts');
    const { printAdditions } = await import('../print-additions.ts');
    const { plan, stopped, written } = await add(effects, review, file, {
      codes: textOption(options, 'codes'),
      out: textOption(options, 'out'),
      dryRun: options['dryRun'] === true,
      keep: { all: options['all'] === true, ids: listOption(options, 'keep') },
    });
    if (json)
      effects.out(
        `${JSON.stringify({ added: plan.added.map(({ cells: _, coded: __, ...rest }) => rest), duplicates: plan.duplicates, broken: plan.broken, conflicts: plan.conflicts, told: plan.told, findings: plan.findings, written }, null, 2)}\n`,
      );
    else effects.out(printAdditions(plan, written, { colour: effects.colour, stopped }));
    return stopped ? 1 : 0;
  },
});
