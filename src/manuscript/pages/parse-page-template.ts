import { spans } from '../../base/spans.ts';
import { unknownMessage } from '../../base/unknown-word.ts';
import { QueryError } from '../fill/query.ts';

/** What a section does with its inside: repeats it, or keeps it under a condition. */
export const SECTIONS = ['fields', 'levels', 'units', 'if', 'none'] as const;
export type SectionKind = (typeof SECTIONS)[number];

/** A part of a template for pages, with its line in the template. */
export type PageNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string; readonly line: number }
  | { readonly kind: 'query'; readonly text: string; readonly line: number }
  | {
      readonly kind: 'section';
      readonly section: SectionKind;
      readonly argument: string;
      readonly line: number;
      readonly children: readonly PageNode[];
    };

/** A template that cannot be read, or a tag that cannot be filled, with its line. */
export class PageTemplateError extends Error {
  override readonly name = 'PageTemplateError';
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** `page.label`, `field.title`: names that a section gives; everything else between braces is a query of `fill`. */
const VARIABLE = /^(page|field|level|unit)\.[a-z]+$/;

/**
 * Reads a template for pages:
 *
 * ```
 * {{#fields a, b}} … {{/fields}}    once for each field; {{field.title}}, and $field in queries
 * {{#levels}} … {{/levels}}         inside: once for each code of the field, the last first; {{level.label}}, and $level
 * {{#units CONDITION}} … {{/units}} once for each unit; {{unit.citation}}, {{unit.key}}, {{unit.evidence}}
 * {{#if CONDITION}}, {{#none CONDITION}}   only where some unit (no unit) of the page satisfies the condition; $if in queries
 *                                   inside of the first is its condition
 * {{ QUERY }}                       a number of the page's units, as `fill` reads it; {{! a comment }}
 * ```
 *
 * A line that holds nothing but a tag of a section, or a comment, is left out.
 */
export function parsePageTemplate(text: string): PageNode[] {
  const source = text.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '');
  const open: { readonly section: SectionKind; readonly argument: string; readonly line: number; nodes: PageNode[] }[] =
    [];
  const root: PageNode[] = [];
  let nodes = root;
  let done = 0;
  for (const tag of spans(source, /\{\{/g, () => /\}\}/g)) {
    const [, sign = '', inside = ''] = /^([#/!]?)\s*(.*)$/s.exec(tag.inside.trim())!;
    const line = source.slice(0, tag.from).split('\n').length;
    let [start, end] = [tag.from, tag.to];
    const before = /(?:^|\n)([ \t]*)$/.exec(source.slice(0, start));
    const after = /^[ \t]*(?:\n|$)/.exec(source.slice(end));
    if (sign !== '' && before !== null && after !== null) {
      start -= before[1]!.length;
      end += after[0].length;
    }
    if (start > done) nodes.push({ kind: 'text', text: source.slice(done, start) });
    done = end;
    if (sign === '#') {
      const [, word = '', argument = ''] = /^(\S*)\s*([\s\S]*)$/.exec(inside) ?? [];
      if (!(SECTIONS as readonly string[]).includes(word))
        throw new PageTemplateError(line, unknownMessage(word, SECTIONS, 'section'));
      open.push({ section: word as SectionKind, argument: argument.replace(/\s+/g, ' '), line, nodes });
      nodes = [];
    } else if (sign === '/') {
      const section = open.pop();
      if (section === undefined || section.section !== inside)
        throw new PageTemplateError(
          line,
          section === undefined
            ? `{{/${inside}}} closes a section that is not open`
            : `{{/${inside}}} closes {{#${section.section}}} of line ${section.line}; write {{/${section.section}}}`,
        );
      const { nodes: outer, ...rest } = section;
      outer.push({ kind: 'section', ...rest, children: nodes });
      nodes = outer;
    } else if (sign === '') {
      if (inside === '') throw new PageTemplateError(line, 'a placeholder is empty; write e.g. {{ N }}');
      if (inside.includes('{{'))
        throw new PageTemplateError(line, 'a placeholder begins inside another one; close it with }}');
      nodes.push(
        VARIABLE.test(inside)
          ? { kind: 'variable', name: inside, line }
          : { kind: 'query', text: inside.replace(/\s+/g, ' '), line },
      );
    }
  }
  const [left] = open;
  if (left !== undefined)
    throw new PageTemplateError(left.line, `{{#${left.section}}} is not closed; write {{/${left.section}}}`);
  const rest = source.slice(done);
  const broken = rest.indexOf('{{');
  if (broken >= 0)
    throw new PageTemplateError(
      source.slice(0, done + broken).split('\n').length,
      'a placeholder is opened with {{ and not closed',
    );
  if (rest !== '') nodes.push({ kind: 'text', text: rest });
  return root;
}

/** Gives an error of a query the line of its tag. */
export function atLine<T>(line: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw new PageTemplateError(line, error.message);
  }
}
