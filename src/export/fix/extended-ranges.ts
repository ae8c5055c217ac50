import { type Edit, edited, withAttribute, xmlAttribute, xmlTags } from '../ooxml/xml-tags.ts';

/** Elements whose range goes on where rows are added behind it. */
const RANGES: Readonly<Record<string, string>> = {
  dimension: 'ref',
  autoFilter: 'ref',
  table: 'ref',
  dataValidation: 'sqref',
  conditionalFormatting: 'sqref',
};

/**
 * The XML of a sheet or table with the ranges that end in a row going on over the rows behind it.
 *
 * @param last the last row before
 * @param added rows behind it
 * @example extendedRanges('<dimension ref="A1:C9"/>', 9, 2) // => '<dimension ref="A1:C11"/>'
 */
export function extendedRanges(xml: string, last: number, added: number): string {
  const edits: Edit[] = [];
  for (const tag of xmlTags(xml)) {
    const name = RANGES[tag.name];
    if (name === undefined || tag.kind === 'close') continue;
    const range = xmlAttribute(tag.text, name);
    if (range === null) continue;
    const longer = range
      .split(/\s+/)
      .map(part =>
        part.replace(/^(\$?[A-Z]+\$?\d+:\$?[A-Z]+\$?)(\d+)$/, (whole, start: string, end: string) =>
          Number(end) === last ? `${start}${last + added}` : whole,
        ),
      )
      .join(' ');
    if (longer !== range) edits.push({ from: tag.from, to: tag.to, text: withAttribute(tag.text, name, longer) });
  }
  return edited(xml, edits);
}
