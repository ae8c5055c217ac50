#!/usr/bin/env bash
# Packages: docx-parser 0.2.1, word-extractor 1.0.4 (npm), docxtractr 0.6.5 (CRAN); the file is packed by fflate 0.8.2 (npm).
# Guess: a manuscript with tracked changes reads as Word shows it without marks: a number that was struck out is gone, and a
# sentence that was moved stands once, at its new place.
# Behaviour: docx-parser and docxtractr put the old and the new number together (58 and 59 are 5859, a cell of 7 and 8 is 78).
# word-extractor leaves out what was deleted, but reads a moved sentence at both places, as docx-parser does.
. "$(dirname "$0")/support.sh"
node_packages docx-parser@0.2.1 word-extractor@1.0.4 fflate@0.8.2
cran_any dplyr httr magrittr purrr xml2
cran docxtractr@0.6.5
cat > "$work/pack.cjs" <<'J'
const { strToU8, zipSync } = require('fflate');
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const who = 'w:id="1" w:author="A" w:date="2020-01-01T00:00:00Z"';
const run = (text, tag = 't') => `<w:r><w:${tag} xml:space="preserve">${text}</w:${tag}></w:r>`;
const changed = (from, to) => `<w:del ${who}>${run(from, 'delText')}</w:del><w:ins ${who}>${run(to)}</w:ins>`;
const p = inner => `<w:p>${inner}</w:p>`;
const cell = inner => `<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr>${p(inner)}</w:tc>`;
const row = cells => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
const grid = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid>';
const body =
  p(run('We included ') + changed('58', '59') + run(' studies.')) +
  `<w:tbl><w:tblPr/>${grid}${row([run('Domain'), run('n')])}${row([run('Heart'), changed('7', '8')])}</w:tbl>` +
  p(`<w:moveFrom ${who}>${run('Two were trials.')}</w:moveFrom>`) +
  p(run('All were coded.')) +
  p(`<w:moveTo ${who}>${run('Two were trials.')}</w:moveTo>`);
require('fs').writeFileSync('m.docx', zipSync({
  '[Content_Types].xml': strToU8(`${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`),
  '_rels/.rels': strToU8(`${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}" Target="word/document.xml"/></Relationships>`),
  'word/document.xml': strToU8(`${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr/></w:body></w:document>`),
}));
J
cat > "$work/read.cjs" <<'J'
const lines = text => text.split(/[\n\t]+/).map(line => line.trim()).filter(line => line !== '').join(' / ');
require('docx-parser').parseDocx('m.docx', text => console.log('docx-parser: ' + lines(text)));
setTimeout(async () => {
  const document = await new (require('word-extractor'))().extract('m.docx');
  console.log('word-extractor: ' + lines(document.getBody()));
}, 2000);
J
seen 'docx-parser: We included 5859 studies.DomainnHeart78Two were trials.All were coded.Two were trials.
word-extractor: We included 59 studies. / Domain / n / Heart / 8 / Two were trials. / All were coded. / Two were trials.
docxtractr: Heart 78' "$(cd "$work" && node pack.cjs && node read.cjs && Rscript -e '
cat("docxtractr:", unlist(suppressMessages(docxtractr::docx_extract_tbl(docxtractr::read_docx("m.docx"), 1))), "\n")' 2> /dev/null | sed 's/ *$//')"
