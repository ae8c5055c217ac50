import { usageFault } from '../../base/fault.ts';
import { counted } from '../../base/plural.ts';
import { command, textOption } from '../command.ts';
import { CONFIDENCE, scanOptions } from '../scan-options.ts';

export const checkCommand = command({
  name: 'check',
  describe:
    'check the numbers of a manuscript (Word, LaTeX, Markdown, HTML, text, PDF) against the review; outside a review, check the arithmetic alone',
  arguments: [{ name: '<manuscript>', describe: 'the manuscript (never changed)' }],
  options: [
    {
      flags: '--annotate <file>',
      describe: 'write a copy with the results: Word comments (.docx), or a page with highlighted numbers (.html)',
    },
    { flags: '--against <file>', describe: 'an earlier version of the data: numbers that were true in it are stale' },
    {
      flags: '--certainty <number>',
      describe:
        'compare a number with the data only if it is matched at this probability or above (0 to 1; default 0.6)',
    },
    CONFIDENCE,
    { flags: '--changes <which>', describe: 'tracked changes of a DOCX: accepted (default) or original' },
    { flags: '--all', describe: 'also list the numbers without an alarm' },
  ],
  async run({ effects, review, json }, [manuscript], options) {
    const { CERTAINTY } = await import('../../pipeline/manuscript/scan-manuscript.ts');
    const { annotatedManuscript, checkManuscript } = await import('../../pipeline/manuscript/check-manuscript.ts');
    const file = String(manuscript);
    const { certainty, changes } = scanOptions(effects, options, CERTAINTY);
    const target = textOption(options, 'annotate');
    if (target !== null && !/\.(?:docx|html?)$/i.test(target))
      throw usageFault(
        'format',
        `${target} is neither .docx nor .html`,
        'name a .docx (of a Word manuscript) or an .html file',
      );
    if (target !== null && /\.docx$/i.test(target) && !/\.docx$/i.test(file))
      throw usageFault(
        'format',
        `${file} is not a Word document, so it can't get Word comments`,
        'name an .html file with --annotate',
      );
    const found = await checkManuscript(effects, review, file, {
      changes,
      certainty,
      against: textOption(options, 'against'),
    });
    if (target !== null) {
      const { data, left } = await annotatedManuscript(effects, found, target);
      const { writeFiles } = await import('../../write/outputs.ts');
      await writeFiles(effects, { review: null, inputs: [file] }, [{ path: target, data }]);
      effects.err(`wrote ${target}\n`);
      if (left > 0)
        effects.err(
          `note: ${counted(left, 'alarm')} ${left === 1 ? 'is' : 'are'} in footnotes, where Word has no comments\n`,
        );
    }
    const { checkJson, checkText } = await import('../check-text.ts');
    effects.out(json ? `${JSON.stringify(checkJson(found), null, 2)}\n` : checkText(found, options.all === true));
    return found.coverage.alarms > 0 ? 1 : 0;
  },
});
