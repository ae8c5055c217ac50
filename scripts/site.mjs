// Writes the documentation site into site/: the pages of this repository and the reference of the library. It has a search,
// and opens from a disk or from GitHub Pages. Every link of it is checked, without the network. Run: npm run site
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application, Converter, PageEvent } from 'typedoc';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'site');
/** The groups of the navigation, and the pages in them; a page is in the first group whose pattern it fits. */
const GROUPS = [
  ['Guides', /^docs\/guides\//],
  ['Reference', /^docs\/reference\//],
  ['Statistics', /^docs\/(statistics|reliability|beside-cran)/],
  ['Figures', /^docs\/gallery\//],
  ['The library', /^docs\/library/],
  ['The project', /./],
];
const pages = ['docs', 'docs/guides', 'docs/reference', 'docs/gallery', 'docs/gallery/compare', 'corpus', '.']
  .flatMap(folder => readdirSync(join(root, folder)).map(file => join(folder, file).replaceAll('\\', '/')))
  .filter(path => path.endsWith('.md') && path !== 'README.md');

const app = await Application.bootstrap({
  name: 'scopebook',
  includeVersion: true,
  readme: join(root, 'README.md'),
  entryPoints: [join(root, 'src/index.ts')],
  tsconfig: join(root, 'tsconfig.json'),
  // `npm run types` does this
  skipErrorChecking: true,
  excludeExternals: true,
  disableSources: true,
  projectDocuments: pages.map(path => join(root, path)),
  highlightLanguages: ['bash', 'console', 'csv', 'json', 'latex', 'markdown', 'r', 'sh', 'typescript', 'yaml'],
  searchInDocuments: true,
  navigation: { includeGroups: true },
  groupOrder: [...GROUPS.map(([name]) => name), '*'],
  kindSortOrder: ['Document', 'Function', 'Class', 'Interface', 'TypeAlias', 'Variable'],
  sort: ['kind', 'alphabetical'],
  customCss: join(root, 'scripts/site.css'),
  out,
  // a docstring may name what the library does not export
  validation: { notExported: false, invalidLink: true, invalidPath: true, rewrittenLink: true, notDocumented: false },
});

const sourceOf = page => relative(root, page.project.files.getReflectionPath(page)).replaceAll('\\', '/');

// a page is named after its heading
app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, page) => {
  const file = sourceOf(page);
  const heading = /^# (.+)\n/.exec(page.content[0].text);
  if (heading === null) throw new Error(`${file} does not begin with a heading`);
  page.name = heading[1];
  page.frontmatter.group = GROUPS.find(([, pattern]) => pattern.test(file))[0];
});

// TypeDoc copies the files that a page links to, but not those behind a picture
app.renderer.on(PageEvent.END, event => {
  if (!event.model.isDocument?.()) return;
  for (const [, link] of event.contents.matchAll(/ href="([^":#?]+)"/g)) {
    const from = join(root, dirname(sourceOf(event.model)), decodeURIComponent(link));
    const to = join(out, dirname(event.url), decodeURIComponent(link));
    if (to.startsWith(out) && !existsSync(to) && existsSync(from)) cpSync(from, to);
  }
});

const project = await app.convert();
if (project === undefined) process.exit(1);
app.validate(project);
await app.generateOutputs(project);

/** Every link of the site that leads to no file or no place in it. */
function brokenLinks() {
  const html = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.html'));
  const text = new Map(html.map(file => [file, readFileSync(join(out, file), 'utf8')]));
  const ids = new Map(
    html.map(file => [file, new Set([...text.get(file).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]),
  );
  return html.flatMap(file =>
    [...text.get(file).matchAll(/ (?:href|src)="([^"]+)"/g)]
      .map(([, link]) => link.replaceAll('&amp;', '&'))
      .filter(link => !/^[a-z]+:/.test(link))
      .filter(link => {
        const [path, anchor] = link.split('#');
        const target = path === '' ? file : normalize(join(dirname(file), decodeURIComponent(path.split('?')[0])));
        if (!existsSync(join(out, target))) return true;
        return (anchor ?? '') !== '' && ids.has(target) && !ids.get(target).has(decodeURIComponent(anchor));
      })
      .map(link => `${file}: ${link}`),
  );
}

const broken = brokenLinks();
for (const line of broken) console.error(`broken link: ${line}`);
process.exitCode = broken.length > 0 || app.logger.hasErrors() || app.logger.hasWarnings() ? 1 : 0;
