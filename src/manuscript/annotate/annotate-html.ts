import { htmlText } from '../../base/html-text.ts';
import { staticPage } from '../../base/static-page.ts';
import type { Block } from '../read/block.ts';
import type { Annotation } from './annotation.ts';

const STYLE = `body { font: 1rem/1.5 Arial, Helvetica, sans-serif; margin: 2rem auto; max-width: 54rem; padding: 0 1rem; color: #1a1a1a; background: #fff; }
table { border-collapse: collapse; margin: 1rem 0; } th, td { border: 1px solid #bbb; padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
mark { background: #e7f0e4; color: inherit; padding: 0 .1em; } mark.alarm { background: #fbd9d5; outline: 2px solid #b3261e; } mark.unbound { background: #fff3c4; }
.said { border-left: 4px solid #b3261e; margin: .4rem 0 1rem; padding: .2rem .8rem; background: #fdeceb; } .said p { margin: .2rem 0; }`;

/** The text of a manuscript of any format as one page, its numbers highlighted, and below each piece what is wrong in it. */
export function annotateHtml(
  name: string,
  blocks: readonly Block[],
  annotations: readonly Annotation[],
  summary: string,
): string {
  const byBlock = new Map<number, Annotation[]>();
  for (const annotation of annotations)
    byBlock.set(annotation.block, [...(byBlock.get(annotation.block) ?? []), annotation]);
  const parts: string[] = [];
  let said: Annotation[] = [];
  const flush = (): void => {
    if (said.length > 0)
      parts.push(
        `<div class="said" role="note">\n${said.map(({ number, text }) => `<p><strong>${htmlText(number)}</strong>: ${htmlText(text)}</p>`).join('\n')}\n</div>`,
      );
    said = [];
  };
  blocks.forEach((block, index) => {
    const own = byBlock.get(index) ?? [];
    const first = block.row !== undefined && blocks[index - 1]?.row?.table !== block.row.table;
    if (first) parts.push('<table>');
    said.push(...own.filter(({ kind }) => kind === 'alarm'));
    if (block.row === undefined) {
      const tag = block.kind === 'heading' ? 'h2' : 'p';
      parts.push(`<${tag}>${marked(block.text, 0, own)}</${tag}>`);
      flush();
      return;
    }
    let at = 0;
    const cells = block.text.split('\t').map(cell => {
      const html = marked(cell, at, own);
      at += cell.length + 1;
      // a header cell without words heads nothing
      return block.row!.head && cell.trim() !== '' ? `<th scope="col">${html}</th>` : `<td>${html}</td>`;
    });
    parts.push(`<tr>${cells.join('')}</tr>`);
    if (blocks[index + 1]?.row?.table !== block.row.table) {
      parts.push('</table>');
      flush();
    }
  });
  const title = `Checked: ${name}`;
  return staticPage({
    title,
    style: STYLE,
    body: `<h1>${htmlText(title)}</h1>
<p>${htmlText(summary)}</p>
${parts.join('\n')}`,
  });
}

/** A text that begins at a place of its block, with its numbers marked. */
function marked(text: string, from: number, annotations: readonly Annotation[]): string {
  let out = '';
  let at = 0;
  const own = annotations
    .map(entry => ({ ...entry, start: Math.max(0, entry.start - from), end: Math.min(text.length, entry.end - from) }))
    .filter(({ start, end }) => start < end && start < text.length)
    .sort((a, b) => a.start - b.start);
  for (const { start, end, kind, text: said } of own) {
    if (start < at) continue;
    out += `${htmlText(text.slice(at, start))}<mark class="${kind}" title="${htmlText(said)}">${htmlText(text.slice(start, end))}</mark>`;
    at = end;
  }
  return out + htmlText(text.slice(at));
}
