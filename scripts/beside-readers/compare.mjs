// Sets the readers of library files beside bibutils (Debian) and citation-js (npm): reads every test file with all of them,
// compares field by field, and writes docs/beside-library-readers.md. It needs both programs, so it is no test:
//   apt-get install bibutils; npm install --prefix FOLDER citation-js@0.7.22
//   node scripts/beside-readers/compare.mjs FOLDER
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { importSources, root } from '../import-sources.mjs';
import { DIFFERENCES } from './differences.mjs';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder in which citation-js is installed');
const files = join(root, 'test/fixtures/libraries');

/** Which program of bibutils reads a file; its other formats are not read by bibutils. */
const BIBUTILS = { ris: 'ris2xml', bib: 'bib2xml', ciw: 'isi2xml', enw: 'end2xml', xml: 'endx2xml' };
const CITATION_JS = ['ris', 'bib', 'json'];
const FIELDS = [
  'title',
  'authors',
  'year',
  'venue',
  'volume',
  'issue',
  'pages',
  'doi',
  'pmid',
  'url',
  'abstract',
  'keywords',
];
const endingOf = file => file.slice(file.lastIndexOf('.') + 1);

async function ourReader() {
  const { readLibrary } = await importSources(
    'read-library',
    "export { readLibrary } from './src/library/read-library.ts';",
  );
  return readLibrary;
}

/** A tree of an XML text: name, attributes, children and text. */
function treeOf(xml) {
  const parser = new SaxesParser();
  const top = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' };
    open.at(-1).children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', text => {
    open.at(-1).text += text;
  });
  parser.write(xml.replace(/^\ufeff/, '')).close();
  return top;
}
const childrenOf = (element, name) => element?.children.filter(child => child.name === name) ?? [];
const textOf = (element, ...path) => path.reduce((at, name) => childrenOf(at, name)[0], element)?.text.trim() ?? '';

function fromBibutils(program, path) {
  const done = spawnSync(program, [path], { encoding: 'utf8', maxBuffer: 1e9 });
  const titleIn = element => {
    // of RIS, bibutils gives the journal as an abbreviation behind an empty title
    const info = childrenOf(element, 'titleInfo').find(entry => textOf(entry, 'title') !== '');
    const [main, sub] = [textOf(info, 'title'), textOf(info, 'subTitle')];
    return sub === '' ? main : `${main}${/[?!]$/.test(main) ? '' : ':'} ${sub}`;
  };
  return childrenOf(childrenOf(treeOf(done.stdout), 'modsCollection')[0], 'mods').map(record => {
    const [host] = childrenOf(record, 'relatedItem').filter(({ attributes }) => attributes.type === 'host');
    const parts = [record, host].flatMap(element => childrenOf(element, 'part'));
    const detail = type =>
      parts
        .flatMap(part => childrenOf(part, 'detail'))
        .filter(({ attributes }) => attributes.type === type)
        .map(element => textOf(element, 'number'))[0] ?? '';
    const [extent] = parts.flatMap(part => childrenOf(part, 'extent'));
    const identifier = type =>
      childrenOf(record, 'identifier')
        .find(({ attributes }) => attributes.type === type)
        ?.text.trim() ?? '';
    const pages = [textOf(extent, 'start'), textOf(extent, 'end')].filter(text => text !== '');
    return {
      title: titleIn(record),
      authors: childrenOf(record, 'name')
        .filter(name => ['author', ''].includes(textOf(name, 'role', 'roleTerm')))
        .map(name => {
          const named = type =>
            childrenOf(name, 'namePart')
              .filter(({ attributes }) => attributes.type === type)
              .map(part => part.text.trim())
              .join(' ');
          const whole = childrenOf(name, 'namePart')
            .map(part => part.text.trim())
            .join(' ');
          return named('family') === ''
            ? whole
            : [named('family'), named('given')].filter(text => text !== '').join(', ');
        }),
      year:
        [
          textOf(record, 'originInfo', 'dateIssued'),
          textOf(host, 'originInfo', 'dateIssued'),
          ...parts.map(part => textOf(part, 'date')),
        ]
          .find(text => text !== '')
          ?.slice(0, 4) ?? '',
      venue: titleIn(host) || textOf(record, 'originInfo', 'publisher'),
      volume: detail('volume'),
      issue: detail('issue') || detail('number'),
      pages: pages.length > 0 ? pages.join('-') : textOf(extent, 'list') || detail('page'),
      doi: identifier('doi'),
      pmid: identifier('pubmed') || identifier('pmid'),
      url:
        childrenOf(record, 'location')
          .map(element => textOf(element, 'url'))
          .find(text => text !== '') ?? '',
      abstract: textOf(record, 'abstract'),
      keywords: childrenOf(record, 'subject').flatMap(element =>
        childrenOf(element, 'topic').map(topic => topic.text.trim()),
      ),
    };
  });
}

async function fromCitationJs(path) {
  const require = createRequire(join(folder, 'package.json'));
  const Cite = require('citation-js');
  let data;
  try {
    ({ data } = new Cite(readFileSync(path, 'utf8')));
  } catch (error) {
    return String(error.message).split('\n')[0];
  }
  const nameOf = ({ family, given, literal, 'non-dropping-particle': particle }) =>
    family === undefined
      ? (literal ?? given ?? '')
      : [[particle, family].filter(Boolean).join(' '), given].filter(Boolean).join(', ');
  return data.map(entry => ({
    title: entry.title ?? '',
    authors: (entry.author ?? []).map(nameOf),
    year: String(entry.issued?.['date-parts']?.[0]?.[0] ?? ''),
    venue: entry['container-title'] ?? entry.publisher ?? '',
    volume: String(entry.volume ?? ''),
    issue: String(entry.issue ?? ''),
    pages: String(entry.page ?? ''),
    doi: entry.DOI ?? '',
    pmid: String(entry.PMID ?? ''),
    url: entry.URL ?? '',
    abstract: entry.abstract ?? '',
    keywords: (entry.keyword ?? '').split(/\s*[,;]\s*/).filter(word => word !== ''),
  }));
}

