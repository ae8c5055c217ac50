import { markdownText } from '../../base/markdown-text.ts';
import type { SummaryBlock, SummaryPage } from '../../model/summary-page.ts';
import { md } from '../table/formats/md.ts';

/** A summary page as Markdown; a table stands under its heading, so its own title is left out. */
export async function summaryMd(page: SummaryPage): Promise<string> {
  const parts = [
    `# ${markdownText(page.title)}\n`,
    ...(page.disclosure === null ? [] : [`**${markdownText(page.disclosure)}**\n`]),
  ];
  for (const block of page.blocks) parts.push(await blockText(block));
  return parts.join('\n');
}

async function blockText(block: SummaryBlock): Promise<string> {
  switch (block.kind) {
    case 'heading':
      return `## ${markdownText(block.text)}\n`;
    case 'text':
      return `${block.strong === true ? `**${markdownText(block.text)}**` : markdownText(block.text)}\n`;
    case 'list':
      return block.items.map(item => `- ${markdownText(item)}\n`).join('');
    case 'table':
      return String(await md.write({ ...block.table, title: '' }));
  }
}
