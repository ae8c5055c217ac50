import { appended, type Workbook } from './workbook.ts';
import { edited, withAttribute, xmlAttribute, xmlTags } from './xml-tags.ts';

/** Adds to the styles of a workbook; what stands there keeps its number. */
export class Styles {
  private readonly workbook: Workbook;
  private readonly part: string;
  private text: string;
  private readonly formats: string[];
  private readonly known = new Map<string, number>();

  constructor(workbook: Workbook) {
    this.workbook = workbook;
    this.part = workbook.styles();
    this.text = workbook.text(this.part);
    this.formats = childrenOf(this.text, 'cellXfs');
  }

  /** The style of a cell with another fill, its number format, font and border as they were. */
  filled(style: number, rgb: string): number {
    return this.withFill(style, this.fill(rgb));
  }

  /** The style of a cell with a fill that `fillOf` gave earlier, perhaps in another program's file; '' for none. */
  refilled(style: number, fill: string): number {
    if (fill === '') return this.withFill(style, 0);
    return this.withFill(
      style,
      this.once(`xml ${fill}`, () => {
        const standing = childrenOf(this.text, 'fills').indexOf(fill);
        return standing >= 0 ? standing : this.add('fills', () => fill);
      }),
    );
  }

  /** The fill of a style as XML; '' where it has none. */
  fillOf(style: number): string {
    const id = Number(xmlAttribute(/^<[^>]*>/.exec(this.formats[style] ?? '')?.[0] ?? '', 'fillId') ?? 0);
    return id === 0 ? '' : (childrenOf(this.text, 'fills')[id] ?? '');
  }

  private withFill(style: number, fill: number): number {
    return this.once(`fill ${style} ${fill}`, () => {
      const base =
        this.formats[style] ?? this.formats[0] ?? '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';
      const end = base.indexOf('>') + 1;
      const tag = withAttribute(withAttribute(base.slice(0, end), 'fillId', String(fill)), 'applyFill', '1');
      return this.format(tag + base.slice(end));
    });
  }

  /** A style of a new sheet: plain text at the top of its cell, with what is asked for. */
  plain({
    rgb,
    font,
    wrap = false,
  }: {
    readonly rgb?: string;
    readonly font?: string;
    readonly wrap?: boolean;
  }): number {
    return this.once(`plain ${rgb} ${font} ${wrap}`, () => {
      const fill = rgb === undefined ? 0 : this.fill(rgb);
      const fontId =
        font === undefined
          ? 0
          : this.once(`font ${font}`, () => this.add('fonts', p => font.replace(/<(\/?)(\w)/g, `<$1${p}$2`)));
      const prefix = /^<([^\s:>]+:)?/.exec(this.formats[0] ?? '<xf')?.[1] ?? '';
      return this.format(
        `<${prefix}xf numFmtId="49" fontId="${fontId}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><${prefix}alignment vertical="top"${wrap ? ' wrapText="1"' : ''}/></${prefix}xf>`,
      );
    });
  }

  save(): void {
    this.workbook.set(this.part, this.text);
  }

  private fill(rgb: string): number {
    return this.once(`rgb ${rgb}`, () =>
      this.add(
        'fills',
        p =>
          `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="FF${rgb}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`,
      ),
    );
  }

  private format(xml: string): number {
    this.formats.push(xml);
    return this.add('cellXfs', () => xml);
  }

  private once(key: string, make: () => number): number {
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const made = make();
    this.known.set(key, made);
    return made;
  }

  /** Puts a child behind the others of a list and counts it; gives its number. */
  private add(list: string, xml: (prefix: string) => string): number {
    const count = childrenOf(this.text, list).length;
    const text = appended(this.text, list, xml);
    const head = [...xmlTags(text)].find(tag => tag.name === list && tag.kind === 'open');
    this.text =
      head === undefined || xmlAttribute(head.text, 'count') === null
        ? text
        : edited(text, [{ from: head.from, to: head.to, text: withAttribute(head.text, 'count', String(count + 1)) }]);
    return count;
  }
}

/** The direct children of the first element of a name, as they stand. */
function childrenOf(text: string, element: string): string[] {
  const children: string[] = [];
  let depth = -1;
  let from = 0;
  for (const tag of xmlTags(text)) {
    if (depth < 0) {
      if (tag.name === element && tag.kind === 'open') depth = 0;
      continue;
    }
    if (tag.kind === 'close') {
      if (depth === 0) break;
      depth--;
      if (depth === 0) children.push(text.slice(from, tag.to));
    } else if (tag.kind === 'empty') {
      if (depth === 0) children.push(tag.text);
    } else {
      if (depth === 0) from = tag.from;
      depth++;
    }
  }
  return children;
}
