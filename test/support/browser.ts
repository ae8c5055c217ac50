import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';

export const CHROMIUM = '/usr/bin/chromium';

/** Why browser tests are left out; null where there is a browser. */
export const withoutBrowser = existsSync(CHROMIUM) ? null : `no browser at ${CHROMIUM}`;

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium; close it after the tests. */
export async function openBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: CHROMIUM, args: QUIET });
}

/** A page from the disk, with everything that its console and its errors say. */
export async function openFile(
  browser: Browser,
  file: string,
  { width = 1280, hash = '', scripts = true } = {},
): Promise<{ page: Page; said: string[] }> {
  const page = await browser.newPage({
    viewport: { width, height: 800 },
    javaScriptEnabled: scripts,
    acceptDownloads: true,
  });
  const said: string[] = [];
  page.on('console', message => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => said.push(`error: ${error.message}`));
  page.on('request', request => {
    if (!/^(file|data|blob):/.test(request.url())) said.push(`request: ${request.url()}`);
  });
  await page.goto(`file://${file}${hash === '' ? '' : `#${hash}`}`);
  if (scripts) await page.waitForSelector('body.alive');
  return { page, said };
}
