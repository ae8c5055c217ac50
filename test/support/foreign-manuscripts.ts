import { strToU8, zipSync } from 'fflate';
import PdfDocument from 'pdfkit';

/** A share of the review with the words that a manuscript may use for it. */
export interface Fact {
  readonly field: string;
  readonly title: string;
  readonly level: string;
  readonly label: string;
  readonly n: number;
  readonly N: number;
}

/** Writes a fact's numbers; a corruption gives others for one of them. */
export interface Numbers {
  n(fact: Fact): string;
  percent(fact: Fact, decimals: number): string;
  N(fact: Fact): string;
}

export interface ForeignManuscript {
  readonly name: string;
  /** decimals of its percentages; null where it prints counts alone */
  readonly decimals: number | null;
  write(fields: readonly (readonly Fact[])[], total: number, numbers: Numbers): Promise<Uint8Array> | Uint8Array;
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const lower = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text);
const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
/** Word splits the runs of a paragraph wherever somebody edited. */
const paragraph = (text: string): string =>
  `<w:p>${text
    .split(/(?<=\. |, )/)
    .map(run)
    .join('')}</w:p>`;
const docx = (body: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  });
const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;

/** A paper whose every category has its count behind it as N. */
const countsInBrackets: ForeignManuscript = {
  name: 'counts.docx',
  decimals: null,
  write: (fields, total, { n }) =>
    docx(
      [
        paragraph(`A total of ${total} studies met the criteria and were included in the review.`),
        ...fields.map(facts =>
          paragraph(
            `With regard to ${lower(facts[0]!.title)}, the studies dealt with ${listed(facts.map(fact => `${lower(fact.label)} (N = ${n(fact)})`))}.`,
          ),
        ),
      ].join(''),
    ),
};

/** Word tables with a title row, a column that names the field over several rows, and counts and percentages apart. */
const mergedTable: ForeignManuscript = {
  name: 'tables.docx',
  decimals: 1,
  write: (fields, total, { n, percent }) =>
    docx(
      [
        paragraph('Results of the review are in the tables below.'),
        `<w:tbl>${[
          row(cell(`Table 1. Characteristics of the included studies (N = ${total})`, '<w:gridSpan w:val="4"/>')),
          row(cell('Characteristic'), cell('Category'), cell('n'), cell('%')),
          ...fields.flatMap(facts =>
            facts.map((fact, i) =>
              row(
                cell(i === 0 ? fact.title : '', `<w:vMerge${i === 0 ? ' w:val="restart"' : ''}/>`),
                cell(fact.label),
                cell(n(fact)),
                cell(percent(fact, 1)),
              ),
            ),
          ),
        ].join('')}</w:tbl>`,
      ].join(''),
    ),
};

/** A LaTeX preprint that begins its clauses with the numbers, and a tabular with indented rows. */
const preprint: ForeignManuscript = {
  name: 'preprint.tex',
  decimals: 1,
  write: (fields, total, { n, percent }) => {
    const half = Math.ceil(fields.length / 2);
    const prose = fields
      .slice(0, half)
      .map(
        facts =>
          `As for ${lower(facts[0]!.title)}, ${listed(facts.map((fact, i) => `${n(fact)}${i === 0 ? ' studies' : ''} (\\(${percent(fact, 1)}\\,\\%\\)) addressed ${lower(fact.label).replaceAll('&', '\\&')}`))}~\\cite{a2020}.`,
      );
    const rows = fields
      .slice(half)
      .flatMap(facts => [
        `\\multicolumn{2}{l}{\\textit{${facts[0]!.title}}} \\\\`,
        ...facts.map(fact => `\\quad ${fact.label.replaceAll('&', '\\&')} & ${n(fact)} (${percent(fact, 1)}) \\\\`),
      ]);
    return strToU8(
      `\\documentclass{article}\n\\begin{document}\n\\section{Results}\nOf 412 records, ${total} studies were included.\n\n${prose.join('\n\n')}\n\n\\begin{table}\n\\caption{Characteristics}\n\\begin{tabular}{lr}\n\\toprule\nCharacteristic & $n$ (\\%) \\\\\n\\midrule\n${rows.join('\n')}\n\\bottomrule\n\\end{tabular}\n\\end{table}\n\\end{document}\n`,
    );
  },
};

/** A PDF of one column of running text with percentages first. */
const report: ForeignManuscript = {
  name: 'report.pdf',
  decimals: 0,
  async write(fields, total, { n, N, percent }) {
    const document = new PdfDocument({ size: 'A4', margin: 60, info: { CreationDate: new Date(0) } });
    const parts: Uint8Array[] = [];
    const ended = new Promise<void>((resolve, reject) => {
      document.on('data', (part: Uint8Array) => void parts.push(part));
      document.on('end', resolve);
      document.on('error', reject);
    });
    document.fontSize(10).text(`We reviewed ${total} studies.`);
    for (const facts of fields) {
      document.moveDown();
      document.text(
        `${facts[0]!.title}: ${facts.map(fact => `${lower(fact.label)} was found in ${percent(fact, 0)}% (${n(fact)}/${N(fact)})`).join('; ')}.`,
      );
    }
    document.end();
    await ended;
    return Buffer.concat(parts);
  },
};

/** A web page with one table whose row groups are rows of their own. */
const page: ForeignManuscript = {
  name: 'page.html',
  decimals: 1,
  write: (fields, total, { n, percent }) =>
    strToU8(
      `<html><body><h1>Results</h1><p>${total} studies were included.</p><table><thead><tr><th></th><th>No. of studies</th><th>Share, %</th></tr></thead><tbody>${fields
        .map(
          facts =>
            `<tr><th colspan="3">${xml(facts[0]!.title)}</th></tr>${facts.map(fact => `<tr><td style="padding-left: 1em">${xml(fact.label)}</td><td>${n(fact)}</td><td>${percent(fact, 1)}</td></tr>`).join('')}`,
        )
        .join('')}</tbody></table></body></html>`,
    ),
};

export const FOREIGN: readonly ForeignManuscript[] = [countsInBrackets, mergedTable, preprint, report, page];
