import { gzipSync } from 'fflate';
import { htmlText } from '../base/html-text.ts';

/** The script and the style of a page, as the build made them. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** Text longer than this is compressed into the page. */
const LARGE = 1_500_000;

export const isLarge = (json: string): boolean => json.length > LARGE;

/**
 * JSON that ends no element and opens no comment, wherever it stands in HTML.
 *
 * @example asHtmlJson('{"a":"</script><!--"}') // => '{"a":"\\u003c/script>\\u003c!--"}'
 */
export const asHtmlJson = (json: string): string => json.replaceAll('<', '\\u003c');

/** Text, compressed and written in characters that HTML leaves alone. No clock is in it. */
export const packed = (text: string): string =>
  Buffer.from(gzipSync(new TextEncoder().encode(text), { level: 9, mtime: 0 })).toString('base64');

/** What may run and load: the one script and the one style by their hashes, pictures in the page, nothing from a network. */
export const policyOf = (scriptHash: string, styleHash: string): string =>
  [
    "default-src 'none'",
    `script-src 'sha256-${scriptHash}'`,
    `style-src 'sha256-${styleHash}'`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** A page as one file: one classic script, which comes after everything that it needs. */
export function pageHtml({
  language,
  title,
  body,
  block,
  assets,
  hash,
}: {
  language: string;
  title: string;
  body: string;
  block: { type: string; encoding: string; text: string } | null;
  assets: PageAssets;
  /** SHA-256 in base64 */
  hash: (text: string) => string;
}): string {
  const { style } = assets;
  // the same text for the script's own parser, and no comment for HTML's
  const script = assets.script.replaceAll('<!--', '\\x3c!--');
  if (/<\/script/i.test(script)) throw new Error('the script of a page would end early');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policyOf(hash(script), hash(style))}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${htmlText(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
${block === null ? '' : `<script type="${block.type}" id="data" data-encoding="${block.encoding}">${block.text}</script>`}
<script>${script}</script>
</body>
</html>
`;
}
