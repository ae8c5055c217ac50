import type { Paragraph, Table } from 'docx';
import { derivedText } from '../../../model/derived-text.ts';
import { rezip } from '../../table/rezip.ts';
import { codebookFormat } from '../codebook-format.ts';
import { type HumanField, humanCodebook } from '../human-codebook.ts';

type Docx = typeof import('docx');

/** Twentieths of a point between the margins of an upright A4 page. */
const ROOM = 9638;
const WIDTHS = [0.22, 0.28, 0.5].map(part => Math.floor(part * ROOM));

/** Word: headings that make a contents list, a table of codes for each field. */
export const docx = codebookFormat({
  name: 'docx',
  extension: 'docx',
  describe: 'a codebook for people, in Word',
  binary: true,
  async write(codebook) {
    const word = await import('docx');
    const { HeadingLevel } = word;
    const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph =>
      new word.Paragraph({ heading: level, keepNext: true, children: [new word.TextRun(text)] });
    const children: (Paragraph | Table)[] = [heading(codebook.title || 'Codebook', HeadingLevel.TITLE)];
    if (codebook.version !== null) children.push(new word.Paragraph(`Version ${codebook.version}`));
    for (const group of humanCodebook(codebook)) {
      if (group.heading !== null) children.push(heading(group.heading, HeadingLevel.HEADING_1));
      for (const field of group.fields)
        children.push(
          heading(field.title === field.name ? field.name : `${field.title} (${field.name})`, HeadingLevel.HEADING_2),
          ...fieldParts(word, field),
        );
    }
    const rules = [
      ...codebook.rules.map(rule => `${rule.name}: ${rule.assert.text}`),
      ...codebook.derive.map(entry => `${entry.title}: ${derivedText(entry)}`),
    ];
    if (rules.length > 0)
      children.push(
        heading('Rules and derived fields', HeadingLevel.HEADING_1),
        ...rules.map(text => new word.Paragraph({ text, bullet: { level: 0 } })),
      );
    const document = new word.Document({
      title: codebook.title || 'Codebook',
      creator: 'scopebook',
      lastModifiedBy: 'scopebook',
      styles: {
        default: {
          document: { run: { font: 'Arial', size: 20 }, paragraph: { spacing: { after: 80 } } },
          title: { run: { font: 'Arial', size: 36, bold: true } },
          heading1: {
            run: { font: 'Arial', size: 28, bold: true },
            paragraph: { spacing: { before: 360, after: 120 } },
          },
          heading2: {
            run: { font: 'Arial', size: 22, bold: true },
            paragraph: { spacing: { before: 240, after: 80 } },
          },
        },
      },
      sections: [
        {
          properties: {
            page: {
              size: { width: 11906, height: 16838 },
              margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
            },
          },
          children,
        },
      ],
    });
    return { data: await rezip(new Uint8Array(await word.Packer.toBuffer(document))), unsaid: [] };
  },
});

function fieldParts(word: Docx, field: HumanField): (Paragraph | Table)[] {
  const parts: (Paragraph | Table)[] = [];
  if (field.description !== '') parts.push(new word.Paragraph({ keepNext: true, text: field.description }));
  for (const [label, text] of field.facts)
    parts.push(
      new word.Paragraph({ children: [new word.TextRun({ text: `${label}: `, bold: true }), new word.TextRun(text)] }),
    );
  if (field.categories.length === 0) return parts;
  const line = { style: word.BorderStyle.SINGLE, size: 4, color: '000000' };
  const none = { style: word.BorderStyle.NONE, size: 0, color: 'auto' };
  const row = (texts: readonly string[], header: boolean, indent = 0) =>
    new word.TableRow({
      // `false` would be written out, and a body row with it reads as a header
      ...(header ? { tableHeader: true } : {}),
      cantSplit: true,
      children: texts.map(
        (text, column) =>
          new word.TableCell({
            width: { size: WIDTHS[column]!, type: word.WidthType.DXA },
            borders: { top: header ? line : none, bottom: header ? line : none, left: none, right: none },
            children: [
              new word.Paragraph({
                indent: { left: column === 0 ? indent * 200 : 0 },
                children: [new word.TextRun({ text, bold: header })],
              }),
            ],
          }),
      ),
    });
  parts.push(
    new word.Table({
      columnWidths: WIDTHS,
      width: { size: ROOM, type: word.WidthType.DXA },
      borders: { top: line, bottom: line, left: none, right: none, insideHorizontal: none, insideVertical: none },
      rows: [
        row(['Code', 'Label', 'Definition'], true),
        ...field.categories.map(({ code, label, description, depth }) => row([code, label, description], false, depth)),
      ],
    }),
    new word.Paragraph(''),
  );
  return parts;
}
