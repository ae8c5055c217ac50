#!/usr/bin/env bash
# Package: bib2df 1.1.2.0 (CRAN).
# Guess: a title in quotes with one word in braces, which is how BibTeX keeps a capital letter, is read whole.
# Behaviour: what stands in the inner braces becomes the title: "Effects of {T}amoxifen" is the title T. A year that is a
# bare number is empty, and an entry on one line has a key and nothing else. No warning.
. "$(dirname "$0")/support.sh"
cran_any dplyr stringr httr
cran humaniformat@0.6.0 bib2df@1.1.2.0
cat > "$work/library.bib" <<'B'
@article{a,
  title = "Effects of {T}amoxifen",
  author = {Roe, Ada},
  year = 2020
}

@article{b, title = {On one line}, author = {Doe, Max}, year = {2021}}
B
seen "a | T | NA
b | NA | NA" "$(cd "$work" && Rscript -e '
suppressWarnings(suppressMessages({records <- bib2df::bib2df("library.bib")}))
blank <- function(text) ifelse(is.na(text) | text == "", "NA", text)
cat(paste(records$BIBTEXKEY, blank(records$TITLE), blank(records$YEAR), sep = " | "), sep = "\n")')"
