import { createHash } from 'node:crypto';
import { htmlText } from '../../base/html-text.ts';
import { type PageAssets, pageHtml } from '../page-html.ts';
import { DEFAULT_LANGUAGE } from '../strings/index.ts';

/** The workbench as one file. Without JavaScript it says what it is. */
export function renderApp(assets: PageAssets): string {
  const { code, strings } = DEFAULT_LANGUAGE;
  return pageHtml({
    language: code,
    title: strings.app.title,
    body: `<div id="page"><h1>${htmlText(strings.app.title)}</h1><noscript><p>${htmlText(strings.app.noScript)}</p></noscript></div>`,
    block: null,
    assets,
    hash: text => createHash('sha256').update(text).digest('base64'),
  });
}
