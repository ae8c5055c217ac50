import type { Effects, FolderLock } from '../../base/effects.ts';
import { usageFault } from '../../base/fault.ts';
import { unknownWord } from '../../base/unknown-word.ts';
import { VERSION } from '../../base/version.ts';
import { CODEBOOK_FORMATS } from '../../export/codebook/formats/index.ts';
import { citationCff } from '../../export/deposit/citation-cff.ts';
import { prismaScr } from '../../export/deposit/prisma-scr.ts';
import { type DepositFile, roCrate } from '../../export/deposit/ro-crate.ts';
import { rowsCsv } from '../../export/rows-csv.ts';
import { joined } from '../../manuscript/draft/phrases.ts';
import type { Finding } from '../../model/finding.ts';
import { loadMigrations } from '../../read/load-migrations.ts';
import type { OpenReview } from '../../read/session.ts';
import { whileLocked, writeFiles } from '../../write/outputs.ts';
import { modulesOf } from '../../write/review-inputs.ts';
import { disclosureNotes, printedDisclosure } from '../request/disclosure.ts';
import { results } from '../request/results.ts';
import { amendmentsPage } from './amendments.ts';
import { prepare } from './build.ts';
import { dataPackage } from './data-package.ts';
import { datasheet } from './datasheet.ts';
import { disclosuresOf, factsOf, lacking } from './deposit-facts.ts';
import type { DepositPart as Part } from './deposit-part.ts';
import { flowParts } from './flow-parts.ts';
import { sha256 } from './manifest.ts';
import type { PageMaker } from './pages.ts';
import { scrFiles } from './scr-files.ts';

/** What a deposit may be besides a plain one. */
export const PACKAGE_KINDS = ['evidence'] as const;
export type PackageKind = (typeof PACKAGE_KINDS)[number];

/** A kind of package by its name; any other word is a fault that names the nearest. */
export function packageKind(name: string | null): PackageKind | null {
  if (name === null) return null;
  const found = PACKAGE_KINDS.find(kind => kind === name);
  if (found === undefined) throw unknownWord(name, PACKAGE_KINDS, 'package', 'package');
  return found;
}

export interface Deposit {
  readonly written: readonly string[];
  /** what a repository will ask for and the review does not say */
  readonly findings: readonly Finding[];
}

/**
 * Writes the deposit of a review into an empty folder (one that already holds exactly this deposit is left as it is): the data as they are, a Data Package descriptor, RO-Crate metadata,
 * the data dictionary, all results as CSV and JSON, figures and tables, the report page, the amendments of the codebook, the PRISMA-ScR items
 * with where each is served, and a citation file. The package `evidence` adds what an editor asks for.
 */
export async function deposit(
  effects: Effects,
  path: string | null,
  folder: string,
  pages: PageMaker,
  kind: PackageKind | null = null,
): Promise<Deposit> {
  return whileLocked(effects, folder, lock => depositInto(effects, path, folder, pages, kind, lock));
}

