import { usageFault } from '../../base/fault.ts';
import { unknownMessage } from '../../base/unknown-word.ts';
import { command, textOption } from '../command.ts';

export const diffCommand = command({
  name: 'diff',
  describe:
    'report what changed between two states of the review: rows, codebook, and every number that moved, with its cause',
  arguments: [
    { name: '<old>', describe: 'a sheet, the folder of a review, or a git revision' },
    { name: '[new]', describe: 'the same; default: the current review' },
  ],
  options: [
    { flags: '--format <name>', describe: 'text (default) or md' },
    { flags: '--sheet <name>', describe: 'the sheet of OLD, a workbook' },
  ],
  async run({ effects, review, json }, [old, now], options) {
    const format = textOption(options, 'format') ?? 'text';
    if (!['text', 'md'].includes(format))
      throw usageFault(
        'format',
        unknownMessage(format, ['text', 'md'], 'format for changes'),
        'the formats are text and md; --json gives JSON',
      );
    const { diff } = await import('../../pipeline/release/diff.ts');
    const { changes, words } = await diff(
      effects,
      review,
      String(old),
      typeof now === 'string' ? now : null,
      textOption(options, 'sheet'),
    );
    const { changesMarkdown, changesParagraph } = await import('../../changes/report.ts');
    if (json) effects.out(`${JSON.stringify({ ...changes, paragraph: changesParagraph(changes, words) }, null, 2)}\n`);
    else if (format === 'md') effects.out(changesMarkdown(changes, words));
    else effects.out((await import('../changes-text.ts')).changesText(changes, words, { colour: effects.colour }));
    return 0;
  },
});
