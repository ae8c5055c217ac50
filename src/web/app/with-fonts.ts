import { base64 } from './base64.ts';
import { fontBytes } from './platform/fonts.ts';

let faces: string | null = null;

/** The font that figures are measured with, as rules of a style sheet; written once. */
const fontFaces = (): string =>
  (faces ??= (['regular', 'bold'] as const)
    .map(
      face =>
        `@font-face{font-family:Arimo;font-weight:${face === 'bold' ? 700 : 400};src:url(data:font/ttf;base64,${base64(fontBytes(face))})}`,
    )
    .join(''));

/** A figure with its font inside, so that it looks the same on a computer that lacks the font. */
export const withFonts = (svg: string): string =>
  svg.replace(/<svg[^<>]*>/, start => `${start}<style>${fontFaces()}</style>`);
