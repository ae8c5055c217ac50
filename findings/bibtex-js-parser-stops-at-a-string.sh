#!/usr/bin/env bash
# Package: bibtex-js-parser 1.1.6 (npm).
# Guess: an abbreviation (@string), a preamble or a comment in front of the entries, which BibTeX allows and JabRef and
# Mendeley write, is used or skipped, and the entries are read.
# Behaviour: reading ends there. An abbreviation at the top, where programs write it, makes the whole library an empty list,
# without an error.
. "$(dirname "$0")/support.sh"
node_packages bibtex-js-parser@1.1.6
seen 'the entry alone: 1
a string in front: 0
a string between two entries: 1
a comment in front: 0
a preamble in front: 0' "$(cd "$work" && node -e '
const { BibtexParser } = require("bibtex-js-parser");
const entry = "@article{a,\n title = {A title},\n year = {2019},\n}\n";
const say = (what, text) => console.log(`${what}: ${BibtexParser.parseToJSON(text).length}`);
say("the entry alone", entry);
say("a string in front", "@string{jot = {Journal of Things}}\n" + entry);
say("a string between two entries", entry + "@string{jot = {Journal of Things}}\n" + entry);
say("a comment in front", "Exported by a program\n\n" + entry);
say("a preamble in front", "@preamble{{Some TeX}}\n" + entry);')"
