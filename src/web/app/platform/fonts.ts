import regular from '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf';
import bold from '@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf';
import { type FontFace, fontFace } from '../../../export/figure/font-face.ts';

export const FONT = 'Arimo';
export const FONT_STACK = "Arimo, Arial, 'Liberation Sans', Helvetica, sans-serif";
export type FaceName = 'regular' | 'bold' | 'italic';

/** Only programs that read files ask for one. */
export const fontFile = (face: FaceName): string => face;

/** The file of a face. */
export const fontBytes = (face: 'regular' | 'bold'): Uint8Array => (face === 'bold' ? bold : regular);

const loaded = new Map<FaceName, FontFace>();

/** The widths and characters of a face; read once. Italic is as wide as upright, nearly enough for a preview. */
export function loadFace(face: FaceName): FontFace {
  const known = loaded.get(face);
  if (known !== undefined) return known;
  const read = fontFace(face === 'bold' ? bold : regular);
  loaded.set(face, read);
  return read;
}

export const textWidth = (text: string, size: number, isBold = false): number =>
  loadFace(isBold ? 'bold' : 'regular').width(text, size);
