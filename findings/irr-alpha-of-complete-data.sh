#!/usr/bin/env bash
# Package: irr 0.85 (CRAN).
# Guess: kripp.alpha() gives Krippendorff's alpha for any number of raters, and a unit that only one rater rated changes
# nothing, since it has no pair.
# Behaviour: pairs are weighted by 1/(m - 1) only if some rating is missing. With three or more raters and complete data the
# small-sample correction counts every pair, so alpha is too low; adding a unit that one rater rated "corrects" it. Two
# raters are not affected.
. "$(dirname "$0")/support.sh"
cran lpSolve@5.6.23 irr@0.85
seen "three raters, complete: 0.6729
with a unit that one rater rated: 0.6822
by hand: 0.6822" "$(Rscript -e '
suppressMessages(library(irr))
ratings <- rbind(c(1, 1, 2, 2, 3, 3), c(1, 1, 2, 2, 3, 1), c(1, 2, 2, 2, 3, 3))
cat(sprintf("three raters, complete: %.4f\n", kripp.alpha(ratings, "nominal")$value))
cat(sprintf("with a unit that one rater rated: %.4f\n", kripp.alpha(cbind(ratings, c(NA, NA, 2)), "nominal")$value))
# Krippendorff (2019): observed disagreement over pairs within units, expected over all n(n - 1) pairs of values
n <- length(ratings); counts <- table(ratings)
within <- sum(apply(ratings, 2, function(unit) sum(outer(unit, unit, "!=")) / (length(unit) - 1)))
expected <- (n^2 - sum(counts^2)) / (n - 1)
cat(sprintf("by hand: %.4f\n", 1 - within / expected))')"
