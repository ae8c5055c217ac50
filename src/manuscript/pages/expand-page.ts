import { printWord } from '../../base/expression/print.ts';
import { unknownMessage } from '../../base/unknown-word.ts';
import { plain } from '../draft/phrases.ts';
import { QueryError } from '../fill/query.ts';
import { atLine, type PageNode } from './parse-page-template.ts';

/** A field, a code of it, or a unit, as a page prints it. */
export interface PageField {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}
export interface PageLevel {
  readonly code: string;
  readonly label: string;
  readonly description: string;
}
export interface PageUnit {
  readonly key: string;
  readonly citation: string;
  /** null where the field around it has no evidence, or there is no field around it */
  readonly evidence: string | null;
}

/** What a page is made with; conditions are of the units of the page alone. */
export interface PageTools {
  readonly page: { readonly label: string; readonly value: string; readonly field: string };
  fields(names: readonly string[]): readonly PageField[];
  levels(field: string): readonly PageLevel[];
  /** the units of the page that satisfy a condition, with the evidence of a field */
  units(condition: string, field: string | null): readonly PageUnit[];
  /** the placeholder of a query of the page's units */
  query(text: string): string;
}

interface Scope {
  readonly field: PageField | null;
  readonly level: PageLevel | null;
  readonly unit: PageUnit | null;
  /** of the {{#if}} around it */
  readonly condition: string | null;
}

const TOP: Scope = { field: null, level: null, unit: null, condition: null };

/** A page in Markdown with a placeholder for every number, and the texts with digits that it takes from sheet and codebook. */
export interface ExpandedPage {
  readonly linked: string;
  readonly quoted: readonly string[];
}

export function expandPage(nodes: readonly PageNode[], tools: PageTools): ExpandedPage {
  const quoted = new Set<string>();
  const print = (text: string): string => {
    if (/\d/.test(text)) quoted.add(text);
    return plain(text);
  };
  return { linked: expanded(nodes, { ...tools, print }, TOP), quoted: [...quoted] };
}

/** Prints what is no number of the review: a title, a key, the words of an evidence cell. */
type Tools = PageTools & { readonly print: (text: string) => string };

function expanded(nodes: readonly PageNode[], tools: Tools, scope: Scope): string {
  return nodes
    .map(node => {
      if (node.kind === 'text') return node.text;
      return atLine(node.line, () =>
        node.kind === 'variable'
          ? tools.print(variable(node.name, tools, scope))
          : node.kind === 'query'
            ? tools.query(named(node.text, scope))
            : section(node, tools, scope),
      );
    })
    .join('');
}

function section(node: Extract<PageNode, { kind: 'section' }>, tools: Tools, scope: Scope): string {
  const inside = (own: Partial<Scope>): string => expanded(node.children, tools, { ...scope, ...own });
  const condition = (): string => {
    if (node.argument !== '') return named(node.argument, scope);
    throw new QueryError(`{{#${node.section}}} needs a condition, e.g. {{#${node.section} privacy = 2}}`);
  };
  switch (node.section) {
    case 'fields': {
      const names = node.argument.split(',').flatMap(name => (name.trim() === '' ? [] : [name.trim()]));
      if (names.length === 0) throw new QueryError('{{#fields}} needs names, e.g. {{#fields privacy, utility}}');
      return tools
        .fields(names)
        .map(field => inside({ field }))
        .join('');
    }
    case 'levels':
      if (scope.field === null) throw new QueryError('{{#levels}} stands outside of {{#fields …}}, so it has no field');
      return [...tools.levels(scope.field.name)]
        .reverse()
        .map(level => inside({ level }))
        .join('');
    case 'units':
      return tools
        .units(condition(), scope.field?.name ?? null)
        .map(unit => inside({ unit }))
        .join('');
    case 'if': {
      const own = condition();
      return tools.units(own, null).length > 0 ? inside({ condition: own }) : '';
    }
    case 'none':
      return tools.units(condition(), null).length === 0 ? inside({}) : '';
  }
}

function variable(name: string, { page }: PageTools, scope: Scope): string {
  const [owner = '', key = ''] = name.split('.');
  const values: Readonly<Record<string, string | null>> | null = (owner === 'page'
    ? page
    : scope[owner as keyof Scope]) as unknown as Readonly<Record<string, string | null>> | null;
  if (values === null)
    throw new QueryError(`{{${name}}} stands outside of {{#${owner}s …}}, so there is no ${owner} to print`);
  const value = values[key];
  if (value === null)
    throw new QueryError(
      scope.field === null
        ? `{{${name}}} stands outside of {{#fields …}}, so it has no field`
        : `the field "${scope.field.name}" declares no evidence, so there is nothing to print`,
    );
  if (value === undefined)
    throw new QueryError(
      unknownMessage(
        name,
        Object.keys(values).map(word => `${owner}.${word}`),
        'name',
      ),
    );
  return value;
}

/** `$field`, `$level` and `$if` in a query: the first two quoted as the expression language quotes them. */
function named(text: string, { field, level, condition }: Scope): string {
  return text.replace(/\$(field|level|if)\b/g, (whole, word: string) => {
    if (word === 'field' && field !== null) return printWord(field.name, '`');
    if (word === 'level' && level !== null) return printWord(level.code, "'");
    if (word === 'if' && condition !== null) return `(${condition})`;
    throw new QueryError(
      word === 'if'
        ? '$if stands outside of {{#if …}}, so there is no condition'
        : `${whole} stands outside of {{#${word}s …}}, so there is no ${word}`,
    );
  });
}
