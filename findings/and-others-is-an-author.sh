#!/usr/bin/env bash
# Packages: @citation-js/core 0.8.2, @citation-js/plugin-bibtex 0.8.2, biblatex-csl-converter 3.6.0,
# @retorquere/bibtex-parser 9.0.29 (npm).
# Guess: "and others", by which BibTeX ends a list of authors that goes on, is no author: it is left out or marked.
# Behaviour: all three make it an author of its own, called "others", whom a bibliography then prints and counts. The mark
# that the list goes on is lost.
. "$(dirname "$0")/support.sh"
node_packages @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 biblatex-csl-converter@3.6.0 @retorquere/bibtex-parser@9.0.29
seen 'citation-js: [{"given":"Ada","family":"Roe"},{"family":"others"}]
biblatex-csl-converter: [{"given":"Ada","family":"Roe"},{"literal":"others"}]
bibtex-parser: [{"lastName":"Roe","firstName":"Ada"},{"lastName":"others"}]' "$(cd "$work" && node --input-type=module -e '
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { BibLatexParser, CSLExporter } from "biblatex-csl-converter";
import { parse } from "@retorquere/bibtex-parser";
const text = "@article{a, author = {Roe, Ada and others}, title = {A title}, date = {2019}, journaltitle = {J}}";
const say = (name, authors) => console.log(`${name}: ${JSON.stringify(authors)}`);
say("citation-js", new Cite(text).data[0].author);
say("biblatex-csl-converter", Object.values(new CSLExporter(new BibLatexParser(text, {}).parse().entries).parse())[0].author);
say("bibtex-parser", parse(text).entries[0].fields.author);')"
