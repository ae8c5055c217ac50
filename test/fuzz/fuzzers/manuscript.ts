import { findMentions } from '../../../src/manuscript/scan/find-mentions.ts';
import { readerOf, scan } from '../../../src/manuscript/scan/scan.ts';
import { bytes, type FuzzedFile, type Fuzzer, fuzzer, promise } from '../fuzzer.ts';
import { mutateBytes, mutateZip } from '../mutate.ts';

/** Scans a manuscript; each number stands where the scan says it does. */
async function scanned({ name, data }: FuzzedFile): Promise<string> {
  const blocks = await readerOf(data, name).read(data, name, { changes: 'accepted' });
  const { mentions } = findMentions(blocks, { nouns: [] });
  for (const { block, start, end, text: words } of mentions) {
    const length = blocks[block]?.text.length ?? -1;
    promise(start >= 0 && start < end && end <= length, `"${words}" stands in block ${block} at ${start}`);
  }
  const { claims } = await scan(data, name, { changes: 'accepted', terms: [], certainty: 0.6 });
  return JSON.stringify(claims);
}

const PROSE = `# Results

Of 59 studies, 44 (74.6%) were prompt-based and 12 of 59 (20.3%) were not.
Agreement was good (kappa = 0.81, 95% CI 0.70 to 0.92); the median was 12 (IQR 8-20).

| Domain | n | % |
|---|---:|---:|
| Oncology (N = 20) | 12 | 60.0 |
| Cardiology | 8 | 40.0 |
| Total | 20 | 100 |

Three quarters (75%) of the 20 studies, P = .04, mean 3.2 (SD 1.1).[^1]

[^1]: Two studies did not report it.
`;
const TEX = String.raw`\documentclass{article}
\begin{document}
\section{Results}
Of 59 studies, 44 (74.6\%) were prompt-based, \(\kappa = .81\) (95\,\% CI $0.70$--$0.92$).
% a comment with 7 of 9
\begin{table}\caption{Domains}
\begin{tabular}{lrr}
\multicolumn{1}{l}{Domain} & n & \% \\ \hline
Oncology & 12 & 60.0 \\
Cardiology & 8 & 40.0 \\
\end{tabular}\end{table}
\end{document}
`;
const HTML = `<!doctype html><html><body><h1>Results</h1><p>Of 59 studies, 44 (74.6%) were prompt-based.</p>
<table><caption>Domains</caption><tr><th colspan=2>Domain<th>n (%)</tr><tr><td rowspan="2">A<td>b<td>12 (60.0)</tr><tr><td>c<td>8 (40.0)</table>
<p>Agreement: &kappa; = 0.81<sup>a</sup></p></body></html>`;

const TOKENS = [
  '12 of 59 (20.3%)',
  '(N = 5)',
  '0.81',
  '100%',
  '|',
  '||||',
  '$',
  '\\%',
  '1,234',
  '12.5 (8-20)',
  '<',
  '[^1]:',
  'half',
  '−',
];

const manuscript = (name: string, file: string, content: string, tokens: readonly string[]): Fuzzer =>
  fuzzer({
    name,
    tokens: [...TOKENS, ...tokens],
    seeds: async () => [{ name: file, data: bytes(content) }],
    read: scanned,
  });

export const markdown = manuscript('markdown', 'paper.md', PROSE, [
  '```\n',
  '---\n',
  '<!--',
  '-->',
  '\n\n',
  '![x](y)',
  '{{',
]);
export const latex = manuscript('latex', 'paper.tex', TEX, [
  '\\begin{tabular}',
  '\\end{tabular}',
  '\\multicolumn{9}{c}{',
  '&',
  '\\\\',
  '{',
  '}',
  '\\verb|',
  '\\input{x}',
  '\\def\\x{\\x}',
  '%',
]);
export const html = manuscript('html', 'paper.html', HTML, [
  '<table>',
  '</table>',
  '<td colspan=99999>',
  '<tr>',
  '<script>',
  '&#1114112;',
  '&',
  '<!--',
  '<p',
  '<td rowspan="0">',
  '</body>',
]);
export const plain = manuscript('text', 'paper.txt', PROSE, ['\t', '\f']);

const zipped = async (): Promise<Uint8Array> => {
  const { zipSync } = await import('fflate');
  const run = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
  const cell = (words: string): string => `<w:tc><w:p>${run(words)}</w:p></w:tc>`;
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>${run('Of 59 studies, 44 (')}<w:ins w:id="1" w:author="a">${run('74.6')}</w:ins><w:del w:id="2"><w:r><w:delText>75</w:delText></w:r></w:del>${run('%) were prompt-based.')}</w:p><w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>${cell('Domain')}${cell('n (%)')}</w:tr><w:tr>${cell('Oncology')}${cell('12 (60.0)')}</w:tr></w:tbl></w:body></w:document>`;
  const part = (content: string): [Uint8Array, { mtime: string }] => [bytes(content), { mtime: '1980-01-01T00:00:00' }];
  return zipSync({
    '[Content_Types].xml': part(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': part(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': part(document),
  });
};
export const docx = fuzzer({
  name: 'docx',
  tokens: [
    '<w:p>',
    '</w:p>',
    '<w:tc>',
    '</w:tr>',
    '<w:tbl>',
    '<w:gridSpan w:val="99"/>',
    '<w:del>',
    '</w:ins>',
    '<w:br/>',
    '&#0;',
    '12 of 59 (20.3%)',
    '<w:footnoteReference w:id="7"/>',
  ],
  mutate: mutateZip,
  seeds: async () => [{ name: 'paper.docx', data: await zipped() }],
  read: scanned,
});

/** A page of text by hand: a PDF as small as the format allows. */
const PDF = ((): string => {
  const stream =
    'BT /F1 12 Tf 72 700 Td (Of 59 studies, 44 \\(74.6%\\) were prompt-based.) Tj 0 -20 Td (Oncology 12 60.0) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let out = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = out.length;
  const entries = places.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return `${out}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
})();
export const pdf = fuzzer({
  name: 'pdf',
  tokens: [],
  mutate: mutateBytes,
  seeds: async () => [{ name: 'paper.pdf', data: bytes(PDF) }],
  read: scanned,
});
