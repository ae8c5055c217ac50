#!/usr/bin/env bash
# Package: synthesisr 0.4.1 (CRAN).
# Guess: read_refs() of a RIS file has a column for every tag that occurs in it.
# Behaviour: the columns are those of the first record. What only later records have (here the journal, the abstract and
# the DOI) is gone without a word; with the two records in the other order it is there.
. "$(dirname "$0")/support.sh"
cran_any dplyr glue purrr rlang stringdist stringr tibble vroom
cran unglue@0.1.0 synthesisr@0.4.1
first=$'TY  - JOUR\nTI  - First title\nAU  - Roe, Ada\nPY  - 2020\nER  - \n\n'
second=$'TY  - JOUR\nTI  - Second title\nAU  - Doe, Max\nPY  - 2021\nT2  - Journal\nAB  - An abstract\nDO  - 10.1000/x\nER  - \n\n'
printf '%s%s' "$first" "$second" > "$work/short-first.ris"
printf '%s%s' "$second" "$first" > "$work/long-first.ris"
seen "short record first: source_type author year title
long record first: source_type author year title source abstract doi" "$(cd "$work" && Rscript -e '
suppressMessages(library(synthesisr))
cat("short record first:", names(read_refs("short-first.ris")), "\n")
cat("long record first:", names(read_refs("long-first.ris")), "\n")' | sed 's/ *$//')"
