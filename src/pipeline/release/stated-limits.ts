import { Fault } from '../../base/fault.ts';
import { replaceSpans } from '../../base/spans.ts';
import { documentsOf } from '../../model/review-documents.ts';
import type { OpenReview } from '../../read/session.ts';

/** What the authors say of the limits of their data, in a page of their own. */
export interface StatedLimits {
  readonly path: string;
  readonly title: string;
  /** the section that review.yaml names; null: the whole page */
  readonly section: string | null;
  /** in Markdown; null where the page is no text */
  readonly text: string | null;
  /** the items of its lists as plain text */
  readonly items: readonly string[];
}

/** The documents with the role `limits`, with what they say; a section that is not there is a fault. */
export async function statedLimits({ review }: OpenReview): Promise<StatedLimits[]> {
  const found: StatedLimits[] = [];
  for (const { path, title = path, section = null } of documentsOf(review.value.documents, 'limits')) {
    if (!/\.(md|txt)$/i.test(path)) {
      found.push({ path, title, section: null, text: null, items: [] });
      continue;
    }
    const whole = new TextDecoder().decode(await (await review.source(path)).bytes());
    const lines = withoutComments(whole).split(/\r?\n/);
    const own = section === null ? lines : sectionOf(lines, section);
    if (own === null)
      throw new Fault(
        'limits',
        `${review.declaration.file}: ${path} has no heading "${section}"`,
        `write the heading as it stands in ${path} after section:, or leave it out`,
      );
    found.push({ path, title, section, text: own.join('\n').trim(), items: itemsOf(own) });
  }
  return found;
}

/** Marks of claims are comments: they are for programs. */
const withoutComments = (text: string): string =>
  replaceSpans(
    text,
    /<!--/g,
    () => /-->/g,
    () => '',
  );

/** The lines below a heading, up to the next one that is not below it; null where no heading has these words. */
function sectionOf(lines: readonly string[], section: string): string[] | null {
  const levelOf = (line: string): number => /^(#{1,6}) /.exec(line)?.[1]?.length ?? 0;
  const same = (text: string): string => text.trim().toLowerCase();
  const start = lines.findIndex(line => levelOf(line) > 0 && same(line.slice(levelOf(line))) === same(section));
  if (start < 0) return null;
  const level = levelOf(lines[start]!);
  const after = lines.slice(start + 1);
  const end = after.findIndex(line => levelOf(line) > 0 && levelOf(line) <= level);
  return end < 0 ? after : after.slice(0, end);
}

/** A list item with the lines that continue it. */
function itemsOf(lines: readonly string[]): string[] {
  const items: string[] = [];
  let isOpen = false;
  for (const line of lines) {
    const [, item] = /^ {0,3}(?:[-*+]|\d{1,3}[.)]) (.*)$/.exec(line) ?? [];
    if (item !== undefined) items.push(item);
    else if (isOpen && /\S/.test(line)) items.push(`${items.pop()} ${line}`);
    isOpen = item !== undefined || (isOpen && /\S/.test(line));
  }
  return items.map(plainItem);
}

/** Without the signs of Markdown: bold, code and links are their words. */
const plainItem = (text: string): string =>
  text
    .replace(/\[([^\][]{1,300})\]\([^()\s]{1,500}\)/g, '$1')
    .replace(/\*\*|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
