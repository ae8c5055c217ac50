import { CODEBOOK_FORMATS } from '../../export/codebook/formats/index.ts';
import { schemaFor, type WrittenSchema } from '../../export/deposit/schema-for.ts';
import type { OpenReview } from '../../read/session.ts';
import { disclosuresOf } from './deposit-facts.ts';
import { sha256 } from './manifest.ts';

/** The review's descriptor as JSON, with every codebook written into it as a Table Schema. */
export async function dataPackage(open: OpenReview): Promise<string> {
  const { review } = open;
  const { value } = review;
  const disclosures = disclosuresOf(open);
  const resources = [];
  for (const { schema, dialect, ...resource } of value.resources) {
    const { fieldsMatch, ...described } = resource;
    const disclosure = disclosures.get(resource.path);
    const codebook =
      schema === undefined ? null : await review.codebook({ ...resource, schema } as typeof review.studies);
    const written = codebook === null ? null : await CODEBOOK_FORMATS.get('json')!.write(codebook);
    const bytes = await (await review.source(resource.path)).bytes();
    resources.push({
      ...described,
      // the standard's own property, so that every reader of packages shows it, and one for programs
      ...(disclosure === undefined
        ? {}
        : { description: [resource.description, disclosure].filter(Boolean).join(' '), disclosure }),
      ...dialectOf(dialect, resource.path, bytes),
      bytes: bytes.length,
      hash: `sha256:${sha256(bytes)}`,
      ...(codebook === null || written === null
        ? {}
        : {
            schema: schemaFor(
              JSON.parse(String(written.data)) as WrittenSchema,
              headersOf(open, resource.path),
              fieldsMatch,
            ),
          }),
    });
  }
  const { name, title, description, version, id, homepage, created, keywords, licenses, sources, contributors } = value;
  return `${JSON.stringify({ $schema: 'https://datapackage.org/profiles/2.0/datapackage.json', name, title, id, description, version, homepage, created: dateTime(created), keywords, licenses, sources, contributors, resources }, null, 2)}\n`;
}

/** What is declared; else the comma of a CSV file, so that no reader guesses from the semicolons inside of cells. */
function dialectOf(declared: object | undefined, path: string, bytes: Uint8Array): { readonly dialect?: object } {
  if (declared !== undefined) return { dialect: declared };
  const [first = ''] = new TextDecoder().decode(bytes.subarray(0, 65_536)).split(/\r?\n/);
  return /\.csv$/i.test(path) && first.includes(',') && !/[;\t]/.test(first) ? { dialect: { delimiter: ',' } } : {};
}

/** The headers of a sheet that was read; null where it was not. */
const headersOf = (open: OpenReview, path: string): readonly string[] | null =>
  open.tables.find(table => table.file === path)?.columns.map(column => column.header) ?? null;

/** The standard wants a moment where people give a day: that day's first, in universal time. */
const dateTime = (day: string | undefined): string | undefined =>
  day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T00:00:00Z` : day;
