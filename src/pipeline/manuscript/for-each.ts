import type { Effects } from '../../base/effects.ts';
import { Fault, usageFault } from '../../base/fault.ts';
import { unknownWord } from '../../base/unknown-word.ts';
import { condition as conditionOf, placeholder } from '../../manuscript/draft/ask.ts';
import type { Answer } from '../../manuscript/fill/answer.ts';
import type { Filled } from '../../manuscript/fill/fill-text.ts';
import { fillText } from '../../manuscript/fill/fill-text.ts';
import { QueryError } from '../../manuscript/fill/query.ts';
import { queryParts } from '../../manuscript/fill/query-parts.ts';
import { expandPage, type PageTools } from '../../manuscript/pages/expand-page.ts';
import { type PageNode, PageTemplateError, parsePageTemplate } from '../../manuscript/pages/parse-page-template.ts';
import { fieldNamed } from '../../model/codebook.ts';
import { PAGE_TEMPLATES } from '../../model/page-templates.ts';
import { templateText } from '../../node/template-text.ts';
import { requireSource } from '../../read/coded-sheet.ts';
import { citationFields, type OpenReview } from '../../read/session.ts';
import { listing } from '../../tabulate/data/listing.ts';
import { disclosureOf, disclosureSentence } from '../request/disclosure.ts';
import { evidenceSentence } from '../request/evidence-sentence.ts';
import { fieldKind } from '../request/field-kind.ts';
import { fieldsWithEvidence } from '../request/fields-with-evidence.ts';
import { results } from '../request/results.ts';
import { answersOf } from './fill.ts';

/** The page of one value of a field. */
export interface ValuePage {
  readonly value: string;
  readonly label: string;
  readonly units: number;
  readonly linked: string;
  readonly text: string;
  readonly numbers: readonly Filled[];
  readonly notes: readonly string[];
  /** texts with digits that are copied from sheet and codebook, and are no numbers of the review */
  readonly quoted: readonly string[];
}

export interface ValuePages {
  readonly pages: readonly ValuePage[];
  /** values that no unit has, and units without a value */
  readonly notes: readonly string[];
}

export interface ForEach {
  readonly field: string;
  /** the resource whose units are counted; null: the studies */
  readonly of: string | null;
  /** a file, or the name of a shipped template */
  readonly template: string;
}

/** Below so many units, a share is printed as a count of a count. */
const SMALL = 10;

/**
 * A page for each value of a field, from a template: every number of a page is of the units with that value, is filled as
 * `fill` fills it, and keeps its query. A tag that cannot be filled is a fault with its line, and nothing is made.
 */
export async function pagesForEach(effects: Effects, whole: OpenReview, asked: ForEach): Promise<ValuePages> {
  const open = whole.of(asked.of);
  const template = await templateOf(effects, asked.template);
  const rows = results(open, [{ analysis: 'shares', fields: [asked.field] }]).rows;
  const values = rows.filter(row => row.kind === 'level' && row.statistic === 'share' && row.level !== null);
  if (values.length === 0 || fieldKind(open, asked.field) === 'numeric')
    throw usageFault(
      'for-each',
      `${asked.field} has no categories, so there is no page for each of them`,
      door => `name a field with categories in ${door.option('forEach')}`,
    );
  const { answering } = answersOf(whole);
  const used = values.filter(row => (row.n ?? 0) > 0);
  const pages = used.map((row): ValuePage => {
    const page = { value: row.level!, label: row.label ?? row.level!, field: open.words.fieldTitle(asked.field) };
    const within = conditionOf(asked.field, row.level, false, { kind: field => fieldKind(open, field) });
    const own = answersOf(whole);
    const tools = toolsOf(open, asked.of, within, page, answering);
    const { linked, quoted } = located(template, page.label, () => expandPage(template.nodes, tools));
    const filled = fillText(linked, 'markdown', own.answering);
    const [wrong] = filled.unfilled;
    if (wrong !== undefined) throw templateFault(template.file, null, page.label, wrong.message);
    return {
      value: page.value,
      label: page.label,
      units: row.n!,
      linked,
      text: filled.text,
      numbers: filled.filled,
      notes: [...own.notes],
      quoted,
    };
  });
  const empty = values.filter(row => row.n === 0).map(row => row.label ?? row.level);
  const without = rows.filter(row => row.kind === 'state' && (row.n ?? 0) > 0);
  return {
    pages,
    notes: [
      ...(empty.length === 0 ? [] : [`no page: no ${open.words.unit} has ${empty.join(', ')}`]),
      ...without.map(row => `on no page: ${row.n} ${row.n === 1 ? open.words.unit : open.words.units} (${row.label})`),
    ],
  };
}

