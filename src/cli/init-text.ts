import { counted } from '../base/plural.ts';
import { isResult } from '../infer/write/is-result.ts';
import type { BegunFromTemplate } from '../pipeline/sheets/init-from-template.ts';
import type { Initiated } from '../pipeline/sheets/initiated.ts';

/** What init found, for programs. */
export function initJson(done: Initiated) {
  const guesses = new Map(done.guesses.map(guess => [guess.name, guess]));
  return {
    review: done.review,
    written: done.written,
    rows: done.rows,
    unit: done.unit,
    fields: done.codebook.fields.map(field => {
      const guess = guesses.get(field.name);
      return {
        ...field,
        headers: guess?.headers ?? [],
        columnLetters: guess?.letters ?? [],
        detector: guess?.detector ?? null,
        evidence: guess?.evidence ?? [],
        ...(field.categories === undefined
          ? {}
          : {
              categories: field.categories.map(category => ({
                ...category,
                count: guess?.counts.get(category.value) ?? null,
              })),
            }),
        missing: guess?.missing ?? [],
        blank: guess?.blank ?? 0,
      };
    }),
    unconfirmed: done.unconfirmed.map(({ doubt, otherwise }) => ({
      scope: doubt.scope,
      field: doubt.field,
      key: doubt.key,
      question: doubt.question,
      proposal: doubt.proposal,
      evidence: doubt.evidence,
      choices: doubt.choices.map(choice => choice.label),
      otherwise,
    })),
    layout: done.layout,
    notes: done.notes,
    news: done.news,
  };
}

/** The files that were written; the schemas are named by their folder. */
function writtenText(written: readonly string[]): string {
  const schemas = written.filter(path => path.endsWith('.schema.json'));
  const folder = schemas[0]?.replace(/(?<![^/])[^/]+$/, '');
  const others = written.filter(path => !schemas.includes(path));
  return [...others, ...(folder === undefined ? [] : [`${folder} (schemas for editors)`])].join(', ');
}

/** What a template brought, for people. */
export function begunText({ review, template, written, fields, modules, advice }: BegunFromTemplate): string {
  const folder = review === 'review.yaml' ? '' : ` --review ${review}`;
  return [
    `${template}: ${counted(fields, 'field')}${modules.length === 0 ? '' : `, with ${modules.join(' and ')}`}`,
    ...(advice === '' ? [] : [advice]),
    `Written: ${writtenText(written)}`,
    `Next: scopebook codebook --template form.xlsx${folder} for a charting form, then scopebook validate${folder}`,
    '',
  ].join('\n');
}

const MOST = 40;

/** What init found, for people: a line a field, then what deserves a look. */
export function initText(done: Initiated): string {
  const lines: string[] = [];
  if (done.news !== null) {
    lines.push(
      done.news.length === 0
        ? 'The newer file adds nothing to the codebook.'
        : 'Added from the newer file (your own edits were kept):',
      ...done.news.map(text => `  ${text}`),
    );
    return `${lines.join('\n')}\n`;
  }
  for (const guess of done.guesses.slice(0, MOST)) {
    const field = done.codebook.fields.find(entry => entry.name === guess.name);
    const codes =
      field?.categories === undefined
        ? ''
        : `, ${field.categories.length} ${field.categoriesOrdered ? 'ordered ' : ''}${field.categories.length === 1 ? 'code' : 'codes'}`;
    const condition = field?.appliesIf === undefined ? '' : `, applies if ${field.appliesIf}`;
    lines.push(`  ${guess.name}: ${field?.type ?? 'string'}${codes}${condition}`);
  }
  if (done.guesses.length > MOST)
    lines.push(`  … and ${done.guesses.length - MOST} more fields (they are in the codebook)`);
  if (lines.length > 0) lines.unshift(`${counted(done.rows, 'row')}, ${counted(done.guesses.length, 'field')}:`);
  const notes = [...done.notes].sort((a, b) => Number(a.field !== null) - Number(b.field !== null));
  if (notes.length > 0) {
    lines.push('', 'Please check:');
    for (const note of notes.slice(0, MOST))
      lines.push(
        `  ${note.field === null ? '' : `${note.field}: `}${note.message}${note.change === '' ? '' : `\n    → ${note.change}`}`,
      );
    if (notes.length > MOST) lines.push(`  … and ${notes.length - MOST} more (--json has them all)`);
  }
  const { otherwise: ofLayout = '', ...layout } = done.layout ?? {};
  const guessed = done.unconfirmed.length + (done.layout === null ? 0 : 1);
  if (guessed > 0)
    lines.push(
      '',
      `${counted(guessed, 'guess')} could move a number (marked \`guess:\` in the files; \`scopebook confirm\` once they are checked):`,
      ...(done.layout === null
        ? []
        : [`  how the sheet is read: ${Object.values(layout).join('; ')}`, `    → otherwise: ${ofLayout}`]),
      ...done.unconfirmed
        .slice(0, MOST)
        .flatMap(({ doubt, otherwise }) => [
          `  ${doubt.field ?? doubt.scope}: ${doubt.question} Taken: ${doubt.proposal} (${doubt.evidence})`,
          `    → ${doubt.choices[0]?.label ?? 'otherwise'}: ${otherwise}`,
        ]),
      ...(done.unconfirmed.length > MOST ? [`  … and ${done.unconfirmed.length - MOST} more`] : []),
    );
  lines.push('', `Written: ${writtenText(done.written)}`);
  const codes = done.codebook.fields.filter(isResult);
  const first = (codes.find(field => field.categories!.length > 1 && field.categories!.length <= 15) ?? codes[0])?.name;
  const folder = done.review === 'review.yaml' ? '' : ` --review ${done.review}`;
  lines.push(
    `Next: scopebook validate${folder}${first === undefined ? '' : `, then scopebook shares ${/^[\w.-]+$/.test(first) ? first : `"${first}"`}${folder}`}`,
  );
  return `${lines.join('\n')}\n`;
}
