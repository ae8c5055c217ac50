import { Document, FootnoteReferenceRun, Packer, Paragraph, TextRun } from 'docx';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { findPlaceholders } from '../../../src/manuscript/fill/placeholders.ts';
import { fillManuscript, fillTarget, numbersOf } from '../../../src/pipeline/manuscript/fill.ts';
import { results } from '../../../src/pipeline/request/results.ts';
import { type OpenReview, openReview } from '../../../src/read/session.ts';
import known from '../../known/tables/counts.json' with { type: 'json' };
import { filesOf } from '../../support/files.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const FILES = filesOf('test/fixtures/tables');
let open: OpenReview;
beforeAll(async () => {
  open = await openReview(memoryEffects(FILES), null);
});

const fill = async (file: string, content: string | Uint8Array) =>
  fillManuscript(memoryEffects({ ...FILES, [file]: content }), open, file);
const filledText = async (content: string, file = 'paper.md'): Promise<string> =>
  String((await fill(file, content)).data);

async function refusal(content: string | Uint8Array, file = 'paper.md'): Promise<string> {
  try {
    await fill(file, content);
  } catch (error) {
    expect(error).toBeInstanceOf(Fault);
    return (error as Fault).message;
  }
  return 'filled';
}

describe('a placeholder prints', () => {
  test.each([
    ['studies', '13'],
    ['studies where year >= 2021', '9'],
    ['design = rct', '4 (30.8%)'],
    ['design=rct|n', '4'],
    ['design = "Randomised trial" | N', '13'],
    ['design = rct | n/N', '4/13'],
    ['design = rct | %', '30.8%'],
    ['design = rct | percent', '30.8%'],
    ['design = experiment', '6 (46.2%)'],
    ['design is not_reported', '1 (7.7%)'],
    ['design is unclear | n', '0'],
    ['outcome has harm', '4 (36.4%)'],
    ['outcome has harm denominator reported', '4 (44.4%)'],
    ['outcome has harm | n/N | denominator all', '4/13'],
    ['outcome has harm where region = eu | n/N', '1/6'],
    ['outcome is not_applicable | n', '2'],
    ['outcome is not_applicable denominator all', '2 (15.4%)'],
    ['year >= 2021 | share', '9 (69.2%)'],
    ['design = rct and year >= 2021', '2 (16.7%)'],
    ['median(sample)', '71'],
    ['iqr(sample)', '30 to 785'],
    ['range(year)', '2019 to 2024'],
    ['max(sample)', '12,000'],
    ['median(sample) | n', '11'],
    ['outcome has cost | studies', 's05, s10, s13'],
    ['design = rct | citations', 'Müller 2019a; Müller 2019b; Ngô 2022; @At 2023'],
    ['design = never | citations', 'none'],
    ['year ≥ 2021 | n', '9'],
  ])('{{ %s }} as %s', async (query, printed) => {
    expect(await filledText(`a {{ ${query} }} b`, 'paper.txt')).toBe(`a ${printed.replace('@', '@')} b`);
  });

  // R 4.2.2: prop.test(4, 13, correct = FALSE)$conf.int gives 0.126807 to 0.576307
  test('an interval by its method and level', async () => {
    expect(await filledText('{{ design = rct | ci wilson }}')).toBe('12.7 to 57.6');
    expect(await filledText('{{ design = rct | ci wilson 0.95 }}')).toBe('12.7 to 57.6');
  });
});

describe('n/N is the row that Python counts', () => {
  test.each(known.counts.filter(entry => 'level' in entry && entry.group === null && entry.level !== 'not_reported'))(
    '$field $level',
    async ({ field, level, n, N }) => {
      const query = level === 'true' ? field : field === 'outcome' ? `outcome has ${level}` : `${field} = ${level}`;
      expect(await filledText(`{{ ${query} | n/N }}`)).toBe(`${n}/${N}`);
    },
  );
});

test('a share is the very row that shares gives', async () => {
  const { filled } = await fill('paper.md', '{{ outcome has harm }}');
  const row = results(open, [{ analysis: 'shares', fields: ['outcome'] }]).rows.find(entry => entry.level === 'harm');
  expect(filled[0]?.rows.map(entry => entry.id)).toEqual([row?.id]);
});

