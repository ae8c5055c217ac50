import { Fault } from '../../base/fault.ts';
import { xmlText } from '../../base/xml-text.ts';
import { edited, xmlAttribute, xmlTags } from './xml-tags.ts';

/** A sheet of a workbook, with the part that holds it. */
export interface SheetPart {
  readonly name: string;
  readonly part: string;
}

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/**
 * A workbook as the parts of its zip file, for patching: a part that nobody sets stays byte for byte what it was.
 * The bytes must have been read before (the reading room bounds what a zip may unpack to).
 */
export class Workbook {
  readonly name: string;
  readonly sheets: readonly SheetPart[];
  /** macros are kept, never run */
  readonly macros: boolean;
  private readonly parts: Map<string, Uint8Array>;
  private readonly texts = new Map<string, string>();
  private readonly main: string;

  private constructor(name: string, parts: Map<string, Uint8Array>) {
    this.name = name;
    this.parts = parts;
    const main = this.related('', 'officeDocument')[0]?.part;
    if (main === undefined || !parts.has(main)) throw broken(name, 'its workbook part is missing');
    this.main = main;
    const targets = new Map(this.relations(main).map(entry => [entry.id, entry.part]));
    this.sheets = [...xmlTags(this.text(main))]
      .filter(tag => tag.name === 'sheet' && tag.kind !== 'close')
      .map(tag => ({
        name: xmlAttribute(tag.text, 'name') ?? '',
        part: targets.get(/\s[\w.-]+:id\s*=\s*["']([^"']*)/.exec(tag.text)?.[1] ?? '') ?? '',
      }));
    this.macros = [...parts.keys()].some(part => part.endsWith('vbaProject.bin'));
  }

  static async open(bytes: Uint8Array, name: string): Promise<Workbook> {
    const { strFromU8, unzipSync } = await import('fflate');
    const parts = new Map(Object.entries(unzipSync(bytes)));
    const types = parts.get('[Content_Types].xml');
    if (types === undefined) throw broken(name, 'it has no list of its parts');
    const relations = parts.get('_rels/.rels');
    if (relations !== undefined && strFromU8(relations).includes('purl.oclc.org'))
      throw new Fault(
        'strict',
        `${name} is a "Strict Open XML" workbook, which can't be patched`,
        'save it as an ordinary XLSX workbook',
      );
    if ([...parts.keys()].some(part => part.startsWith('_xmlsignatures/')))
      throw new Fault(
        'signed',
        `${name} is digitally signed, and any change would break the signature`,
        'save a copy without the signature and use that',
      );
    return new Workbook(name, parts);
  }

  /** The number of 1 January 1970: days are counted from 1900, or from 1904 in workbooks that began on a Macintosh. */
  get epoch(): number {
    const settings = [...xmlTags(this.text(this.main))].find(tag => tag.name === 'workbookPr')?.text ?? '';
    return /^(?:1|true)$/.test(xmlAttribute(settings, 'date1904') ?? '') ? 24_107 : 25_569;
  }

  has(part: string): boolean {
    return this.texts.has(part) || this.parts.has(part);
  }

  text(part: string): string {
    const known = this.texts.get(part);
    if (known !== undefined) return known;
    const bytes = this.parts.get(part);
    if (bytes === undefined) throw broken(this.name, `its part ${part} is missing`);
    try {
      // the mark stays: what is not patched must not change
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw broken(this.name, `its part ${part} is not UTF-8`);
    }
  }

  set(part: string, text: string): void {
    this.texts.set(part, text);
  }

  /** A name for a new part, e.g. `xl/comments3.xml`. */
  unused(stem: string, ending: string): string {
    for (let i = 1; ; i++) if (!this.has(`${stem}${i}.${ending}`)) return `${stem}${i}.${ending}`;
  }

  sheet(name: string): SheetPart {
    const found = this.sheets.find(sheet => sheet.name === name);
    if (found === undefined || !this.has(found.part)) throw broken(this.name, `its sheet "${name}" can't be found`);
    return found;
  }

  /** The parts that a part points at by relationships of a kind (the end of its type's address). */
  related(part: string, kind: string): { id: string; part: string }[] {
    return this.relations(part).filter(entry => entry.type.endsWith(`/${kind}`));
  }

  private relations(part: string): { id: string; type: string; part: string }[] {
    const file = relationsOf(part);
    if (!this.has(file)) return [];
    return [...xmlTags(this.text(file))]
      .filter(tag => tag.name === 'Relationship' && tag.kind !== 'close')
      .filter(tag => xmlAttribute(tag.text, 'TargetMode') !== 'External')
      .map(tag => ({
        id: xmlAttribute(tag.text, 'Id') ?? '',
        type: xmlAttribute(tag.text, 'Type') ?? '',
        part: resolved(part, xmlAttribute(tag.text, 'Target') ?? ''),
      }));
  }

  /** Points from one part at another; gives the new relationship's id. */
  relate(part: string, kind: string, to: string): string {
    const file = relationsOf(part);
    const before = this.has(file)
      ? this.text(file)
      : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE}"></Relationships>`;
    const ids = new Set([...before.matchAll(/\sId\s*=\s*["']([^"']*)/g)].map(match => match[1]));
    let next = 1;
    while (ids.has(`rId${next}`)) next++;
    this.set(
      file,
      appended(
        before,
        'Relationships',
        prefix =>
          `<${prefix}Relationship Id="rId${next}" Type="${TYPES}/${kind}" Target="${relativeTarget(part, to)}"/>`,
      ),
    );
    return `rId${next}`;
  }

  /** Says what kind of part a new one is. */
  declare(part: string, type: string): void {
    const file = '[Content_Types].xml';
    this.set(
      file,
      appended(this.text(file), 'Types', prefix => `<${prefix}Override PartName="/${part}" ContentType="${type}"/>`),
    );
  }

  /** Says what parts of an ending are, where the workbook doesn't yet; defaults stand before the single parts. */
  declareEnding(ending: string, type: string): void {
    const file = '[Content_Types].xml';
    const text = this.text(file);
    const tags = [...xmlTags(text)];
    const known = tags.some(
      tag => tag.name === 'Default' && xmlAttribute(tag.text, 'Extension')?.toLowerCase() === ending,
    );
    const root = tags.find(tag => tag.name === 'Types' && tag.kind === 'open');
    if (known || root === undefined) return;
    const added = `<${root.prefix}Default Extension="${ending}" ContentType="${type}"/>`;
    this.set(file, edited(text, [{ from: root.to, to: root.to, text: added }]));
  }

  /** A new sheet behind the others; a name that is taken gets a number. */
  addSheet(wanted: string, xml: string): string {
    const taken = new Set(this.sheets.map(sheet => sheet.name.toLowerCase()));
    let name = wanted;
    for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${wanted} (${i})`;
    const part = this.unused('xl/worksheets/sheet', 'xml');
    this.set(part, xml);
    this.declare(part, 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml');
    const id = this.relate(this.main, 'worksheet', part);
    const text = this.text(this.main);
    const tags = [...xmlTags(text)].filter(tag => tag.name === 'sheet' && tag.kind !== 'close');
    const most = tags.reduce((max, tag) => Math.max(max, Number(xmlAttribute(tag.text, 'sheetId')) || 0), 0);
    this.set(
      this.main,
      appended(
        text,
        'sheets',
        prefix => `<${prefix}sheet name="${xmlText(name)}" sheetId="${most + 1}" xmlns:r="${TYPES}" r:id="${id}"/>`,
      ),
    );
    return name;
  }

  /** Another text for a sheet that is there: its links to other parts go with the old one. */
  replaceSheet(name: string, xml: string): void {
    this.set(this.sheet(name).part, xml);
  }

  /** The part with the styles, made where there is none. */
  styles(): string {
    const found = this.related(this.main, 'styles')[0]?.part;
    if (found !== undefined && this.has(found)) return found;
    const part = this.unused('xl/styles', 'xml');
    this.set(part, EMPTY_STYLES);
    this.declare(part, 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml');
    this.relate(this.main, 'styles', part);
    return part;
  }

  /** The zip file: parts in their order, new ones behind them, one date, so that the same input gives the same bytes. */
  async bytes(): Promise<Uint8Array> {
    const { strToU8, zipSync } = await import('fflate');
    const packed: Record<string, [Uint8Array, { mtime: string; level: 6 }]> = {};
    for (const part of new Set([...this.parts.keys(), ...this.texts.keys()])) {
      const text = this.texts.get(part);
      packed[part] = [text === undefined ? this.parts.get(part)! : strToU8(text), { mtime: ZIP_DAY, level: 6 }];
    }
    return zipSync(packed);
  }
}

/** Without a zone it is read as local time, which is what the zip format stores. */
const ZIP_DAY = '1980-01-02T12:00:00';

const EMPTY_STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>';

const broken = (name: string, why: string): Fault =>
  new Fault('xlsx', `${name} can't be patched: ${why}`, 'open it in a spreadsheet program and save it again as XLSX');

const relationsOf = (part: string): string => {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
};

function resolved(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = from.split('/').slice(0, -1);
  for (const piece of target.split('/'))
    if (piece === '..') parts.pop();
    else if (piece !== '.' && piece !== '') parts.push(piece);
  return parts.join('/');
}

/** A part as another names it: relative, since not every reader follows absolute targets. */
function relativeTarget(from: string, to: string): string {
  const base = from.split('/').slice(0, -1);
  const parts = to.split('/');
  let same = 0;
  while (same < base.length && same < parts.length - 1 && base[same] === parts[same]) same++;
  return [...base.slice(same).map(() => '..'), ...parts.slice(same)].join('/');
}

/** A text with something behind the last child of its element; an element that was empty is opened. */
export function appended(text: string, element: string, added: (prefix: string) => string): string {
  for (const tag of xmlTags(text)) {
    if (tag.name !== element) continue;
    if (tag.kind === 'close') return edited(text, [{ from: tag.from, to: tag.from, text: added(tag.prefix) }]);
    if (tag.kind === 'empty')
      return edited(text, [
        {
          from: tag.from,
          to: tag.to,
          text: `${tag.text.replace(/(?<!\s)\s*\/>$/, '>')}${added(tag.prefix)}</${tag.prefix}${tag.name}>`,
        },
      ]);
  }
  return text;
}
