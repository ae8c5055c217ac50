import { command, textOption } from '../command.ts';

export const migrateCommand = command({
  name: 'migrate',
  describe: 'update a sheet or a codebook to the current version of the codebook, by the declared steps',
  arguments: [{ name: '[file]', describe: 'a sheet coded with an earlier version' }],
  options: [
    {
      flags: '--codebook <path>',
      describe: 'the earlier codebook; not needed if the sheet is a resource of the review',
    },
    { flags: '--out <path>', describe: 'where to write the migrated sheet (CSV); without it nothing is written' },
    { flags: '--codebook-out <path>', describe: 'where to write the migrated codebook' },
  ],
  async run({ effects, review, json, strict }, [file], options) {
    const { migrate } = await import('../../pipeline/sheets/migrate.ts');
    const found = await migrate(effects, review, {
      file: typeof file === 'string' ? file : null,
      codebook: textOption(options, 'codebook'),
      out: textOption(options, 'out'),
      codebookOut: textOption(options, 'codebookOut'),
    });
    const { written } = found;
    if (json)
      effects.out(
        `${JSON.stringify({ from: found.from, to: found.to, amendments: found.amendments, changedCells: found.changedCells, questions: found.questions, written }, null, 2)}\n`,
      );
    else
      effects.out(
        `${found.from} → ${found.to}\n${found.amendments.map(line => `  ${line}\n`).join('')}${found.changedCells} cells change\n${found.questions.map(entry => `to decide: ${entry.unit} ${entry.field} "${entry.value}": ${entry.ask}\n`).join('')}${written.map(path => `wrote ${path}\n`).join('')}`,
      );
    return strict && found.questions.length > 0 ? 1 : 0;
  },
});