/** Values as they are compared: what is only typography is taken away. */
const plain = (field, value) => {
  if (Array.isArray(value)) return value.map(entry => plain('', entry)).join(' | ');
  const text = String(value)
    .normalize('NFC')
    .replace(/<[^>]+>|[{}]/g, '')
    .replace(/[‐-―]|--/g, '-')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
  if (field === 'doi') return text.toLowerCase().replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '');
  if (field === 'title' || field === 'abstract') return text.replace(/\.$/, '');
  return field === '' ? text.replace(/(?<=\p{Lu})\./gu, '').replace(/(?<=\p{Lu}) (?=\p{Lu}$)/gu, '') : text;
};

const sameRecord = (a, b) =>
  (a.doi !== '' && plain('doi', a.doi) === plain('doi', b.doi)) ||
  plain('title', a.title).toLowerCase().slice(0, 14) === plain('title', b.title).toLowerCase().slice(0, 14);

const readLibrary = await ourReader();
const rows = [];
const unexplained = [];
for (const file of readdirSync(files).sort()) {
  const ending = endingOf(file);
  const path = join(files, file);
  const contenders = [
    ...(ending in BIBUTILS
      ? [['bibutils', fromBibutils(file === 'biblatex.bib' ? 'biblatex2xml' : BIBUTILS[ending], path)]]
      : []),
    ...(CITATION_JS.includes(ending) ? [['citation-js', await fromCitationJs(path)]] : []),
  ];
  if (contenders.length === 0) continue;
  const { references, broken } = await readLibrary(file, readFileSync(path, 'utf8'));
  for (const [program, records] of contenders) {
    const found = { file, program, ours: references.length, broken: broken.length, theirs: 0, equal: 0, differ: [] };
    rows.push(found);
    if (typeof records === 'string') {
      found.refused = records;
      continue;
    }
    found.theirs = records.length;
    for (const own of references) {
      const other = records.find(entry => sameRecord(own, entry));
      if (other === undefined) {
        found.differ.push({ field: 'record', own: own.title, other: '' });
        continue;
      }
      for (const field of FIELDS) {
        const [a, b] = [plain(field, own[field]), plain(field, other[field])];
        if (a === '' && b === '') continue;
        if (a === b) found.equal++;
        else found.differ.push({ field, own: a, other: b });
      }
    }
    for (const entry of found.differ) {
      const reason = DIFFERENCES.find(({ applies }) => applies({ file, program, ...entry }));
      entry.reason = reason?.title ?? null;
      if (reason === undefined) unexplained.push({ file, program, ...entry });
    }
  }
}
const version = program => {
  if (program === 'citation-js')
    return JSON.parse(readFileSync(join(folder, 'node_modules/citation-js/package.json'), 'utf8')).version;
  return (
    /version\s+([\d.]+)|,\s*(\d[\d.]+)/
      .exec(spawnSync('ris2xml', ['--version'], { encoding: 'utf8' }).stderr)?.[0]
      ?.replace(/[^\d.]/g, '') ?? ''
  );
};
const total = rows.reduce((sum, { equal, differ }) => sum + equal + differ.length, 0);
const shown = text => (text.length > 60 ? `${text.slice(0, 57)}…` : text).replaceAll('|', '\\|') || '–';
const page = `# Library files as other programs read them

\`scripts/beside-readers/compare.mjs\` makes this page. It reads the test files (\`test/fixtures/libraries\`) with \`add\`, with bibutils ${version('bibutils')} (Debian) and with citation-js ${version('citation-js')} (npm), and compares the records field by field: ${FIELDS.join(', ')}. Typography is left aside: case of DOIs, full stops behind titles and initials, dashes, HTML marks, white space.

Of ${total} values that one of the readers gives, ${rows.reduce((sum, { equal }) => sum + equal, 0)} are equal. Each of the others has one of the reasons below.

| File | Program | Records of \`add\` (broken entries) | Records of the program | Equal values | Other values |
| --- | --- | --- | --- | --- | --- |
${rows.map(({ file, program, ours, broken, theirs, equal, differ, refused }) => `| ${file} | ${program} | ${ours}${broken === 0 ? '' : ` (${broken})`} | ${refused === undefined ? theirs : `none: “${shown(refused)}”`} | ${equal} | ${differ.length} |`).join('\n')}

A broken entry costs \`add\` nothing but itself, and is named with its line: bibutils keeps parts of it as a record, and citation-js refuses the whole file. It does not recognise RIS with a byte order mark (Scopus) either.

## Reasons

${DIFFERENCES.map(({ title, reason }) => {
  const own = rows.flatMap(({ file, program, differ }) =>
    differ.filter(entry => entry.reason === title).map(entry => ({ file, program, ...entry })),
  );
  return own.length === 0
    ? ''
    : `### ${title}\n\n${reason}\n\n| File | Program | Field | \`add\` | Program's value |\n| --- | --- | --- | --- | --- |\n${own.map(entry => `| ${entry.file} | ${entry.program} | ${entry.field} | ${shown(entry.own)} | ${shown(entry.other)} |`).join('\n')}\n\n`;
}).join('')}`;
writeFileSync(join(root, 'docs/beside-library-readers.md'), `${page.trimEnd()}\n`);
for (const entry of unexplained) console.log(JSON.stringify(entry));
console.log(`${total} values, ${unexplained.length} differ without a reason`);
