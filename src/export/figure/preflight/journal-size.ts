import { preflightRule } from './rule.ts';

const POINTS_PER_MM = 72 / 25.4;

export const journalSize = preflightRule({
  name: 'journal-size',
  code: 'F114',
  severity: 'warning',
  describe: 'The width is not one that the journal prints.',
  check(_, { journal, page }) {
    if (journal === null) return [];
    const { value: widths, source } = journal.widths;
    const width = page.width / POINTS_PER_MM;
    const good = journal.between
      ? width >= widths[0]! - 0.05 && width <= widths.at(-1)! + 0.05
      : widths.some(entry => Math.abs(entry - width) < 0.05);
    return good
      ? []
      : [
          {
            message: `${Math.round(width * 10) / 10} mm wide, and ${journal.name} prints ${widths.join(journal.between ? ' to ' : ' or ')} mm (${source})`,
            remedy: `set the width to ${widths[0]}mm or ${widths.at(-1)}mm`,
          },
        ];
  },
});
