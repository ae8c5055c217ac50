import { markdownText } from '../../base/markdown-text.ts';
import { bySource, coverageWords, reportedCell, reportFormat, verdictWords } from '../report-format.ts';

export const md = reportFormat({
  name: 'md',
  describe: 'Markdown, a table for each source',
  write(check, { title }) {
    const { notes = [] } = check;
    const unexpected = new Set(check.unexpected);
    const tables = bySource(check).map(([source, claims]) => {
      const rows = claims.map(claim =>
        [
          claim.id,
          reportedCell(claim),
          `${verdictWords(claim.verdict)}${claim.also.length > 0 ? ` (also ${claim.also.map(verdictWords).join(', ')})` : ''}${unexpected.has(claim) ? ' – unexpected' : ''}`,
          claim.explanation,
        ]
          .map(markdownText)
          .join(' | '),
      );
      return `## ${markdownText(source)}\n\n| Claim | Reported | Verdict | Explanation |\n| --- | --- | --- | --- |\n${rows.map(row => `| ${row} |\n`).join('')}`;
    });
    return `# Reported numbers${title === undefined ? '' : `: ${markdownText(title)}`}\n\n${coverageWords(check)}\n\n${notes.map(note => `${markdownText(note)}\n\n`).join('')}${tables.join('\n')}`;
  },
});
