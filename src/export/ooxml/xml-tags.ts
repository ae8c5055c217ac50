/** One tag of an XML text, with its place. */
export interface XmlTag {
  /** without its prefix */
  readonly name: string;
  /** with its colon, or '' */
  readonly prefix: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly from: number;
  readonly to: number;
  /** the tag as it stands, e.g. `<c r="A1" s="3">` */
  readonly text: string;
}

/**
 * The tags of a well-formed XML text in order; comments, processing instructions and CDATA are passed over. It is for
 * patching: what is not touched stays byte for byte, which no parser that builds a tree and writes it again can promise.
 */
export function* xmlTags(text: string, start = 0): Generator<XmlTag> {
  for (let at = text.indexOf('<', start); at >= 0; at = text.indexOf('<', at)) {
    const skip = SKIPPED.find(([open]) => text.startsWith(open, at));
    if (skip !== undefined) {
      const end = text.indexOf(skip[1], at + skip[0].length);
      if (end < 0) return;
      at = end + skip[1].length;
      continue;
    }
    const to = endOfTag(text, at);
    if (to < 0) return;
    const tag = text.slice(at, to);
    const [, prefix = '', name = ''] = /^<\/?([^\s/>:]+:)?([^\s/>]+)/.exec(tag) ?? [];
    yield {
      name,
      prefix,
      kind: tag.startsWith('</') ? 'close' : tag.endsWith('/>') ? 'empty' : 'open',
      from: at,
      to,
      text: tag,
    };
    at = to;
  }
}

const SKIPPED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;

/** A ">" may stand inside an attribute's quotes. */
function endOfTag(text: string, at: number): number {
  let quote = '';
  for (let i = at + 1; i < text.length; i++) {
    const mark = text[i]!;
    if (quote !== '') quote = mark === quote ? '' : quote;
    else if (mark === '"' || mark === "'") quote = mark;
    else if (mark === '>') return i + 1;
  }
  return -1;
}

/**
 * An attribute of a tag, unescaped; null where it has none of that name.
 *
 * @example xmlAttribute('<sheet name="A &amp; B" r:id="rId1"/>', 'name') // => 'A & B'
 */
export function xmlAttribute(tag: string, name: string): string | null {
  let pattern = ATTRIBUTES.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    ATTRIBUTES.set(name, pattern);
  }
  const match = pattern.exec(tag);
  return match === null ? null : unescapeXml(match[1] ?? match[2] ?? '');
}

/** Compiled once a name: a sheet has a million tags. */
const ATTRIBUTES = new Map<string, RegExp>();

/**
 * A tag with an attribute set: in its place where it stood, else behind the others.
 *
 * @example withAttribute('<c r="A1"/>', 's', '3') // => '<c r="A1" s="3"/>'
 */
export function withAttribute(tag: string, name: string, value: string): string {
  const standing = new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`);
  if (standing.test(tag)) return tag.replace(standing, (_, head: string) => `${head}"${value}"`);
  return tag.replace(/(?<!\s)\s*(\/?>)$/, (_, end: string) => ` ${name}="${value}"${end}`);
}

/** Text of an XML part without its entities. */
export const unescapeXml = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|lt|gt|amp|quot|apos);/gi, (whole, entity: string) => {
    const named = NAMED[entity.toLowerCase()];
    if (named !== undefined) return named;
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** A change of a text: what stands from `from` up to `to` is replaced. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * A text with its edits made; edits of one place keep their order.
 *
 * @example edited('abcd', [{ from: 1, to: 2, text: 'X' }, { from: 4, to: 4, text: '!' }]) // => 'aXcd!'
 */
export function edited(text: string, edits: readonly Edit[]): string {
  let done = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.from - b.from)) {
    done += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return done + text.slice(at);
}
