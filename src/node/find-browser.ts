import { existsSync } from 'node:fs';
import { programVersion } from './program-version.ts';

/** Where browsers are on systems that have no list of programs. */
const PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly (readonly [string, string])[]>>> = {
  darwin: [
    ['Firefox', '/Applications/Firefox.app'],
    ['Google Chrome', '/Applications/Google Chrome.app'],
    ['Safari', '/Applications/Safari.app'],
  ],
  win32: [
    ['Firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
    ['Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
    ['Microsoft Edge', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
  ],
};
const PROGRAMS = ['firefox', 'chromium', 'google-chrome', 'microsoft-edge'];

/** The first browser that is installed, with its version where the system tells it; null where none is found. */
export async function findBrowser(): Promise<string | null> {
  const places = PLACES[process.platform];
  if (places !== undefined) return places.find(([, path]) => existsSync(path))?.[0] ?? null;
  for (const program of PROGRAMS) {
    const found = await programVersion(program);
    if (found !== null) return found;
  }
  return null;
}
