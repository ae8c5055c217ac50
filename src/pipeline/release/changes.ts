import type { Effects } from '../../base/effects.ts';
import { changesMarkdown, changesParagraph } from '../../changes/report.ts';
import type { Output } from '../../write/output.ts';
import { diff } from './diff.ts';

/** The report of what changed since a former state, as files of out/. */
export async function changesOutputs(effects: Effects, path: string | null, against: string): Promise<Output[]> {
  const { changes, words, inputs } = await diff(effects, path, against, null);
  const json = `${JSON.stringify({ ...changes, paragraph: changesParagraph(changes, words) }, null, 2)}\n`;
  const rows = changes.moved.map(entry => entry.row);
  return [
    { path: 'out/changes.md', data: changesMarkdown(changes, words), inputs, rows },
    { path: 'out/changes.json', data: json, inputs, rows },
  ];
}
