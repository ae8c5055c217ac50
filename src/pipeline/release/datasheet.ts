import { markdownText } from '../../base/markdown-text.ts';
import type { OpenReview } from '../../read/session.ts';
import { disclosureSentence, resourceDisclosure } from '../request/disclosure.ts';
import { factsOf } from './deposit-facts.ts';
import { adjudicationSentence } from './evidence-statements.ts';

const PROVENANCE = [
  ['generator', 'Generator'],
  ['version', 'Version of the generator'],
  ['prompts', 'Prompts'],
  ['source', 'Source'],
  ['rights', 'Rights'],
] as const;

/** A page on where the rows of each resource come from: what is synthetic, who coded, by which codebook and modules. */
export async function datasheet(open: OpenReview): Promise<string> {
  const { review } = open;
  const { value } = review;
  const people = factsOf(open).people.map(
    ({ name, affiliation }) => `${name}${affiliation === null ? '' : ` (${affiliation})`}`,
  );
  const whole: (readonly [string, string | undefined])[] = [
    ['Authors', people.length === 0 ? 'not declared (contributors in review.yaml)' : people.join('; ')],
    ['Version', value.version],
    ['Published', value.created],
    ['Licence', (value.licenses ?? []).map(({ name, title }) => title ?? name).join('; ') || undefined],
    ['Identifier', value.id],
    ...(value.sources ?? []).map(
      ({ title, citation, path }) => ['Source', [citation ?? title, path].filter(Boolean).join(', ')] as const,
    ),
  ];
  const lines = [
    `# Datasheet: ${markdownText(value.title ?? value.name)}`,
    '',
    ...(value.description === undefined ? [] : [markdownText(value.description), '']),
    ...whole.flatMap(([label, text]) => (text === undefined ? [] : [`- ${label}: ${markdownText(text)}`])),
    '',
  ];
  for (const resource of value.resources) {
    const isCounted = resource.name === review.studies.name || open.counted.includes(resource.name);
    const units = isCounted ? open.of(resource.name).studies.coded.units : null;
    const disclosure = resourceDisclosure(review, resource, units);
    const codebook = await review.codebook(resource);
    const facts: (readonly [string, string | undefined])[] = [
      ['File', resource.path],
      [
        'Codebook',
        codebook === null
          ? undefined
          : `${codebook.file}${codebook.version === null ? '' : `, version ${codebook.version}`}`,
      ],
      ...(codebook?.modules ?? []).map(
        module =>
          [
            'Module',
            `${module.file}, version ${module.version}${module.source === null ? '' : ` (${module.source})`}`,
          ] as const,
      ),
      ['Counted', units === null ? undefined : `${units} (${open.of(resource.name).unit.name})`],
      ['Synthetic', resource.synthetic === true ? 'yes' : undefined],
      ...PROVENANCE.map(([key, label]) => [label, resource.provenance?.[key]] as const),
      ...(value.codings ?? [])
        .filter(coding => (coding.of ?? review.studies.name) === resource.name)
        .flatMap(coding => [
          [
            `Coding "${coding.name}"`,
            Object.entries(coding.roles ?? {})
              .map(([coder, role]) => `${coder}: ${role}`)
              .join(', ') || 'roles are not declared',
          ] as const,
          ['Differences', adjudicationSentence(coding) ?? undefined] as const,
          ['Sample', coding.sample] as const,
        ]),
    ];
    lines.push(
      `## ${markdownText(resource.title ?? resource.name)}`,
      '',
      ...(disclosure === null ? [] : [`**${markdownText(disclosureSentence(disclosure))}**`, '']),
      ...(resource.description === undefined ? [] : [markdownText(resource.description), '']),
      ...facts.flatMap(([label, text]) => (text === undefined ? [] : [`- ${label}: ${markdownText(text)}`])),
      '',
    );
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