async function depositInto(
  effects: Effects,
  path: string | null,
  folder: string,
  pages: PageMaker,
  kind: PackageKind | null,
  lock: FolderLock,
): Promise<Deposit> {
  const empty = await effects.isEmpty(folder);
  if (!empty && !(await effects.exists(`${folder}/datapackage.json`))) throw notEmpty(folder);
  const prepared = await prepare(effects, path, { pages });
  const { open } = prepared;
  const parts: Part[] = [
    ...(await inputs(effects, open, new Set(prepared.outputs.flatMap(output => output.inputs)))),
    ...prepared.outputs.map(output => ({
      path: output.path,
      title: titleOf(output.path),
      data: output.data,
      from: output.inputs,
    })),
  ];
  parts.push(...(await made(effects, open)));
  if (kind === 'evidence')
    parts.push(...(await (await import('./evidence-parts.ts')).evidenceParts(open, prepared, parts)));
  const facts = factsOf(open);
  parts.push({
    path: 'datasheet.md',
    title: 'Datasheet: where the data come from, and how they were coded',
    data: await datasheet(open),
    from: [open.review.declaration.file],
  });
  parts.push({
    path: 'datapackage.json',
    title: 'Data Package descriptor',
    data: await dataPackage(open),
    from: [open.review.declaration.file],
  });
  parts.push({
    path: 'CITATION.cff',
    title: 'Citation file',
    data: citationCff(facts),
    from: [open.review.declaration.file],
  });
  parts.push({
    path: 'prisma-scr.md',
    title: 'Where each PRISMA-ScR item is reported',
    data: prismaScr(scrFiles(prepared, [...parts.map(part => part.path), 'prisma-scr.md'])),
    from: [open.review.declaration.file],
  });
  const known = new Set(parts.map(part => part.path));
  const disclosures = disclosuresOf(open);
  const described = parts.map(
    (part): DepositFile => ({
      path: part.path,
      title: part.title,
      mediatype: mediatypeOf(part.path),
      bytes: typeof part.data === 'string' ? new TextEncoder().encode(part.data).length : part.data.length,
      sha256: sha256(part.data),
      from: part.from.filter(source => known.has(source)),
      // a file discloses what the sheets that it was made from disclose
      disclosure:
        [...new Set([part.path, ...part.from].flatMap(path => disclosures.get(path) ?? []))].join(' ') || null,
    }),
  );
  parts.push({
    path: 'ro-crate-metadata.json',
    title: 'RO-Crate metadata',
    data: roCrate({ ...facts, toolVersion: VERSION }, described),
    from: [],
  });
  if (kind === 'evidence') {
    const { checksums } = await import('./checksums.ts');
    parts.push({ path: 'SHA256SUMS', title: 'Checksums', data: checksums(parts), from: [] });
  }
  const files = parts.map(part => ({ path: `${folder}/${part.path}`, data: part.data }));
  // a run that was killed after its last file is repeated without harm
  if (empty) await writeFiles(effects, { review: open.review, lock }, files);
  else if (!(await holdsExactly(effects, folder, parts))) throw notEmpty(folder);
  return { written: parts.map(part => part.path), findings: lacking(open) };
}

const notEmpty = (folder: string) =>
  usageFault('not-empty', `${folder} is not empty`, 'name a new folder; existing files are never overwritten');

/** Whether a folder holds these files, byte for byte, and no other. */
async function holdsExactly(effects: Effects, folder: string, parts: readonly Part[]): Promise<boolean> {
  const paths = new Set(parts.map(part => part.path));
  for (const path of await effects.list(folder)) if (!paths.has(path) && !path.startsWith('.scopebook-')) return false;
  for (const { path, data } of parts) {
    const source = await effects.source(`${folder}/${path}`);
    if (source === null || sha256(await source.bytes()) !== sha256(data)) return false;
  }
  return true;
}

/** Every file that the review is made of, byte for byte. */
async function inputs(effects: Effects, open: OpenReview, read: ReadonlySet<string>): Promise<Part[]> {
  const { review } = open;
  const { value, declaration } = review;
  const paths = new Map<string, string>([[declaration.file, 'The review: descriptor']]);
  for (const resource of value.resources) {
    paths.set(resource.path, resource.title ?? resource.name);
  }
  const books = new Map<string, string[]>();
  for (const { schema, title, name } of value.resources)
    if (schema !== undefined) books.set(schema, [...(books.get(schema) ?? []), title ?? name]);
  for (const [schema, titles] of books) paths.set(schema, `Codebook of ${joined(titles)}`);
  for (const { module } of await modulesOf(review)) paths.set(module.file, `Module ${module.version} of a codebook`);
  for (const claim of value.claims ?? [])
    paths.set(
      claim,
      /\.ya?ml$/.test(claim)
        ? 'Reported numbers'
        : 'Text whose reported numbers are checked; it does not describe this package',
    );
  for (const { adjudicator } of value.codings ?? [])
    if (adjudicator?.log !== undefined && !paths.has(adjudicator.log))
      paths.set(adjudicator.log, 'How differences between the coders were resolved');
  for (const { path, title } of value.documents ?? []) paths.set(path, title ?? 'Document of the review');
  for (const migration of value.migrations ?? []) paths.set(migration, 'Migration of the codebook');
  // an identifier alone is no licence text; a file of the review is
  for (const { path } of value.licenses ?? [])
    if (
      path !== undefined &&
      !/^[a-z]+:|^\/|(^|\/)\.\.(\/|$)/i.test(path) &&
      (await effects.exists(`${review.folder}/${path}`))
    )
      paths.set(path, 'Licence');
  for (const file of await effects.list(`${review.folder}/figures`))
    paths.set(`figures/${file}`, 'Declaration of an exhibit');
  // e.g. a reference population, which no resource declares
  for (const path of read)
    if (!paths.has(path) && (await effects.exists(`${review.folder}/${path}`))) paths.set(path, 'Read by an exhibit');
  const parts: Part[] = [];
  for (const [path, title] of paths)
    parts.push({ path, title, data: await (await review.source(path)).bytes(), from: [] });
  return parts;
}