/** What must stand under every page, whatever its template says: how the data were coded, and what the numbers are of. */
export function pageFooter(whole: OpenReview, of: string | null, notes: readonly string[]): string[] {
  const open = whole.of(of);
  const disclosure = disclosureOf(open);
  return [
    ...(disclosure === null ? [] : [disclosureSentence(disclosure)]),
    ...(whole.review.value.provenance?.evidence !== undefined && fieldsWithEvidence(open).length > 0
      ? [evidenceSentence(open)]
      : []),
    ...notes,
  ];
}

interface Template {
  readonly file: string;
  readonly nodes: readonly PageNode[];
}

/** A file that is there, else a shipped template by its name. */
async function templateOf(effects: Effects, name: string): Promise<Template> {
  const isFile = /[./\\]/.test(name) || (await effects.exists(name));
  if (!isFile && PAGE_TEMPLATES.get(name) === undefined)
    throw unknownWord(name, PAGE_TEMPLATES.names, 'template for pages', 'template');
  const text = isFile
    ? new TextDecoder().decode(await (await requireSource(effects, name)).bytes())
    : templateText(PAGE_TEMPLATES.get(name)!.file);
  if (text.trim() === '')
    throw new Fault('page-template', `the template ${name} is empty`, 'write the page as Markdown with placeholders');
  return { file: name, nodes: located({ file: name }, null, () => parsePageTemplate(text)) };
}

function located<T>({ file }: Pick<Template, 'file'>, page: string | null, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof PageTemplateError)) throw error;
    throw templateFault(file, error.line, page, error.message);
  }
}

const templateFault = (file: string, line: number | null, page: string | null, message: string): Fault =>
  new Fault(
    'page-template',
    `${file}${line === null ? '' : `:${line}`}${page === null ? '' : ` (page of ${page})`}: ${message}`,
    'correct the template; a number that a page may lack belongs into {{#if CONDITION}} … {{/if}}',
  );

function toolsOf(
  open: OpenReview,
  of: string | null,
  within: string,
  page: PageTools['page'],
  answering: (query: string) => Answer,
): PageTools {
  const { codebook, words } = open;
  const citation = citationFields(open.review, codebook);
  const known = (name: string) => {
    const field = fieldNamed(codebook, name);
    const derived = codebook.derive.find(entry => entry.name === name);
    if (field === undefined && derived === undefined)
      throw new QueryError(
        unknownWord(
          name,
          [...codebook.fields, ...codebook.derive].map(entry => entry.name),
          'field',
          'field',
        ).message,
      );
    return { name, title: words.fieldTitle(name), description: field?.description ?? '' };
  };
  const both = (condition: string): string => `(${condition}) and ${within}`;
  const query = (text: string): string => {
    const { head, where, denominator, from, pipes } = queryParts(text);
    const resource = from ?? of;
    const made = [
      head,
      `where ${where === null ? within : both(where)}`,
      ...(denominator === null ? [] : [`denominator ${denominator}`]),
      ...(resource === null ? [] : [`from ${resource}`]),
    ].join(' ');
    const shape = pipes[0] ?? '';
    const { text: printed, rows } = answering(`${made}${shape === '' ? '' : ` | ${shape}`}`);
    const [row] = rows;
    // a percentage of a few units says less than the two counts
    return placeholder(made, printed.includes('%') && row?.N != null && row.N < SMALL ? 'n/N' : shape);
  };
  return {
    page,
    fields: names => names.map(known),
    levels(name) {
      const categories = words.categories(known(name).name);
      if (categories === null) throw new QueryError(`{{#levels}}: the field "${name}" has no categories`);
      return categories
        .filter(category => category.codable !== false)
        .map(({ value, label, description }) => ({ code: value, label, description: description ?? '' }));
    },
    units(condition, field) {
      const source = field === null ? null : (fieldNamed(codebook, field)?.evidence ?? null);
      const found = faultless(both(condition), condition, () =>
        listing(open.studies.coded, source === null ? [] : [source], both(condition), citation),
      );
      return found.units.map(({ key, citation: cited, cells }) => ({
        key,
        citation: cited,
        evidence: source === null ? null : cells[0]?.state === 'coded' ? cells[0].text : 'no evidence cell',
      }));
    },
    query,
  };
}

/** A condition that cannot be read is the template's mistake. */
function faultless<T>(whole: string, condition: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    // the page's own condition is no part of the template
    if (error instanceof Fault) throw new QueryError(error.message.replace(whole, condition));
    throw error;
  }
}
