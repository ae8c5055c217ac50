import { VERSION } from '../../base/version.ts';
import type { Claim } from '../../claims/claim.ts';
import type { Shown } from '../../pipeline/exhibits/shown.ts';
import type { ForPages } from '../../pipeline/release/pages.ts';
import { disclosureOf } from '../../pipeline/request/disclosure.ts';
import { citationFields, type OpenReview } from '../../read/session.ts';
import { besideOf } from './beside.ts';
import { omittedFrom } from './omitted.ts';
import { otherRows } from './other-rows.ts';
import type { ClaimJson, ReportJson } from './report-json.ts';
import { screenedRecords } from './screened-records.ts';
import { sheetJson } from './sheet-json.ts';

/** What the report page holds, from a review that has been built. */
export function reportData({ open, shown, claims, claimSets, hashes, changes, screening }: ForPages): ReportJson {
  const { review, material } = open;
  const { value } = review;
  const omitted = omittedFrom(open);
  const coded = omitted.without(open.studies.coded);
  const isBeside = ({ declaration }: Shown): boolean => declaration.report === false;
  const kept = shown.filter(exhibit => !isBeside(exhibit) && !omitted.hides(exhibit));
  const others = new Map(kept.map(exhibit => [exhibit, otherRows(open, exhibit)]));
  const citation = citationFields(review, open.codebook);
  const cited = (name: string | null): string | null => (name !== null && coded.columns.has(name) ? name : null);
  return {
    scopebook: VERSION,
    review: {
      name: value.name,
      title: value.title ?? value.name,
      version: value.version ?? null,
      description: value.description ?? '',
      licence: value.licenses?.map(entry => entry.title ?? entry.name ?? '').join(', ') ?? null,
      searched: value.searched ?? null,
      citation: citationOf(open),
      sources: (value.sources ?? []).map(source => source.citation ?? source.title ?? source.path ?? ''),
    },
    dataVersion: (hashes.find(([path]) => path === review.studies.path)?.[1] ?? '').slice(0, 12),
    hashes,
    sheet: sheetJson(coded),
    coders: material.coders.map(({ stage, coder, role, keyed, coded: own }) => ({
      stage,
      coder,
      role,
      keyed: keyed ?? true,
      sheet: sheetJson(omitted.without(own), column => column.kind === 'single' || column.kind === 'multi'),
    })),
    beside: besideOf(coded),
    denominator: material.denominator,
    target: material.target,
    numbers: open.format.style,
    citation: {
      author: cited(citation.author),
      year: cited(citation.year),
      title: cited(citation.title),
      identifier: cited(citation.identifier),
    },
    omitted: omitted.fields.map(name => open.words.fieldTitle(name)),
    leftOut: shown.filter(exhibit => isBeside(exhibit) && !omitted.hides(exhibit)).map(({ title }) => title),
    flow: open.flow === null ? null : { file: open.flow.file, boxes: [...open.flow.boxes] },
    records: screening.flatMap(screenedRecords),
    exhibits: kept.map(exhibit => {
      const { name, kind, title, alt, notes, files, requests } = exhibit;
      const of = others.get(exhibit)?.of;
      return { name, kind, title, alt, notes, files, requests, ...(of === undefined ? {} : { of }) };
    }),
    others: [...new Map([...others.values()].flatMap(found => found?.rows ?? []).map(row => [row.id, row])).values()],
    claims:
      claims === null
        ? []
        : claims.claims.map(checked => {
            const claim = claimSets
              .find(set => set.source === checked.source)
              ?.claims.find(entry => entry.id === checked.id);
            const { id, source, verdict, also, reported, explanation } = checked;
            const isUnexpected = claims.unexpected.includes(checked);
            return {
              id,
              source,
              verdict,
              also,
              reported,
              explanation,
              isUnexpected,
              request: claim === undefined ? null : requestOf(claim, setData(claimSets, source), review.studies.name),
            };
          }),
    guesses: (material.guesses ?? []).filter(({ scope, name }) => scope !== 'field' || coded.columns.has(name)),
    duplicate: material.duplicate ?? null,
    disclosure: disclosureOf(open),
    findings: {
      errors: open.findings.filter(finding => finding.severity === 'error').length,
      warnings: open.findings.filter(finding => finding.severity === 'warning').length,
    },
    changes,
  };
}

const setData = (sets: ForPages['claimSets'], source: string): string | null =>
  sets.find(set => set.source === source)?.data ?? null;

/** The shares that a claim speaks of, where they are shares of the review's own studies. */
function requestOf(claim: Claim, ofSet: string | null, studies: string): ClaimJson['request'] {
  const data = claim.data ?? ofSet;
  if (claim.field === null || claim.row !== null || (data !== null && data !== studies)) return null;
  const { field, level, where, denominator } = claim;
  return { field, level, where, denominator };
}

/** Contributors, title, version, and where the review stands, as a reference list would name it. */
function citationOf({ review: { value } }: OpenReview): string {
  const people = (value.contributors ?? []).map(person => person.title ?? '').filter(name => name !== '');
  return [
    people.join(', '),
    value.title ?? value.name,
    value.version === undefined ? '' : `Version ${value.version}`,
    value.homepage ?? value.id ?? '',
  ]
    .filter(part => part !== '')
    .map(part => part.replace(/\.$/, ''))
    .join('. ')
    .concat('.');
}
