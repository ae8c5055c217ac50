import { readFileSync } from 'node:fs';
import type { RenderedFigure } from './figure-format.ts';
import { fontFile } from './fonts.ts';
import { inPoints } from './outlined.ts';

/** A figure as a PDF of one page: subsets of the bundled TrueType font are embedded, text stays text, nothing says when. */
export async function writePdf({ svg, title, alt, disclosure }: RenderedFigure): Promise<Uint8Array> {
  const [{ default: Document }, { default: draw }, { regular, bold }] = await Promise.all([
    import('pdfkit'),
    import('svg-to-pdfkit'),
    loadFonts(),
  ]);
  const source = inPoints(svg);
  const [, width, height] = / width="([\d.]+)" height="([\d.]+)"/.exec(source) ?? [];
  const size: [number, number] = [Number(width), Number(height)];
  const document = new Document({
    size,
    margin: 0,
    font: regular,
    lang: 'en',
    // transparency is of PDF 1.4
    pdfVersion: '1.4',
    // PDF asks for a date; a fixed one, so that the same figure gives the same bytes
    info: {
      Title: title,
      Subject: alt,
      ...(disclosure === null ? {} : { Keywords: disclosure }),
      Producer: 'scopebook',
      Creator: 'scopebook',
      CreationDate: new Date(0),
    },
  });
  const parts: Uint8Array[] = [];
  document.on('data', (part: Uint8Array) => void parts.push(part));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.registerFont('regular', regular);
  document.registerFont('bold', bold);
  draw(document, source, 0, 0, {
    width: size[0],
    height: size[1],
    assumePt: true,
    fontCallback: (_family, bold) => (bold ? 'bold' : 'regular'),
  });
  document.end();
  await ended;
  return Buffer.concat(parts);
}

let fonts: Promise<Readonly<Record<'regular' | 'bold', string>>> | null = null;

/** The faces as parsed by fontkit: half of a document's time, so they are parsed once for all. What is embedded is each document's own. */
function loadFonts() {
  fonts ??= import('fontkit').then(({ create }) => {
    // pdfkit takes a parsed font as well as a path; its types don't say so
    const face = (name: 'regular' | 'bold') => create(readFileSync(fontFile(name))) as unknown as string;
    return { regular: face('regular'), bold: face('bold') };
  });
  return fonts;
}
