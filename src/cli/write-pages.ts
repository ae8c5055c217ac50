import { usageFault } from '../base/fault.ts';
import type { ValuePage } from '../pipeline/manuscript/for-each.ts';
import { type CommandContext, textOption } from './command.ts';

/** `results --for-each`: prints the pages, or writes each into a folder beside the ledger of its numbers. */
export async function writePages(
  { effects, review, json }: CommandContext,
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const { openReview } = await import('../read/session.ts');
  const { pageFooter, pagesForEach } = await import('../pipeline/manuscript/for-each.ts');
  const template = textOption(options, 'template');
  if (template === null)
    throw usageFault(
      'template',
      'a page for each value needs a template',
      door => `name a file, or a shipped template: ${door.option('template', 'evaluation-playbook')}`,
    );
  const open = await openReview(effects, review);
  const of = textOption(options, 'of');
  const { pages, notes } = await pagesForEach(effects, open, { field: textOption(options, 'forEach')!, of, template });
  const footerOf = (page: ValuePage): string[] => pageFooter(open, of, page.notes);
  const textOf = (page: ValuePage): string => {
    const notes = footerOf(page).map(note => `- ${note}\n`);
    const text = (options.linked === true ? page.linked : page.text).trimEnd();
    return `${text}\n${notes.length === 0 ? '' : `\n## Notes\n\n${notes.join('')}`}`;
  };
  const out = textOption(options, 'out');
  const written: string[] = [];
  if (out !== null) {
    const { numbersOf } = await import('../pipeline/manuscript/fill.ts');
    const { slug } = await import('../pipeline/sheets/review-paths.ts');
    const files = pages.flatMap(page => {
      const path = `${out.replace(/(?<![/\\])[/\\]+$/, '')}/${slug(page.value)}.md`;
      return [
        { path, data: textOf(page) },
        ...(options.linked === true
          ? []
          : [
              {
                path: `${path}.numbers.json`,
                data: numbersOf(open, path, page.numbers, page.notes, [...page.quoted, ...footerOf(page)]),
              },
            ]),
      ];
    });
    written.push(...(await (await import('../write/outputs.ts')).writeFiles(effects, { review: open.review }, files)));
  }
  for (const note of notes) effects.err(`note: ${note}\n`);
  if (json)
    effects.out(
      `${JSON.stringify({ pages: pages.map(({ value, label, units, text, linked, numbers }) => ({ value, label, units, text, linked, numbers: numbers.map(({ query, text: printed, rows }) => ({ query, text: printed, rows: rows.map(row => row.id) })) })), notes, written }, null, 2)}\n`,
    );
  else if (out === null) effects.out(pages.map(textOf).join('\n'));
  else effects.out(written.map(path => `wrote ${path}\n`).join(''));
  return 0;
}