describe('a query that says nothing clear is an error with its line', () => {
  test.each([
    ['metod = rct', 'unknown field "metod"'],
    ['desing = rct', 'did you mean design?'],
    ['design = rtc', 'did you mean rct?'],
    ['design', 'say which category'],
    ['sample', 'write e.g. median(sample)'],
    ['median(design)', 'design is not a number'],
    ['meidan(sample)', 'did you mean "median"?'],
    ['median(sampel)', 'did you mean "sample"?'],
    ['design = rct | shar', 'did you mean "share"?'],
    ['design = rct | n | N', 'write one format'],
    ['design = rct | ci wilsn', 'did you mean "wilson"?'],
    ['design = rct | ci wilson 2', 'not between 0 and 1'],
    ['design = rct denominator reportd', 'did you mean "reported"?'],
    ['year > 2020 and design = rct denominator all', 'leave "denominator" out'],
    ['outcome = harm', 'outcome has harm'],
    ['outcome is not_applicable', 'not in the denominator'],
    ['design = rct where region = mars', 'unknown category "mars"'],
    ['design = rct where region = af', 'nothing to print'],
    ['design = rct |', 'nothing follows'],
    ['| n', 'is empty before'],
    ['median(sample) where region = af', 'no study has a number here'],
    ['author = Nobody', 'no unit has "Nobody"'],
    ['studys', 'did you mean "studies"?'],
  ])('{{ %s }}: %s', async (query, message) => {
    expect(await refusal(`first line\n\nthird {{ ${query} }}`)).toMatch(
      new RegExp(
        `^a placeholder can't be filled, so nothing was written\\npaper.md:3: [\\s\\S]*${message.replace(/[()?.|"]/g, '\\$&')}`,
      ),
    );
  });

  test('all of them at once, in the order of the text', async () => {
    const message = await refusal('{{ x = 1 }}\n{{ a {{ b }} }}\n{{ design = rct }}\n{{ }}\n{{ open\n\n{{ design }}');
    expect(message.split('\n').map(line => line.slice(0, 11))).toEqual([
      '5 placehold',
      'paper.md:1:',
      'paper.md:2:',
      'paper.md:4:',
      'paper.md:5:',
      'paper.md:7:',
    ]);
  });
});

describe('each kind of manuscript', () => {
  test('Markdown: shortcodes and escaped braces are left alone', async () => {
    const text = 'a {{< video x >}} {{% y %}} \\{{ z }} {{ design = other | citations }}\r\n';
    expect(await filledText(text)).toBe('a {{< video x >}} {{% y %}} \\{{ z }} Li\\_Wei 2021; s07 2021\r\n');
  });
  test('LaTeX: signs are escaped, groups in braces are left alone', async () => {
    expect(
      await filledText('\\title{{Deep}} {{\\bf x}} {{ design = rct }} {{ design = other | citations }}', 'p.tex'),
    ).toBe('\\title{{Deep}} {{\\bf x}} 4 (30.8\\%) Li\\_Wei 2021; s07 2021');
  });
  test('HTML: entities in queries are read, answers are escaped', async () => {
    expect(await filledText('<p>{{ year &gt;= 2021 }} {{ design = cohort | citations }}</p>', 'p.html')).toBe(
      '<p>9 (69.2%) O&#39;Neil 2020; Smith, &amp; Co 2021; +Plus 2023; =Equal 2024</p>',
    );
  });
  test('everything else refused', async () => {
    expect(await refusal('x', 'paper.pdf')).toContain('paper.pdf is not a manuscript');
    expect(await refusal(Uint8Array.of(0xff, 0xfe, 0x41), 'paper.md')).toContain('not UTF-8');
  });
  test('a text without placeholders comes back to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async text => {
        fc.pre(!text.includes('{{'));
        expect(await filledText(text)).toBe(text);
      }),
      { numRuns: 50, seed: 1 },
    );
  });
});

