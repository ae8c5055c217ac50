import type { CitedPerson, Licence } from './citation-cff.ts';

/** One file of a deposit. */
export interface DepositFile {
  readonly path: string;
  readonly title: string;
  readonly mediatype: string;
  readonly bytes: number;
  readonly sha256: string;
  /** paths that it was made from; [] where it is an input */
  readonly from: readonly string[];
  /** that its data are synthetic or machine-coded, in a sentence; null where nothing must be disclosed */
  readonly disclosure: string | null;
}

export interface CrateFacts {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly version: string | null;
  /** as it is declared; RO-Crate requires one, and scopebook never takes it from a clock */
  readonly published: string | null;
  readonly licence: Licence | null;
  readonly people: readonly CitedPerson[];
  readonly toolVersion: string;
}

/** RO-Crate 1.1 metadata (JSON-LD): the files, what each was made from, and by which tool. */
export function roCrate(facts: CrateFacts, files: readonly DepositFile[]): string {
  const organizations = [...new Set(facts.people.flatMap(person => person.affiliation ?? []))];
  const people = facts.people.map((person, index) => {
    const employer = person.affiliation === null ? -1 : organizations.indexOf(person.affiliation);
    return {
      '@id': person.orcid ?? `#person-${index + 1}`,
      '@type': person.family === null ? 'Organization' : 'Person',
      name: person.name,
      ...(person.family === null ? {} : { familyName: person.family }),
      ...(person.given === null ? {} : { givenName: person.given }),
      ...(employer < 0 ? {} : { affiliation: { '@id': `#organization-${employer + 1}` } }),
    };
  });
  const licence = facts.licence === null ? null : licenceEntity(facts.licence);
  const made = files.filter(file => file.from.length > 0);
  const graph = [
    {
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
      about: { '@id': './' },
    },
    {
      '@id': './',
      '@type': 'Dataset',
      identifier: facts.name,
      name: facts.title,
      description: facts.description,
      ...(facts.version === null ? {} : { version: facts.version }),
      ...(facts.published === null ? {} : { datePublished: facts.published }),
      ...(licence === null ? {} : { license: { '@id': licence['@id'] } }),
      ...(people.length === 0 ? {} : { author: people.map(person => ({ '@id': person['@id'] })) }),
      hasPart: files.map(file => ({ '@id': file.path })),
    },
    ...people,
    ...organizations.map((name, index) => ({ '@id': `#organization-${index + 1}`, '@type': 'Organization', name })),
    // a licence that is a file of the crate is described as that file
    ...(licence === null || files.some(file => file.path === licence['@id']) ? [] : [licence]),
    ...files.map(file => ({
      '@id': file.path,
      '@type': 'File',
      name: file.title,
      ...(file.disclosure === null ? {} : { description: file.disclosure }),
      encodingFormat: file.mediatype,
      contentSize: String(file.bytes),
      sha256: file.sha256,
    })),
    { '@id': '#scopebook', '@type': 'SoftwareApplication', name: 'scopebook', softwareVersion: facts.toolVersion },
    ...made.map((file, index) => ({
      '@id': `#made-${index + 1}`,
      '@type': 'CreateAction',
      instrument: { '@id': '#scopebook' },
      object: file.from.map(path => ({ '@id': path })),
      result: { '@id': file.path },
    })),
  ];
  return `${JSON.stringify({ '@context': 'https://w3id.org/ro/crate/1.1/context', '@graph': graph }, null, 2)}\n`;
}

/** The licence as a contextual entity: an identifier of its own, never a dangling relative reference. */
function licenceEntity({ name, title, path }: Licence): Readonly<Record<string, string>> & { readonly '@id': string } {
  const spdx = name !== null && /^[A-Za-z0-9][A-Za-z0-9.+-]*$/.test(name) ? `https://spdx.org/licenses/${name}` : null;
  const address = path !== null && /^https?:/.test(path) ? path : null;
  return {
    '@id': address ?? spdx ?? '#licence',
    '@type': 'CreativeWork',
    name: title ?? name ?? path ?? 'licence',
    ...(name === null ? {} : { identifier: name }),
  };
}
