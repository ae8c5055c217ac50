#!/usr/bin/env bash
# Package: reclin2 0.6.0 (CRAN), record linkage.
# Guess: pair_blocking(on = "doi") pairs the records that have the same DOI; of three and three records, of which one each has a DOI, it
# makes one pair. (compare_pairs() says NA where a DOI is missing, so missing is not equal to missing elsewhere in the package.)
# Behaviour: all records without a DOI are paired with each other too: five pairs. With 3,000 records without a DOI on each side these
# are nine million pairs.
. "$(dirname "$0")/support.sh"
cran_any data.table stringdist lpSolve Rcpp
cran reclin2@0.6.0
seen "pairs: 1-1 2-2 2-3 3-2 3-3
equal by compare_pairs: 1-1" "$(Rscript -e '
suppressPackageStartupMessages(library(reclin2))
x <- data.frame(doi = c("10.1000/a", NA, NA)); y <- data.frame(doi = c("10.1000/a", NA, NA))
pairs <- as.data.frame(pair_blocking(x, y, on = "doi"))
cat("pairs:", sort(paste(pairs$.x, pairs$.y, sep = "-")), "\n")
compared <- as.data.frame(compare_pairs(pair(x, y), on = "doi"))
cat("equal by compare_pairs:", with(subset(compared, doi), paste(.x, .y, sep = "-")), "\n")' | sed 's/ *$//')"
