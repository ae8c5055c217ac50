// Writes what is made from the code: JSON Schemas for editors, the reference pages, the README's table of commands and the
// map of the rooms.
// CI checks that they are fresh. Everything is found, not listed: registries, schemas and finding codes of every room.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importSources, root } from './import-sources.mjs';
import { roomsMap } from './rooms-map.mjs';

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .sort()
  .map(file => ({ file, text: readFileSync(join(root, 'src', file), 'utf8') }));
const wanted = {
  registries: ({ file, text }) => file.endsWith('index.ts') && /\bregistry[<(]/.test(text),
  schemas: ({ file }) => /^model\/[a-z-]+-file\.ts$/.test(file),
  findings: ({ text }) => /code: '[A-Z]\d{3}'/.test(text),
};
const modules = Object.entries(wanted).map(([name, test]) => [name, sources.filter(test).map(source => source.file)]);
const imports = modules.flatMap(([name, files]) =>
  files.map((file, i) => `import * as ${name}${i} from './src/${file}';`),
);
const lists = modules.map(
  ([name, files]) => `${name}: { ${files.map((file, i) => `'${file}': ${name}${i}`).join(', ')} }`,
);
const entry = `${imports.join('\n')}\nimport { files } from './scripts/reference.ts';\nexport const pages = readme => files({ ${lists.join(', ')} }, readme);\n`;

const { pages } = await importSources('generate', entry);
const written = [...pages(readFileSync(join(root, 'README.md'), 'utf8')), ['docs/architecture/rooms.svg', roomsMap()]];
for (const [path, text] of written) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
