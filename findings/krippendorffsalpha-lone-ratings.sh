#!/usr/bin/env bash
# Packages: krippendorffsalpha 2.0-3, irr 0.85 (CRAN).
# Guess: method = "customary" is Krippendorff's alpha of 2004, where a unit that only one coder rated has no pair and
# drops out, and where ordinal ratings have the ordinal metric.
# Behaviour: on complete nominal data it agrees with irr. A unit with one rating stays in the expected disagreement, so one
# empty cell of one coder moves alpha to another value than the same data without that unit. Its ordinal level gives
# the interval value.
. "$(dirname "$0")/support.sh"
cran lpSolve@5.6.23 irr@0.85 krippendorffsalpha@2.0-3
seen "complete: 0.6471, irr 0.6471
one cell empty: 0.5946, irr 0.5873
that unit left out: 0.5873, irr 0.5873
ordinal, complete: 0.5714, irr 0.5646; interval 0.5714, irr 0.5714" "$(Rscript -e '
suppressMessages({library(irr); library(krippendorffsalpha)})
ratings <- cbind(c(1, 2, 3, 1, 2, 3, 3, 1), c(1, 2, 3, 2, 2, 1, 3, 1))
gap <- ratings; gap[2, 1] <- NA
ours <- function(data, level) krippendorffs.alpha(data, level = level, method = "customary", confint = FALSE)$alpha.hat
theirs <- function(data, level) kripp.alpha(t(data), level)$value
cat(sprintf("complete: %.4f, irr %.4f\n", ours(ratings, "nominal"), theirs(ratings, "nominal")))
cat(sprintf("one cell empty: %.4f, irr %.4f\n", ours(gap, "nominal"), theirs(gap, "nominal")))
cat(sprintf("that unit left out: %.4f, irr %.4f\n", ours(gap[-2, ], "nominal"), theirs(gap[-2, ], "nominal")))
cat(sprintf("ordinal, complete: %.4f, irr %.4f; interval %.4f, irr %.4f\n", ours(ratings, "ordinal"), theirs(ratings, "ordinal"), ours(ratings, "interval"), theirs(ratings, "interval")))' 2> /dev/null | grep -E '^(complete|one|that|ordinal)')"
