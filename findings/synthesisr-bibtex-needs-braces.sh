#!/usr/bin/env bash
# Package: synthesisr 0.4.1 (CRAN).
# Guess: of the three ways in which BibTeX writes a value (braces, quotes, a bare number) read_refs() reads all.
# Behaviour: only braces are read. A year that is written as a bare number and a title in quotes are left out, so a
# library written by a program that prefers quotes comes in without titles.
. "$(dirname "$0")/support.sh"
cran_any dplyr glue purrr rlang stringdist stringr tibble vroom
cran unglue@0.1.0 synthesisr@0.4.1
cat > "$work/library.bib" <<'B'
@article{a,
  title = {In braces},
  author = {Roe, Ada},
  year = {2020}
}

@article{b,
  title = "In quotes",
  author = {Doe, Max},
  year = 2021
}
B
seen "In braces 2020
NULL NULL" "$(cd "$work" && Rscript -e '
suppressMessages(library(synthesisr))
records <- read_refs("library.bib")
for (i in 1:2) cat(format(records$title[i]), format(records$year[i]), "\n")' | sed 's/ *$//')"
