// The seed review with so many figures: the gallery's declarations in turn, 180 mm wide and then 85 mm.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, work } from './material.mjs';

const FORMATS = ['svg', 'png', 'pdf', 'eps', 'tiff', 'vl.json', 'csv', 'caption'];

export function galleryReview(count) {
  const folder = join(work, `figures-${count}`);
  const gallery = join(root, 'docs/gallery/figures');
  rmSync(folder, { recursive: true, force: true });
  for (const part of ['review.yaml', 'corpus', 'codebook'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, 'figures'));
  const declared = readdirSync(gallery)
    .filter(file => file.endsWith('.yaml'))
    .sort();
  const names = Array.from({ length: count }, (_, i) => {
    const file = declared[i % declared.length];
    const width = i < declared.length ? 180 : 85;
    const name = file.replace('.yaml', `-${width}-${i}`);
    writeFileSync(
      join(folder, 'figures', `${name}.yaml`),
      `${readFileSync(join(gallery, file), 'utf8')}width: ${width}mm\n`,
    );
    return name;
  });
  return { folder, names, formats: FORMATS };
}