describe('Word', () => {
  const split = async (): Promise<Uint8Array> =>
    new Uint8Array(
      await Packer.toBuffer(
        new Document({
          footnotes: { 1: { children: [new Paragraph('Of {{ design = rct | N }} studies.')] } },
          sections: [
            {
              children: [
                new Paragraph({
                  children: [
                    new TextRun('Trials: {'),
                    new TextRun({ text: '{ design ', bold: true }),
                    new TextRun({ text: '= “Randomised', italics: true }),
                    new TextRun(' trial” }} & more'),
                    new FootnoteReferenceRun(1),
                  ],
                }),
                new Paragraph('Nothing here.'),
                new Paragraph('{{ outcome has harm | citations }}'),
              ],
            },
          ],
        }),
      ),
    );
  const text = (xml: string): string =>
    xml
      .split('</w:p>')
      .map(part => [...part.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(match => match[1]).join(''))
      .filter(part => part !== '')
      .join('\n');

  test('placeholders over several runs are filled, formatting and other parts stay', async () => {
    const before = await split();
    const { data, filled } = await fill('paper.docx', before);
    const [old, made] = [unzipSync(before), unzipSync(data as Uint8Array)];
    expect(text(strFromU8(made['word/document.xml']!))).toBe(
      'Trials: 4 (30.8%) &amp; more\nNothing here.\nMüller 2019a; Šuvalov 2020; Æsop 2022; +Plus 2023',
    );
    expect(text(strFromU8(made['word/footnotes.xml']!))).toContain('Of 13 studies.');
    expect(Object.keys(made)).toEqual(Object.keys(old));
    for (const part of Object.keys(old))
      if (!/document|footnotes\.xml$/.test(part)) expect(made[part], part).toEqual(old[part]);
    const tags = (xml: Uint8Array): string[] =>
      strFromU8(xml)
        .match(/<[^>]+>/g)!
        .map(tag => tag.replace(' xml:space="preserve"', ''));
    expect(tags(made['word/document.xml']!)).toEqual(tags(old['word/document.xml']!));
    expect(filled.map(entry => entry.place)).toEqual(expect.arrayContaining(['paragraph 1', 'paragraph 3']));
  });
  test('two runs give the same bytes', async () => {
    const before = await split();
    expect((await fill('paper.docx', before)).data).toEqual((await fill('paper.docx', before)).data);
  });
  test('deleted text and field codes are no text', async () => {
    const parts = unzipSync(await split());
    const xml = strFromU8(parts['word/document.xml']!).replace(
      'Nothing here.',
      '</w:t></w:r><w:del><w:r><w:delText>{{ wrong }}</w:delText></w:r></w:del><w:r><w:instrText>{{ REF }}</w:instrText></w:r><w:r><w:t>x',
    );
    parts['word/document.xml'] = strToU8(xml);
    const { data } = await fill('paper.docx', zipSync(parts));
    expect(strFromU8(unzipSync(data as Uint8Array)['word/document.xml']!)).toContain(
      '<w:delText>{{ wrong }}</w:delText>',
    );
  });
  test('an error names the paragraph', async () => {
    const parts = unzipSync(await split());
    parts['word/document.xml'] = strToU8(
      strFromU8(parts['word/document.xml']!).replace('Nothing here.', '{{ desing = x }}'),
    );
    expect(await refusal(zipSync(parts), 'paper.docx')).toContain(
      'paper.docx, paragraph 2: {{ desing = x }}: unknown field',
    );
  });
  test.each([
    ['a protected file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'protected with a password'],
    ['no zip', strToU8('hello'), 'not a Word document'],
    ['a cut zip', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0), 'damaged'],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('x') }), 'no Word document'],
    ['broken XML', zipSync({ 'word/document.xml': strToU8('<w:document><w:p>') }), 'damaged'],
  ])('%s is refused in a sentence', async (_, bytes, message) => {
    expect(await refusal(bytes, 'paper.docx')).toContain(message);
  });
});

