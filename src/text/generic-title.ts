import { comparableTitle } from './comparable-title.ts';

/** Titles that journals and books give to texts of one kind. */
const GENERIC = new Set(
  [
    'abstract|abstracts|acknowledgements|acknowledgments|announcement|announcements|book review|book reviews|case report',
    'comment|comments|commentary|conclusion|conclusions|contents|correction|corrections|correspondence|corrigendum',
    'discussion|editorial|editorial comment|editorial note|editors note|epilogue|erratum|errata|expression of concern',
    'foreword|from the editor|glossary|guest editorial|in brief|in memoriam|in this issue|index|introduction|invited commentary',
    'letter|letters|letter to the editor|letters to the editor|news|obituary|opinion|overview|perspective|perspectives',
    'poster abstracts|preface|prologue|publishers note|reply|response|authors reply|authors response|author reply|the authors reply',
    'retraction|retraction note|retraction notice|summary|table of contents|viewpoint|viewpoints|welcome|editorial board',
    'editoriale|éditorial|vorwort|einleitung|einführung|leserbrief|prólogo|introducción|introduçao|introdução|carta al editor',
  ]
    .join('|')
    .split('|')
    .map(comparableTitle),
);

/**
 * Whether a title is one that many texts have, so that it tells nothing about them.
 *
 * @example isGenericTitle('Editorial.') // => true
 * @example isGenericTitle('Editorial policies on data sharing') // => false
 */
export const isGenericTitle = (title: string): boolean => title.length <= 30 && GENERIC.has(comparableTitle(title));
