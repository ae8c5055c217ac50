const starts = (head: Uint8Array, ...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte);

export const isZip = (head: Uint8Array): boolean => starts(head, 0x50, 0x4b, 0x03, 0x04);

/** Whether a file's name says that it is text. */
export const isNamedText = (name: string): boolean => /\.(csv|tsv|txt)$/i.test(name);

/** Beginnings of reference files, in lower case. */
const LIBRARIES: readonly { readonly name: string; readonly found: RegExp }[] = [
  { name: 'RIS', found: /^ty {2}- [a-z]/m },
  { name: 'PubMed', found: /^pmid- ?\d/m },
  { name: 'BibTeX', found: /^@[a-z]+ ?\{[^\n]{0,300},[ \r]{0,9}$/m },
  { name: 'EndNote', found: /^%0 [a-z]/m },
  { name: 'Web of Science', found: /^fn (clarivate|thomson|isi)/ },
];

const begins = (head: Uint8Array, text: string): boolean => starts(head, ...new TextEncoder().encode(text));

/** Files of statistics programs, with the shortest way to a CSV that has labels instead of numbers. */
const STATISTICS: readonly {
  readonly what: string;
  readonly remedy: string;
  found(head: Uint8Array, name: string): boolean;
}[] = [
  {
    what: 'a data file of SPSS',
    remedy:
      'export it with its labels: in SPSS, File > Export Data > CSV with "Save value labels where defined instead of data values"; in R, `write.csv(haven::as_factor(haven::read_sav("FILE", user_na = TRUE)), "FILE.csv", row.names = FALSE, na = "")`',
    found: (head, name) => begins(head, '$FL2') || begins(head, '$FL3') || /\.(z?sav|por)$/i.test(name),
  },
  {
    what: 'a data file of Stata',
    remedy:
      'export it with its labels: in Stata, `export delimited using FILE.csv, replace` (labels are the default); in R, `write.csv(haven::as_factor(haven::read_dta("FILE")), "FILE.csv", row.names = FALSE, na = "")`',
    found: (head, name) => begins(head, '<stata_dta>') || /\.dta$/i.test(name),
  },
  {
    what: 'a data file of SAS',
    remedy:
      'export it as CSV: in R, `write.csv(haven::as_factor(haven::read_sas("FILE")), "FILE.csv", row.names = FALSE, na = "")`',
    found: (_head, name) => /\.(sas7bdat|xpt)$/i.test(name),
  },
];

/** Files of text that hold no table, by the endings of their names. */
const TEXTS: readonly (readonly [what: string, ending: RegExp])[] = [
  ['YAML', /\.ya?ml$/i],
  ['Markdown', /\.(md|markdown|qmd|rmd)$/i],
  ['LaTeX', /\.(tex|bbl)$/i],
  ['JSON', /\.(json|jsonl|ipynb)$/i],
];

/** What a file is that can't be read as a table, and what to do; null for anything that may be one. */
export function foreignFile(head: Uint8Array, name: string): { readonly what: string; readonly remedy: string } | null {
  const again = 'export the sheet as CSV (UTF-8) or XLSX';
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0))
    return {
      what: 'a workbook of the old XLS kind, or one with a password',
      remedy: 'save it as XLSX without a password',
    };
  const program = STATISTICS.find(entry => entry.found(head, name));
  if (program !== undefined) return program;
  if (starts(head, 0x25, 0x50, 0x44, 0x46)) return { what: 'a PDF', remedy: again };
  if (starts(head, 0x89, 0x50, 0x4e, 0x47) || starts(head, 0xff, 0xd8, 0xff) || starts(head, 0x47, 0x49, 0x46))
    return { what: 'a picture', remedy: again };
  if (starts(head, 0x1f, 0x8b)) return { what: 'a gzip archive', remedy: 'unpack it first' };
  if (isZip(head))
    return {
      what: 'a workbook or another zip file, not text',
      remedy: 'if it is a workbook, give it the ending .xlsx or .ods; else unpack it',
    };
  const text = new TextDecoder('latin1')
    .decode(head.subarray(0, 2048))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();
  if (text.startsWith('<!doctype') || text.startsWith('<html') || text.startsWith('<?xml') || text.startsWith('<svg'))
    return { what: 'a web page or XML, not a table', remedy: `open it where it came from and ${again}` };
  const library = LIBRARIES.find(({ found }) => found.test(text));
  if (library !== undefined)
    return {
      what: `a library of references (${library.name}), not a sheet of studies`,
      remedy: `add its records to a review with \`scopebook add ${name}\`, or export the coded sheet as CSV`,
    };
  if (/^[[{]\s*["[{]/.test(text)) return { what: 'JSON', remedy: again };
  const written = TEXTS.find(([, ending]) => ending.test(name));
  return written === undefined ? null : { what: `${written[0]}, not a table`, remedy: again };
}
