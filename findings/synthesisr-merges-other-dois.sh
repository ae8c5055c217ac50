#!/usr/bin/env bash
# Package: synthesisr 0.4.1 (CRAN).
# Guess: deduplicate(match_by = "doi") merges records with the same DOI.
# Behaviour: without a method it compares DOIs by edit distance, so three papers of one journal with three DOIs become one
# record; only method = "exact" keeps them apart.
. "$(dirname "$0")/support.sh"
cran_any dplyr glue purrr rlang stringdist stringr tibble vroom
cran unglue@0.1.0 synthesisr@0.4.1
seen "match_by doi: 1 of 3
match_by doi, method exact: 3 of 3" "$(Rscript -e '
suppressMessages(library(synthesisr))
records <- data.frame(title = c("Guidance for scoping reviews", "Updated statement on reviews", "Reporting of trials"), doi = c("10.1136/bmj.n71", "10.1136/bmj.n160", "10.1136/bmj.n72"), year = 2021)
cat("match_by doi:", nrow(deduplicate(records, match_by = "doi")), "of 3\n")
cat("match_by doi, method exact:", nrow(deduplicate(records, match_by = "doi", method = "exact")), "of 3\n")')"
