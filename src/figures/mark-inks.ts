import type { Page } from './figure-type.ts';
import { INK } from './theme.ts';

/** Inks of marks that stand for no category, and of what is set apart from them: the rest, or the whole. */
export const markInks = ({ greyscale }: Page): { readonly mark: string; readonly apart: string } =>
  greyscale ? { mark: INK.whole, apart: '#8C8C8C' } : { mark: INK.mark, apart: INK.whole };
