import type { Reference } from './reference.ts';

/** Inline elements that databases leave in titles; any other "<" is one of the text. */
const TAGS = /<\/?(?:i|b|u|em|strong|sub|sup|sc|scp|tt|span|inf|br|p|title|jats:[a-z]+|mml:[a-z]+)(?:\s[^<>]*)?\/?>/gi;
const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * A text without inline markup, with entities as characters and every run of white space as one space.
 *
 * @example plainText('<i>E. coli</i> &amp; H<sub>2</sub>O at p <0.05') // => 'E. coli & H2O at p <0.05'
 */
export function plainText(text: string): string {
  const tagged = text.includes('<') ? text.replace(TAGS, '') : text;
  const decoded = tagged.includes('&') ? tagged.replace(ENTITY, characterOf) : tagged;
  return /\s\s|[^\S ]/.test(decoded) ? decoded.replace(/\s+/g, ' ').trim() : decoded.trim();
}

function characterOf(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return NAMED[name] ?? entity;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isCharacter = code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : entity;
}

/** A reference whose texts hold no markup and whose pages have plain hyphens, whatever the file wrote. */
export const plainReference = (reference: Reference): Reference => ({
  ...reference,
  title: plainText(reference.title),
  authors: reference.authors.map(plainText).filter(author => author !== ''),
  venue: plainText(reference.venue),
  abstract: plainText(reference.abstract),
  keywords: reference.keywords.map(plainText).filter(word => word !== ''),
  pages: reference.pages.replace(/\s*(?:[\u2010-\u2015\u2212]|--+)\s*/g, '-'),
});
