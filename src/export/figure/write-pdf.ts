import type { RenderedFigure } from './figure-format.ts';
import { fontFile } from './fonts.ts';
import { inPoints } from './outlined.ts';

/** A figure as a PDF of one page: subsets of the bundled TrueType font are embedded, text stays text, nothing says when. */
export async function writePdf({ svg, title, alt }: RenderedFigure): Promise<Uint8Array> {
  const [{ default: Document }, { default: draw }] = await Promise.all([import('pdfkit'), import('svg-to-pdfkit')]);
  const source = inPoints(svg);
  const [, width, height] = / width="([\d.]+)" height="([\d.]+)"/.exec(source) ?? [];
  const size: [number, number] = [Number(width), Number(height)];
  const document = new Document({
    size,
    margin: 0,
    font: fontFile('regular'),
    lang: 'en',
    // PDF asks for a date; a fixed one, so that the same figure gives the same bytes
    info: { Title: title, Subject: alt, Producer: 'scopebook', Creator: 'scopebook', CreationDate: new Date(0) },
  });
  const parts: Uint8Array[] = [];
  document.on('data', (part: Uint8Array) => void parts.push(part));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.registerFont('regular', fontFile('regular'));
  document.registerFont('bold', fontFile('bold'));
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
