// Draws every type of figure at 85 and 180 mm from the seed review into docs/gallery, and writes its index. Run after a build.
// A type is shown by a declaration docs/gallery/figures/TYPE.yaml without a width. Preflight must find nothing.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const gallery = join(root, 'docs/gallery');
const WIDTHS = [85, 180];
/** small enough to be committed: the SVG beside it has every detail */
const DPI = 110;

/** Reviews with the parts that they are made of: that of the repository, and a made-up one, because the former codes no countries. */
const REVIEWS = [
  { from: root, parts: ['review.yaml', 'corpus', 'codebook'], figures: join(gallery, 'figures') },
  {
    from: join(gallery, 'countries'),
    parts: ['review.yaml', 'codebook.yaml', 'studies.csv'],
    figures: join(gallery, 'countries/figures'),
  },
];

/** Draws the declarations of a review at all widths: the names of the pictures, and the declaration and description of each. */
function drawn({ from, parts, figures }, folder) {
  const names = readdirSync(figures)
    .filter(file => file.endsWith('.yaml'))
    .map(file => file.replace('.yaml', ''));
  for (const part of parts) cpSync(join(from, part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, 'figures'));
  for (const name of names)
    for (const width of WIDTHS) {
      const declaration = readFileSync(join(figures, `${name}.yaml`), 'utf8');
      writeFileSync(join(folder, 'figures', `${name}-${width}.yaml`), `${declaration}width: ${width}mm\n`);
    }
  const run = spawnSync(
    process.execPath,
    [
      join(root, 'dist/cli.js'),
      '--review',
      folder,
      '--json',
      'figures',
      '--format',
      'svg,png,caption',
      '--dpi',
      String(DPI),
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  process.stderr.write(run.stderr);
  const { written, findings } = JSON.parse(run.stdout);
  for (const { code, message } of findings) console.error(`${code}: ${message}`);
  const pages = written.filter(path => path.endsWith('.png')).map(path => path.replace(/^out\/|\.png$/g, ''));
  const sections = names.map(name => {
    const alt = readFileSync(
      join(
        folder,
        written.find(path => path.startsWith(`out/${name}-180`) && path.endsWith('.caption.md')),
      ),
      'utf8',
    )
      .split('Description: ')[1]
      .trim();
    const pictures = pages
      .filter(page => WIDTHS.some(width => page === `${name}-${width}` || page.startsWith(`${name}-${width}-`)))
      .map(page => `[![${alt.replace(/[[\]]/g, '')}](${page}.png)](${page}.svg)`);
    const declaration = readFileSync(join(figures, `${name}.yaml`), 'utf8').trim();
    return { name, text: `## ${name}\n\n\`\`\`yaml\n${declaration}\n\`\`\`\n\n${pictures.join('\n\n')}\n` };
  });
  return { isClean: run.status === 0 && findings.length === 0, written, pages, sections };
}

let clean = true;
const folders = REVIEWS.map(() => mkdtempSync(join(tmpdir(), 'gallery-')));
try {
  const all = REVIEWS.map((review, i) => drawn(review, folders[i]));
  clean = all.every(({ isClean }) => isClean);
  // a figure may take fewer pages than before
  for (const file of readdirSync(gallery)) if (/\.(svg|png)$/.test(file)) rmSync(join(gallery, file));
  for (const [i, { written }] of all.entries())
    for (const path of written)
      if (/\.(svg|png)$/.test(path)) copyFileSync(join(folders[i], path), join(gallery, path.replace('out/', '')));
  const sections = all.flatMap(entry => entry.sections).sort((a, b) => (a.name < b.name ? -1 : 1));
  writeFileSync(
    join(gallery, 'README.md'),
    `# Gallery\n\nEvery type of figure from the seed review (countries from made-up studies), ${WIDTHS.join(' and ')} mm wide; a picture leads to its SVG. \`npm run gallery\` draws them again.\n\n${sections.map(section => section.text).join('\n')}`,
  );
  console.log(
    `${all.flatMap(entry => entry.pages).length} pictures of ${sections.length} declarations in docs/gallery`,
  );
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
if (!clean) process.exitCode = 1;
