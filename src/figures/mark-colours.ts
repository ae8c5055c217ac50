import type { Page } from './figure-type.ts';
import { THEME_COLOURS } from './theme.ts';

/** Inks of marks that stand for no category, and of what is set apart from them: the rest, or the whole. */
export const markColours = ({ greyscale }: Page): { readonly mark: string; readonly apart: string } =>
  greyscale
    ? { mark: THEME_COLOURS.whole, apart: '#8C8C8C' }
    : { mark: THEME_COLOURS.mark, apart: THEME_COLOURS.whole };
