#!/usr/bin/env bash
# Package: irr 0.85 (CRAN).
# Guess: kappa2() with squared weights knows the order of numeric ratings from 1 to 10.
# Behaviour: ratings are sorted as text, numeric ones too, so 10 stands between 1 and 2. The same ratings less one
# (0 to 9) give another kappa, although a weighted kappa does not depend on where a scale begins. Nothing is said.
. "$(dirname "$0")/support.sh"
cran lpSolve@5.6.23 irr@0.85
seen "irr, ratings 1 to 10: 0.8212
irr, the same ratings less 1: 0.9881
by the definition: 0.9881" "$(Rscript -e '
suppressMessages(library(irr))
a <- c(1:10, 3, 5, 8, 10, 2, 9, 10, 1, 1, 10)
b <- c(1, 2, 4, 4, 5, 7, 7, 8, 9, 10, 3, 6, 8, 9, 2, 9, 10, 2, 1, 10)
definition <- 1 - mean((a - b)^2) / mean(outer(a, b, "-")^2)
cat(sprintf("irr, ratings 1 to 10: %.4f\n", kappa2(cbind(a, b), "squared")$value))
cat(sprintf("irr, the same ratings less 1: %.4f\n", kappa2(cbind(a, b) - 1, "squared")$value))
cat(sprintf("by the definition: %.4f\n", definition))')"
