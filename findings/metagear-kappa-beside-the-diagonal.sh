#!/usr/bin/env bash
# Package: metagear 0.7 (CRAN), screening of abstracts by two reviewers.
# Guess: the "Cohen's K" of effort_summary(dual = TRUE) for two reviewers who agree on 8 of 10 abstracts, and of whom only one ever
# answers MAYBE, is Cohen's kappa of the table with all three answers: (0.8 - 0.42) / (1 - 0.42) = 0.655 for the first team,
# by hand.
# Behaviour: the table has a row for MAYBE and no column; its first rows and columns are taken for the diagonal, and the sums of rows
# are multiplied by those of other answers. It prints -0.8 (poor). The column of percentages is not that of the included either (3 of
# 10 are 37.5). There is a warning about the length of vectors, no error.
. "$(dirname "$0")/support.sh"
# only the functions that summarise the screening are run; the package also needs graphics of Bioconductor
cran_source metagear@0.7
seen "Ana and Ben: agree on 8 of 10, K -0.8 (poor)
Cem and Dora: agree on 6 of 10, K -0.6 (poor)" "$(cd "$work" && Rscript -e '
for (file in c("effort_summary.R", "effort_utils.R")) source(file.path("metagear/R", file))
ana <- c("YES", "YES", "NO", "NO", "MAYBE", "MAYBE", "NO", "YES", "NO", "NO")
cem <- c("YES", "MAYBE", "NO", "NO", "MAYBE", "NO", "NO", "YES", "NO", "YES")
second <- c("YES", "YES", "NO", "NO", "NO", "YES", "NO", "YES", "NO", "NO")
screened <- data.frame(REVIEWERS_A = rep(c("Ana", "Cem"), each = 10), INCLUDE_A = c(ana, cem),
  REVIEWERS_B = rep(c("Ben", "Dora"), each = 10), INCLUDE_B = c(second, second))
table <- suppressWarnings(effort_summary(screened, dual = TRUE, quiet = TRUE))
first <- c(Ana = sum(ana == second), Cem = sum(cem == second))
cat(sprintf("%s and %s: agree on %d of 10, K %s\n", table$Team_A[1:2], table$Team_B[1:2], first, table[["Cohen'"'"'s K"]][1:2]), sep = "")' 2>/dev/null)"
