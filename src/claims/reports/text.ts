import { bySource, coverageWords, reportedCell, reportFormat, tally, verdictWords } from '../report-format.ts';

export const text = reportFormat({
  name: 'text',
  describe: 'for the terminal',
  write(check) {
    const unexpected = new Set(check.unexpected);
    const blocks = bySource(check).map(([source, claims]) => {
      const lines = claims.map(claim => {
        const also = claim.also.length > 0 ? ` (also ${claim.also.map(verdictWords).join(', ')})` : '';
        const mark = unexpected.has(claim) ? '✗' : '·';
        return `${mark} ${claim.id}: ${reportedCell(claim)}: ${verdictWords(claim.verdict)}${also}\n    ${claim.explanation}\n`;
      });
      return `${source}\n${lines.join('')}`;
    });
    const counts = tally(check).map(([name, count]) => `  ${verdictWords(name)}: ${count}`);
    const last =
      check.unexpected.length === 0
        ? 'No verdict is unexpected.'
        : `${check.unexpected.length} unexpected verdict${check.unexpected.length === 1 ? '' : 's'} (✗).`;
    return `${blocks.join('\n')}\n${coverageWords(check)}\n${counts.join('\n')}\n${last}\n`;
  },
});
