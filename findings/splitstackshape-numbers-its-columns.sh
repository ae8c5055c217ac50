#!/usr/bin/env bash
# Package: splitstackshape 1.4.8.1 (CRAN).
# Guess: cSplit_e() of the coded answers "3;5", "5" and "4;3" (its default type, "numeric") makes the columns outcome_3, outcome_4
# and outcome_5, as type = "character" does.
# Behaviour: the columns are outcome_1, outcome_2 and outcome_3: they are numbered from the smallest code on, so the column of the
# code 3 bears the name of the code 1, and with the codes 0 and 1 the column outcome_1 holds the answers 0.
. "$(dirname "$0")/support.sh"
cran_any data.table
cran splitstackshape@1.4.8.1
seen "numeric: outcome_1 = S1, S3; outcome_2 = S3; outcome_3 = S1, S2
character: outcome_3 = S1, S3; outcome_4 = S3; outcome_5 = S1, S2
numeric, codes 0 and 1: outcome_1 = S1; outcome_2 = S1, S2" "$(Rscript -e '
ticks <- function(name, answers, type) {
  table <- data.frame(study = paste0("S", seq_along(answers)), outcome = answers)
  made <- as.data.frame(splitstackshape::cSplit_e(table, "outcome", sep = ";", type = type))
  columns <- setdiff(names(made), names(table))
  cat(name, ": ", paste(sapply(columns, function(column)
    paste(column, "=", paste(made$study[which(made[[column]] == 1)], collapse = ", "))), collapse = "; "), "\n", sep = "")
}
ticks("numeric", c("3;5", "5", "4;3"), "numeric")
ticks("character", c("3;5", "5", "4;3"), "character")
ticks("numeric, codes 0 and 1", c("0;1", "1"), "numeric")')"
