#!/usr/bin/env bash
# Packages: @retorquere/bibtex-parser 9.0.29, @citation-js/core 0.8.2, @citation-js/plugin-bibtex 0.8.2 (npm).
# Guess: a chapter that refers to its book (crossref) takes the book's title and subtitle as booktitle and booksubtitle, as
# BibLaTeX lays down for this pair of types, and has no subtitle and no DOI of its own.
# Behaviour: bibtex-parser gives the book's subtitle to the chapter as well; citation-js keeps it with the book. Both hand on
# the DOI, so two chapters and their book are one work to whoever compares records by DOI.
. "$(dirname "$0")/support.sh"
node_packages @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 @retorquere/bibtex-parser@9.0.29
cat > "$work/library.bib" <<'B'
@incollection{one, author = {Roe, Ada}, title = {Sleep}, crossref = {book}}
@incollection{two, author = {Poe, Ben}, title = {Pain}, crossref = {book}}
@collection{book, editor = {Doe, Cy}, title = {Handbook}, subtitle = {Methods and Data}, year = {2019}, doi = {10.1000/book}}
B
seen 'bibtex-parser: Sleep | Methods and data | 10.1000/book
bibtex-parser: Pain | Methods and data | 10.1000/book
bibtex-parser: Handbook | Methods and data | 10.1000/book
citation-js: Sleep | 10.1000/book
citation-js: Pain | 10.1000/book
citation-js: Handbook: Methods and Data | 10.1000/book' "$(cd "$work" && node --input-type=module -e '
import { readFileSync } from "node:fs";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { parse } from "@retorquere/bibtex-parser";
const text = readFileSync("library.bib", "utf8");
for (const { fields } of parse(text).entries)
  console.log(`bibtex-parser: ${fields.title} | ${fields.subtitle} | ${fields.doi}`);
for (const { title, DOI } of new Cite(text).data) console.log(`citation-js: ${title} | ${DOI}`);')"