/** What is made for the deposit beside the exhibits. */
async function made(effects: Effects, open: OpenReview): Promise<Part[]> {
  const { review, codebook } = open;
  const said = printedDisclosure(open);
  const sources = [
    review.declaration.file,
    review.studies.path,
    ...(review.studies.schema === undefined ? [] : [review.studies.schema]),
  ];
  const all = results(open, [
    {
      analysis: 'shares',
      fields: codebook.fields
        .filter(field => field.categories !== null && open.studies.coded.columns.has(field.name))
        .map(field => field.name),
      studies: true,
    },
  ]);
  const dictionary = await CODEBOOK_FORMATS.get('md')!.write(codebook);
  const parts: Part[] = [
    { path: 'codebook.md', title: 'Data dictionary', data: dictionary.data, from: sources.slice(2) },
    {
      path: 'results.csv',
      title: 'Shares of every coded field, with their studies',
      data: await rowsCsv(all.rows, said),
      from: sources,
    },
    {
      path: 'results.json',
      title: 'The same as JSON',
      data: `${JSON.stringify({ ...all, notes: [...all.notes, ...disclosureNotes(open)] }, null, 2)}\n`,
      from: sources,
    },
  ];
  if (open.material.stages !== undefined && open.coders.length > 1) {
    const agreement = results(open, [{ analysis: 'agreement', fields: [] }]);
    if (agreement.rows.length > 0)
      parts.push({
        path: 'agreement.csv',
        title: 'Agreement between the coders',
        data: await rowsCsv(agreement.rows, said),
        from: [review.declaration.file, ...open.coders.map(coder => coder.coded.table.file)],
      });
  }
  if (open.flow !== null) parts.push(...(await flowParts(open.flow)));
  const migrations = await loadMigrations(effects, review);
  const amendments = amendmentsPage(migrations, [open.of(null), ...open.counted.map(name => open.of(name))]);
  if (amendments !== null)
    parts.push({
      path: 'amendments.md',
      title: 'Amendments of the codebooks',
      data: amendments.text,
      from: [...(review.value.migrations ?? []), ...amendments.from],
    });
  return parts;
}

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  json: 'application/json',
  md: 'text/markdown',
  html: 'text/html',
  svg: 'image/svg+xml',
  png: 'image/png',
  pdf: 'application/pdf',
  tiff: 'image/tiff',
  eps: 'application/postscript',
  tex: 'application/x-tex',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  cff: 'application/yaml',
};
const mediatypeOf = (path: string): string =>
  TYPES[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
const titleOf = (path: string): string =>
  path.endsWith('manifest.json')
    ? 'The inputs of each output'
    : path.includes('/claims')
      ? 'Verdicts on reported numbers'
      : path.endsWith('/report.html')
        ? 'The review as an offline page'
        : `Exhibit ${path.replace(/^out\//, '')}`;
