import { yamlComment, yamlFlow, yamlText } from '../../base/yaml-text.ts';
import type { DraftCitation } from '../columns/draft-citation.ts';
import type { DraftUnit } from '../doubt.ts';
import type { DraftCoding } from '../draft.ts';

/** A sheet beside the studies whose rows belong to them. */
export interface DraftResource {
  readonly name: string;
  readonly schema: string;
  readonly dialect: Readonly<Record<string, unknown>>;
  readonly unit: string;
  readonly of: string;
  readonly by: string;
  readonly guess: Readonly<Record<string, string>> | null;
}

/** What review.yaml is made of. */
export interface DraftReview {
  readonly name: string;
  readonly title: string;
  readonly unit: DraftUnit;
  readonly citation: DraftCitation;
  readonly codings: readonly DraftCoding[];
  readonly path: string;
  readonly schema: string;
  readonly dialect: Readonly<Record<string, unknown>>;
  /** which of its rows count; null: all */
  readonly where: string | null;
  /** what is guessed about how the sheet is read */
  readonly layoutGuess: Readonly<Record<string, string>> | null;
  /** sheets of coders in the same workbook */
  readonly coders: readonly {
    readonly resource: string;
    readonly dialect: Readonly<Record<string, unknown>>;
    /** where it is, if not in the same file */
    readonly path?: string;
  }[];
  /** sheets of the same workbook that are counted too */
  readonly joined?: readonly DraftResource[];
}

/** review.yaml of a new review, with what was noticed about the sheet as comments. */
export function reviewYaml(review: DraftReview, notes: readonly string[]): string {
  const { unit, citation, codings, dialect } = review;
  const lines = [
    yamlComment('A scopebook review. Run `scopebook validate`, then `scopebook shares FIELD`.'),
    `name: ${yamlText(review.name)}`,
    `title: ${yamlText(review.title)}`,
    'version: 0.1.0',
    '# what is counted, and the field that says which study a row belongs to',
    `unit: ${yamlFlow({ name: unit.name, key: unit.key ?? undefined, guess: unit.guess })}`,
    'studies: studies',
  ];
  if (Object.keys(citation).length > 0)
    lines.push('# which fields make a citation', `citation: ${yamlFlow({ ...citation })}`);
  if (codings.length > 0) {
    lines.push("# where the coders' codes come from", 'codings:');
    for (const coding of codings) lines.push(`  - ${yamlFlow(coding)}`);
  }
  lines.push(
    'resources:',
    '  - name: studies',
    `    path: ${yamlText(review.path)}`,
    `    schema: ${yamlText(review.schema)}`,
  );
  if (Object.keys(dialect).length > 0)
    lines.push('    # how the sheet is read; remove or change what is wrong', `    dialect: ${yamlFlow(dialect)}`);
  if (review.where !== null)
    lines.push('    # only the rows of the file for which this is true count', `    where: ${yamlText(review.where)}`);
  if (review.layoutGuess !== null) lines.push(`    guess: ${yamlFlow(review.layoutGuess)}`);
  for (const coder of review.coders) {
    lines.push(
      `  - name: ${yamlText(coder.resource)}`,
      `    path: ${yamlText(coder.path ?? review.path)}`,
      `    schema: ${yamlText(review.schema)}`,
    );
    if (Object.keys(coder.dialect).length > 0) lines.push(`    dialect: ${yamlFlow(coder.dialect)}`);
  }
  for (const { name, schema, dialect: own, unit: counted, of, by, guess } of review.joined ?? []) {
    lines.push(
      `  - name: ${yamlText(name)}`,
      `    path: ${yamlText(review.path)}`,
      `    schema: ${yamlText(schema)}`,
      `    dialect: ${yamlFlow(own)}`,
      '    # what one row is, whose it is, and the field that says so',
      `    unit: ${yamlText(counted)}`,
      `    of: ${yamlText(of)}`,
      `    by: ${yamlText(by)}`,
    );
    if (guess !== null) lines.push(`    guess: ${yamlFlow(guess)}`);
  }
  if (notes.length > 0)
    lines.push(
      '',
      yamlComment(
        `What init noticed about the sheet:\n${notes.map(note => `- ${note.replace(/\s+/g, ' ')}`).join('\n')}`,
      ),
    );
  return `${lines.join('\n')}\n`;
}
