// What of other projects the package holds: the whole licence of each, and a bill of materials in CycloneDX 1.6.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences of packages whose package.json names none; their licence files say it. */
const NAMED_IN_FILE = { 'png-js': 'MIT' };

/** Standard texts, for packages that name a licence and come without its text; they begin with a copyright line. */
const STANDARD = {
  MIT: `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
  ISC: `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`,
};

/** Name, version, licence and its text of an installed package. */
function describe(root, place) {
  const folder = join(root, place);
  const meta = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const licence = meta.license ?? NAMED_IN_FILE[name];
  if (typeof licence !== 'string') throw new Error(`${name} names no licence: look at it, and add it to NAMED_IN_FILE`);
  const file = readdirSync(folder).find(entry => /^(licen[cs]e|copying)/i.test(entry));
  const people = [meta.author, ...(meta.contributors ?? [])].map(person => person?.name ?? person).filter(Boolean);
  if (file === undefined && STANDARD[licence] === undefined)
    throw new Error(`${name} (${licence}) comes without the text of its licence: add it to STANDARD`);
  const holders = people.length > 0 ? people.join(', ') : `the authors of ${name}`;
  const text =
    file === undefined
      ? `Copyright (c) ${holders}\n\n${STANDARD[licence]}`
      : readFileSync(join(folder, file), 'utf8').trim();
  return { place, name, version: meta.version, licence, text, description: meta.description };
}

const component = (lock, { place, name, version, licence, description }) => {
  const [scope, base] = name.startsWith('@') ? name.split('/') : [null, name];
  const purl = `pkg:npm/${scope === null ? '' : `${encodeURIComponent(scope)}/`}${base}@${version}`;
  const integrity = /^sha512-(.+)$/.exec(lock.packages[place]?.integrity ?? '')?.[1];
  return {
    type: 'library',
    'bom-ref': purl,
    ...(scope === null ? {} : { group: scope }),
    name: base,
    version,
    ...(description ? { description } : {}),
    ...(integrity === undefined
      ? {}
      : { hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity, 'base64').toString('hex') }] }),
    licenses: [/[ (]/.test(licence) ? { expression: licence } : { license: { id: licence } }],
    purl,
  };
};

/**
 * Writes THIRD-PARTY-NOTICES.txt and bom.cdx.json into `dist`. Every build of one lock file writes the same bytes.
 *
 * @param inputs paths of bundled modules (esbuild's metafile), and of files that are copied
 * @param installed packages that are installed beside the bundle, not part of it
 */
export function writeThirdParty(root, dist, inputs, installed) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const places = new Set();
  for (const input of inputs) {
    const place = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0];
    if (place !== undefined) places.add(place.slice(place.indexOf('node_modules/')));
  }
  const bundled = [...places].map(place => describe(root, place)).sort(byName);
  const beside = installed
    .flatMap(name => [name, ...Object.keys(lock.packages[`node_modules/${name}`]?.optionalDependencies ?? {})])
    .map(name => {
      const place = `node_modules/${name}`;
      const { version, license } = lock.packages[place];
      return { place, name, version, licence: license };
    })
    .sort(byName);
  const notices = bundled.map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}\n`);
  writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), notices.join(`\n${'-'.repeat(72)}\n\n`));

  const self = `pkg:npm/${own.name}@${own.version}`;
  const optional = new Set(beside.map(entry => entry.place));
  const components = [...bundled, ...beside].map(entry => ({
    ...component(lock, entry),
    scope: optional.has(entry.place) ? 'optional' : 'required',
  }));
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': self,
        name: own.name,
        version: own.version,
        description: own.description,
        licenses: [{ license: { id: own.license } }],
        purl: self,
      },
    },
    components,
    dependencies: [{ ref: self, dependsOn: components.map(entry => entry['bom-ref']) }],
  };
  writeFileSync(join(dist, 'bom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`);
}

const byName = (a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0);
