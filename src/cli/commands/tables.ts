import { command, listOption } from '../command.ts';

export const tablesCommand = command({
  name: 'tables',
  describe: 'render the tables declared in figures/ (all, or the named ones)',
  arguments: [{ name: '[name...]', describe: 'names of declarations without .yaml' }],
  options: [{ flags: '--format <names>', describe: 'formats, instead of the declared ones', many: true }],
  async run({ effects, review, json, strict }, [names], options) {
    const { openReview } = await import('../../read/session.ts');
    const { renderExhibits } = await import('../../pipeline/exhibits/render.ts');
    const { writeOutputs } = await import('../../write/outputs.ts');
    const { failed, printFaults, printFindings } = await import('../print-findings.ts');
    const open = await openReview(effects, review);
    const formats = listOption(options, 'format');
    const { outputs, findings, faults } = await renderExhibits(
      effects,
      open,
      'table',
      Array.isArray(names) ? names : [],
      formats.length > 0 ? { formats } : {},
    );
    const written = await writeOutputs(effects, { review: open.review }, outputs);
    printFaults(effects, faults);
    if (json) effects.out(`${JSON.stringify({ written, findings }, null, 2)}\n`);
    else {
      printFindings(effects, findings);
      effects.out(written.map(path => `wrote ${path}\n`).join(''));
    }
    return failed(findings, faults, strict);
  },
});
