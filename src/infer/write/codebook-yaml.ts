import { yamlComment, yamlFlow, yamlText } from '../../base/yaml-text.ts';
import type { DraftCategory, DraftCodebook, DraftField, Guess } from '../draft.ts';

const FLOW_KEYS = new Set([
  'guess',
  'missingValues',
  'aliases',
  'checked',
  'constraints',
  'trueValues',
  'falseValues',
  'items',
]);
const LONG = 110;

/**
 * A codebook as a YAML file that people edit: one block a field, its evidence above it as a comment, and behind each
 * category how often it was seen.
 */
export function codebookYaml(
  codebook: DraftCodebook,
  head: string,
  guesses: ReadonlyMap<string, Guess> = new Map(),
): string {
  const lines = [yamlComment(head)];
  for (const key of ['version', 'title', 'description'] as const)
    if (codebook[key] !== undefined) lines.push(`${key}: ${yamlText(codebook[key])}`);
  if (codebook.primaryKey !== undefined) lines.push(`primaryKey: ${yamlFlow(codebook.primaryKey)}`);
  if (codebook.guess !== undefined) lines.push(`guess: ${yamlFlow(codebook.guess)}`);
  if (codebook.missingValues !== undefined) {
    lines.push(
      '# texts that stand for a missing value, wherever they fill a cell; blank is always "not coded"',
      'missingValues:',
    );
    for (const entry of codebook.missingValues) lines.push(`  - ${yamlFlow(entry)}`);
  }
  lines.push('', 'fields:');
  for (const field of codebook.fields) lines.push(...fieldLines(field, guesses.get(field.name)));
  for (const key of ['rules', 'derive'] as const)
    if (codebook[key] !== undefined) {
      lines.push('', `${key}:`);
      for (const entry of codebook[key]) lines.push(`  - ${yamlFlow(entry)}`);
    }
  return `${lines.join('\n')}\n`;
}

/** The lines of one field, as an entry of `fields:`. */
export function fieldLines(field: DraftField, guess: Guess | undefined): string[] {
  const lines = guess === undefined ? [] : [yamlComment(evidenceText(guess), '  ')];
  let mark = '  - ';
  const put = (text: string): void => {
    lines.push(`${mark}${text}`);
    mark = '    ';
  };
  for (const [key, value] of Object.entries(field)) {
    if (value === undefined) continue;
    if (key === 'categories') {
      put('categories:');
      for (const category of value as DraftCategory[]) lines.push(...categoryLines(category, guess));
    } else if (key === 'columns') {
      put('columns:');
      for (const column of value as object[]) lines.push(`      - ${yamlFlow(column)}`);
    } else if (FLOW_KEYS.has(key) || Array.isArray(value)) put(`${key}: ${yamlFlow(value)}`);
    else put(`${key}: ${typeof value === 'string' ? yamlText(value) : String(value)}`);
  }
  return lines;
}

function categoryLines(category: DraftCategory, guess: Guess | undefined): string[] {
  const count = guess?.counts.get(category.value);
  const comment = count === undefined ? '' : ` # ${count}`;
  const flow = yamlFlow(category);
  if (flow.length <= LONG || category.aliases === undefined) return [`      - ${flow}${comment}`];
  const { aliases, ...rest } = category;
  const [first, ...others] = Object.entries(rest).filter(([, value]) => value !== undefined);
  return [
    `      - ${first?.[0]}: ${yamlFlow(String(first?.[1]))}${comment}`,
    ...others.map(([key, value]) => `        ${key}: ${typeof value === 'string' ? yamlText(value) : String(value)}`),
    '        aliases:',
    ...aliases.map(alias => `          - ${yamlText(alias)}`),
  ];
}

/** Where a field comes from and why it is what it is. */
export function evidenceText(guess: Guess): string {
  const place =
    guess.letters.length > 6
      ? `columns ${guess.letters[0]} to ${guess.letters.at(-1)} (${guess.letters.length})`
      : `${guess.letters.length === 1 ? 'column' : 'columns'} ${guess.letters.join(', ')}`;
  const missing = guess.missing.map(
    ({ value, state, count }) => `${JSON.stringify(value)} ${count}× (${state.replaceAll('_', ' ')})`,
  );
  return [
    `${place} · ${guess.detector}: ${guess.evidence.join('; ')}`,
    ...(missing.length > 0 || guess.blank > 0
      ? [
          `missing: ${[...(guess.blank > 0 ? [`${guess.blank} blank`] : []), ...missing.slice(0, 8), ...(missing.length > 8 ? [`and ${missing.length - 8} more`] : [])].join(', ')}`,
        ]
      : []),
  ]
    .join('\n')
    .replace(/\p{Cc}/gu, mark => (mark === '\n' ? mark : ' '));
}
