import { createRequire } from 'node:module';
import { VERSION } from '../base/version.ts';
import { FONT, fontFile } from '../export/figure/fonts.ts';
import { resvg } from '../export/figure/pixels.ts';
import { findBrowser } from '../node/find-browser.ts';
import { pageFile } from '../node/page-assets.ts';
import { programVersion } from '../node/program-version.ts';

/** One part of an installation: what is there, what it is for, and what to do where it is not. */
export interface InstalledPart {
  readonly name: string;
  /** a version or a word; null where it is missing */
  readonly found: string | null;
  readonly use: string;
  /** nothing works without it; others are asked for by some commands alone */
  readonly isNeeded: boolean;
  readonly remedy: string;
}

/** Whether everything is there without which nothing works. */
export const isWhole = (parts: readonly InstalledPart[]): boolean =>
  parts.every(part => part.found !== null || !part.isNeeded);

/** A line a part; for one that is missing, what to do. */
export const installationText = (parts: readonly InstalledPart[]): string =>
  parts
    .map(({ name, found, use, remedy }) => {
      const state = found === null ? `missing: ${remedy}` : found;
      return `${found === null ? '✗' : '✓'} ${name.padEnd(10)} ${state}${use === '' ? '' : ` (${use})`}\n`;
    })
    .join('');

/** The oldest release of Node.js that the package is tested with. */
const LEAST = [20, 19] as const;

/** Looks at every part of this installation. Nothing is read from the network. */
export async function installation(): Promise<readonly InstalledPart[]> {
  const again = 'install scopebook again';
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isRecent = major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
  const there = (look: () => unknown, word: string): string | null => {
    try {
      look();
      return word;
    } catch {
      return null;
    }
  };
  return [
    { name: 'scopebook', found: VERSION, use: '', isNeeded: true, remedy: again },
    {
      name: 'Node.js',
      found: isRecent ? process.versions.node : null,
      use: 'runs scopebook',
      isNeeded: true,
      remedy: `install Node.js ${LEAST.join('.')} or later; this is ${process.versions.node}`,
    },
    {
      name: 'fonts',
      found: there(() => [fontFile('regular'), fontFile('bold'), fontFile('italic')], `${FONT}, bundled`),
      use: 'figures',
      isNeeded: true,
      remedy: again,
    },
    {
      name: 'pages',
      found: there(() => [pageFile('report.js'), pageFile('app.js'), pageFile('page.css')], 'bundled'),
      use: 'build, report, app',
      isNeeded: true,
      remedy: again,
    },
    {
      name: 'browser',
      found: await findBrowser(),
      use: 'opens out/report.html and the page of scopebook app',
      isNeeded: false,
      remedy: 'none was found here; Chrome 110, Firefox 115, Safari 16.4 and later versions open the pages',
    },
    {
      name: 'resvg',
      found: there(resvg, 'installed'),
      use: 'figures as PNG and TIFF',
      isNeeded: false,
      remedy: 'install scopebook again with its optional packages, or ask for SVG, PDF and EPS',
    },
    {
      name: 'DuckDB',
      found: there(() => createRequire(import.meta.url).resolve('@duckdb/node-api'), 'installed'),
      use: 'Parquet files and DuckDB databases',
      isNeeded: false,
      remedy: 'npm install @duckdb/node-api beside scopebook, or export a CSV',
    },
    {
      name: 'ClickHouse',
      found: 'client, bundled',
      use: 'tables on a ClickHouse server that you name',
      isNeeded: false,
      remedy: again,
    },
    {
      name: 'git',
      found: await programVersion('git'),
      use: 'comparisons with an earlier revision',
      isNeeded: false,
      remedy: 'install git, or name a folder with the earlier state',
    },
    {
      name: 'pandoc',
      found: await programVersion('pandoc'),
      use: 'filling placeholders while a document is rendered',
      isNeeded: false,
      remedy: 'install pandoc, or run scopebook fill before rendering',
    },
  ];
}
