import { expect, test } from 'vitest';
import { latex } from '../../../src/manuscript/read/formats/latex.ts';

/* Tables as people and table editors write them: rows over several lines, two rows on a line, tables inside cells. */

const SOURCE = String.raw`\begin{document}
We included 10 studies.
\begin{tabular}{@{}l
  S[table-format=1.0] r@{}} \toprule
Method & \begin{tabular}[c]{@{}c@{}}Number of\\ studies\end{tabular} & \% \\ \midrule
Prompting
  & 7 & 70.0 \\ Fine-tuning & 3
  & 30.0 \\
\multicolumn{3}{l}{\textit{Modality}} \\
Text % 50 of them
  & \makecell{6} & 60.0 \\[2pt]
\addlinespace
Tabular & 4 & 40.0 \\ \bottomrule
\end{tabular}
After it, 5 (50.0\%) studies.
\end{document}
`;

test('each row is read once, with its line, its group and its heads', async () => {
  const blocks = await latex.read(new TextEncoder().encode(SOURCE), 'a.tex', { changes: 'accepted' });
  const body = blocks.filter(({ text, row }) => row?.head === false && /\d/.test(text));
  expect(body.map(({ at, text, row }) => [at, text, row!.group])).toEqual([
    [6, 'Prompting\tn = 7\t70.0%', ''],
    [7, 'Fine-tuning\tn = 3\t30.0%', ''],
    [10, 'Text\tn = 6\t60.0%', 'Modality'],
    [13, 'Tabular\tn = 4\t40.0%', 'Modality'],
  ]);
  expect(blocks.filter(({ kind }) => kind === 'text').map(({ at, text }) => [at, text])).toEqual([
    [2, 'We included 10 studies.'],
    [15, 'After it, 5 (50.0%) studies.'],
  ]);
});

test('letters with accents are read as they are printed, and the break of a line is none', async () => {
  const source = 'Engstr\\"om, Garc\\\'{i}a and Nu\\~nez\\\\"ends" here.\n';
  const blocks = await latex.read(new TextEncoder().encode(source), 'a.tex', { changes: 'accepted' });
  const text = blocks.map(block => block.text).join(' ');
  expect(text).toContain('Engström, García and Nuñez');
  expect(text).toContain('"ends"');
});
