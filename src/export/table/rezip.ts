import { legalXml } from '../../base/xml-text.ts';

/** What office files say of their making: a fixed day, so that the same table gives the same bytes. */
const DAY = '2000-01-01T00:00:00Z';

/** An office file packed again in one order, with one date, each part passed through `edit`. */
export async function rezip(
  bytes: Uint8Array,
  edit: (name: string, text: () => string) => string | null = () => null,
): Promise<Uint8Array> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const parts = unzipSync(bytes);
  const first = '[Content_Types].xml';
  const names = Object.keys(parts).sort((a, b) => (a === first ? -1 : b === first ? 1 : a < b ? -1 : 1));
  const packed: Record<string, [Uint8Array, { mtime: string; level: 9 }]> = {};
  for (const name of names) {
    let data = parts[name]!;
    if (name === 'docProps/core.xml')
      data = strToU8(strFromU8(data).replace(/(<dcterms:(?:created|modified)[^<>]*>)[^<]*/g, `$1${DAY}`));
    if (name === 'word/styles.xml') data = strToU8(withDefaultStyle(strFromU8(data)));
    const edited = edit(name, () => strFromU8(data));
    const text = edited ?? (/\.(xml|rels)$/.test(name) ? strFromU8(data) : null);
    // the library writes characters that no XML may hold
    packed[name] = [text === null ? data : strToU8(legalXml(text)), { mtime: ZIP_DAY, level: 9 }];
  }
  return zipSync(packed);
}

/** Word's default paragraph style, which the library leaves out: programs that ask a paragraph for its style find none. */
const withDefaultStyle = (text: string): string =>
  text.includes('w:styleId="Normal"')
    ? text
    : text.replace(
        /<\/w:docDefaults>/,
        tag =>
          `${tag}<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`,
      );

/** Without a zone it is read as local time, which is what the zip format stores: the same bytes everywhere. */
const ZIP_DAY = '1980-01-02T12:00:00';
