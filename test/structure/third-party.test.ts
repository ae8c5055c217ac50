import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Component {
  readonly name: string;
  readonly group?: string;
  readonly version: string;
  readonly purl: string;
  readonly scope: 'required' | 'optional';
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses: readonly { readonly license?: { readonly id: string }; readonly expression?: string }[];
}

const bill = JSON.parse(readFileSync('dist/bom.cdx.json', 'utf8')) as { readonly components: readonly Component[] };
const notices = readFileSync('dist/THIRD-PARTY-NOTICES.txt', 'utf8');
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>;
};
const nameOf = ({ group, name }: Component): string => (group === undefined ? name : `${group}/${name}`);

test('every bundled package stands in the bill of materials with the version and hash of the lock file', () => {
  expect(bill.components.length).toBeGreaterThan(50);
  for (const component of bill.components) {
    const locked = Object.entries(lock.packages).filter(
      ([place, entry]) => place.endsWith(`node_modules/${nameOf(component)}`) && entry.version === component.version,
    );
    expect(locked, component.purl).not.toEqual([]);
    const hashes = locked.map(([, entry]) =>
      Buffer.from((entry.integrity ?? '').replace(/^sha512-/, ''), 'base64').toString('hex'),
    );
    expect(hashes, component.purl).toContain(component.hashes?.[0]?.content);
    expect(component.licenses[0]?.license?.id ?? component.licenses[0]?.expression, component.purl).toBeTruthy();
  }
});

test('every bundled package brings the whole text of its licence', () => {
  const texts = new Map(
    notices.split(`\n${'-'.repeat(72)}\n\n`).map(entry => {
      const [head = '', ...text] = entry.split('\n');
      return [head.replace(/ \(.*$/, ''), text.join('\n').trim()] as const;
    }),
  );
  for (const component of bill.components.filter(entry => entry.scope === 'required')) {
    const text = texts.get(`${nameOf(component)} ${component.version}`);
    expect(text?.length ?? 0, component.purl).toBeGreaterThan(500);
  }
  expect(notices).not.toMatch(/see text|^Licence: /m);
});
