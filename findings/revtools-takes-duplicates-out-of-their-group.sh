#!/usr/bin/env bash
# Packages: revtools 0.4.1, stringdist (CRAN).
# Guess: a `group_variables` whose value all records share changes nothing in find_duplicates(): records 1 and 2 differ by four letters
# (threshold 5) and are one group with it and without it.
# Behaviour: with it a record that was already put into a group can be taken out again by a later one: record 3 takes record 2 along,
# and record 1, whose duplicate is in the data, counts as unique.
. "$(dirname "$0")/support.sh"
cran_any stringdist
# only the function that finds duplicates is run; the package needs dozens of others
cran_source revtools@0.4.1
seen "without: 1 1 2 3
with:    1 2 2 3" "$(cd "$work" && Rscript -e '
library(stringdist)
source("revtools/R/find_duplicates.R")
records <- data.frame(title = c("Sleep and screens in adults", "Sleep and screens in adults: CT",
  "Sleep and screens in adults: CT 2020", "Another title"), journal = "J", stringsAsFactors = FALSE)
cat("without:", find_duplicates(records, match_variable = "title"), "\n")
cat("with:   ", find_duplicates(records, match_variable = "title", group_variables = "journal"), "\n")' | sed 's/ *$//')"
