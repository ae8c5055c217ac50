import { figureFormat } from '../figure-format.ts';

export const caption = figureFormat({
  name: 'caption',
  extension: 'caption.md',
  describe: 'Title, notes and the description for readers who cannot see the figure, as Markdown for the manuscript.',
  write: async ({ title, notes, alt }) =>
    `**${escaped(title)}**\n\n${notes.map(note => `${escaped(note)}\n`).join('')}\nDescription: ${escaped(alt)}\n`,
});

/** Markdown's own marks, as words. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, mark => `\\${mark}`);
