#!/usr/bin/env bash
# Package: fastDummies 1.7.6 (CRAN), which makes a column for each category of a question with several answers.
# Guess: dummy_cols(split = "|") splits "RCT|cohort" at the bar, as split = ";" splits "RCT;cohort" at the semicolon.
# Behaviour: the separator is a regular expression, which nothing says; the bar splits between all letters, and there is a column for
# each letter and one for the bar.
. "$(dirname "$0")/support.sh"
cran_any data.table tibble stringr
cran fastDummies@1.7.6
seen ";: RCT, cohort
|: R, C, T, |, c, o, h, r, t" "$(Rscript -e '
for (separator in c(";", "|")) {
  table <- data.frame(design = c(paste0("RCT", separator, "cohort"), "RCT"))
  made <- setdiff(names(fastDummies::dummy_cols(table, split = separator)), "design")
  cat(separator, ": ", paste(sub("design_", "", made), collapse = ", "), "\n", sep = "")
}' 2>/dev/null)"
