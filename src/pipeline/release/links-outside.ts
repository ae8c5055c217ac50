import { posix } from 'node:path';

/** A link of a Markdown text: what is between the round brackets, up to the first blank. */
const LINK = /\]\(([^()\s]{1,500})/g;

/**
 * The files that a Markdown text links to and a folder does not have. Addresses of the web and places in the text itself are
 * no files.
 *
 * @param path where the text is in the folder
 * @example linksOutside('a/b.md', 'see [c](c.md), [d](../d.md#x) and [e](https://example.org)', new Set(['a/c.md'])) // => ['d.md']
 */
export function linksOutside(path: string, text: string, files: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (const [, target = ''] of text.matchAll(LINK)) {
    const [file = ''] = target.split('#');
    if (file === '' || /^[a-z][a-z0-9+.-]{1,20}:/i.test(file)) continue;
    const place = posix.normalize(posix.join(posix.dirname(path), file)).replace(/\/$/, '');
    if (!files.has(place) && ![...files].some(other => other.startsWith(`${place}/`))) found.add(place);
  }
  return [...found];
}
