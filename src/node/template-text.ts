import { shippedText } from './shipped-text.ts';

/** The text of a shipped codebook or page. */
export const templateText = (name: string): string => shippedText('templates', name);