describe('where it goes', () => {
  const effects = memoryEffects(FILES);
  test('out/ in the review, or a named file', () => {
    expect(fillTarget(effects, open, 'drafts/paper.md', null)).toBe('/review/out/paper.md');
    expect(fillTarget(effects, open, 'paper.md', 'final.md')).toBe('final.md');
  });
  test.each([
    ['paper.md', 'paper.md'],
    ['paper.md', './sub/../PAPER.md'],
    ['out/paper.md', null],
  ])('never onto its input: %s to %s', (file, out) => {
    expect(() => fillTarget(effects, open, file, out)).toThrow('is the manuscript itself');
  });
  test('never into another format', () => {
    expect(() => fillTarget(effects, open, 'paper.md', 'paper.docx')).toThrow('another extension');
  });
  test('every number can be traced', async () => {
    const { filled, notes } = await fill('paper.md', 'x\n{{ outcome has cost | n/N }}');
    const ledger = numbersOf(open, '/somewhere/paper.md', filled, notes);
    const [number] = JSON.parse(ledger).numbers;
    expect(JSON.parse(ledger).notes).toContain(
      'Denominator: studies to which the field applies, including those that do not report it.',
    );
    expect(number).toEqual({
      place: 'line 2',
      query: 'outcome has cost | n/N',
      before: 'x\n',
      text: '3/11',
      rows: [
        {
          id: 'share outcome=cost /applicable',
          statistic: 'share',
          n: 3,
          N: 11,
          estimate: 3 / 11,
          denominator: 'applicable',
          studies: ['s05', 's10', 's13'],
        },
      ],
    });
    expect(ledger).not.toContain('/somewhere');
  });
});

test.each(['paper.md', 'paper.qmd'])(
  'in a table of %s the bar of a placeholder is written with a backslash',
  async file => {
    const text = '| Cost |\n| --- |\n| {{ outcome has cost \\| n/N }} |';
    expect(await filledText(text, file)).toBe('| Cost |\n| --- |\n| 3/11 |');
  },
);

test('finding placeholders never fails and never overlaps', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('{', '}', 'a', ' ', '\n', '\\', '<') }),
      fc.constantFrom('markdown', 'latex', 'html', 'docx'),
      (text, kind) => {
        const { found } = findPlaceholders(text, kind as 'markdown');
        let last = 0;
        for (const { start, end, query } of found) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, start + 2) + text.slice(end - 2, end)).toBe('{{}}');
          expect(query).not.toContain('{{');
          last = end;
        }
      },
    ),
    { seed: 2 },
  );
});

// what Quarto and R Markdown read themselves: chunks, inline code, options, cross-references, citations, divs, shortcodes
const QUARTO = (n: string, share: string): string => `---
title: "${n} studies"
format: docx
---

\`\`\`{r}
#| label: fig-design
#| fig-cap: "Designs {{ not filled in code }}"
x <- list(a = {{1}}, b = "{{ design = rct }}")
\`\`\`

::: {.callout-note}
${share} were trials (@fig-design, [@tbl-one], \\@ref(fig:design), @smith2020 [p. 3]).
:::

Inline \`r nrow(x)\` and \`{r} nrow(x)\` stay, as do {{< include _methods.qmd >}}.

\`\`\`{python}
print("{{ design = rct }}")
\`\`\`

![](a.png){#fig-two width=50%}
`;

test.each(['paper.qmd', 'paper.Rmd'])('%s keeps its chunks and cross-references', async file => {
  const filled = await filledText(QUARTO('{{ studies }}', '{{ design = rct }}'), file);
  expect(filled).toBe(QUARTO('13', '4 (30.8%)'));
});

describe('numbers behind which cells are invalid', () => {
  const files = {
    'review.yaml':
      'name: r\nunit: { name: study, key: id }\nresources: [{ name: studies, path: s.csv, schema: c.yaml }]\n',
    'c.yaml':
      'primaryKey: id\nfields:\n  - { name: id, type: string }\n  - { name: design, type: string, categories: [RCT, Cohort] }\n  - { name: size, type: integer }\n',
    's.csv': 'id,design,size\na,RCT,10\nb,Cohort,20\nc,RTC,30\nd,RCT,about 40\ne,XX,50\n',
  };
  const notesOf = async (text: string): Promise<string> => {
    const review = await openReview(memoryEffects(files), null);
    const made = await fillManuscript(memoryEffects({ ...files, 'p.md': text }), review, 'p.md');
    return made.notes.join(' ');
  };
  test('say how many units are left out, for a code, a proposition, a number and two fields', async () => {
    const design = 'design: 2 of 5 studies have an invalid cell';
    const size = 'size: 1 of 5 studies has an invalid cell';
    expect(await notesOf('{{ design = RCT }}')).toContain(design);
    expect(await notesOf('{{ design = RCT and size > 5 | n }}')).toContain(design);
    expect(await notesOf('{{ design = RCT and size > 5 | n }}')).toContain(size);
    expect(await notesOf('{{ median(size) }}')).toContain(size);
    expect(await notesOf('{{ median(size) }}')).not.toContain(design);
  });
});
