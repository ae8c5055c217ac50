import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FontFace, fontFace } from './font-face.ts';

/** Arimo: as wide as Arial, letter by letter, so that a program that has only Arial lays a figure out in the same way. */
export const FONT = 'Arimo';

/** What an SVG names, best first: a reader's machine may lack Arimo, but hardly Arial or Liberation, which are as wide. */
export const FONT_STACK = "Arimo, Arial, 'Liberation Sans', Helvetica, sans-serif";

const FILES = {
  regular: 'Arimo_400Regular.ttf',
  bold: 'Arimo_700Bold.ttf',
  italic: 'Arimo_400Regular_Italic.ttf',
} as const;

const PACKAGE = 'node_modules/@expo-google-fonts/arimo';
const IN_PACKAGE: Readonly<Record<FaceName, string>> = {
  regular: '400Regular',
  bold: '700Bold',
  italic: '400Regular_Italic',
};

export type FaceName = keyof typeof FILES;

/** Where a face of the bundled font stands: beside the bundle, or (when run from the sources) in its package. */
export function fontFile(face: FaceName): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    for (const path of [join(folder, 'fonts', FILES[face]), join(folder, PACKAGE, IN_PACKAGE[face], FILES[face])])
      if (existsSync(path)) return path;
    if (dirname(folder) === folder)
      throw new Error(`the bundled font ${FILES[face]} is missing; install scopebook again`);
  }
}

const loaded = new Map<FaceName, FontFace>();

/** The widths and characters of a face; read once. */
export function loadFace(face: FaceName): FontFace {
  const known = loaded.get(face);
  if (known !== undefined) return known;
  const read = fontFace(readFileSync(fontFile(face)));
  loaded.set(face, read);
  return read;
}

/** The exact width of a text in the bundled font, in the unit of `size`. */
export const textWidth = (text: string, size: number, bold = false): number =>
  loadFace(bold ? 'bold' : 'regular').width(text, size);
