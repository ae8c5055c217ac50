#!/usr/bin/env bash
# Package: PropCIs 0.3-0 (CRAN).
# Guess: midPci() solves for both limits to the precision of its print-out.
# Behaviour: the upper limit is exact, the lower one is off in the third digit (3 of 20: 0.0401 where the tail with half of
# the observed probability is 2.5% at 0.0396).
. "$(dirname "$0")/support.sh"
cran PropCIs@0.3-0
seen "midPci: 0.0401 to 0.3561
solved: 0.0396 to 0.3561
upper tail at its lower limit: 0.0258" "$(Rscript -e '
library(PropCIs)
limits <- midPci(3, 20, 0.95)$conf.int
tail_below <- function(p) pbinom(2, 20, p) + dbinom(3, 20, p) / 2
lower <- uniroot(function(p) 1 - tail_below(p) - 0.025, c(1e-9, 0.15), tol = 1e-12)$root
upper <- uniroot(function(p) tail_below(p) - 0.025, c(0.15, 1 - 1e-9), tol = 1e-12)$root
cat(sprintf("midPci: %.4f to %.4f\nsolved: %.4f to %.4f\n", limits[1], limits[2], lower, upper))
cat(sprintf("upper tail at its lower limit: %.4f\n", 1 - tail_below(limits[1])))')"
