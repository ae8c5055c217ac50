import { htmlText } from './html-text.ts';

/**
 * A whole page without scripts: its own style, pictures inside it, and nothing that is loaded from elsewhere, which its
 * content security policy says as well. The body stands in `main`.
 *
 * @param title plain text; `description` too, where the page has one
 * @param style CSS
 * @param body HTML that is escaped already
 * @example staticPage({ title: 'A & B', style: 'p{margin:0}', body: '<p>C</p>' }).includes('<title>A &amp; B</title>') // => true
 */
export const staticPage = ({
  title,
  description,
  style,
  body,
}: {
  readonly title: string;
  readonly description?: string;
  readonly style: string;
  readonly body: string;
}): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${htmlText(title)}</title>
${description === undefined ? '' : `<meta name="description" content="${htmlText(description)}">\n`}<style>
${style}
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
