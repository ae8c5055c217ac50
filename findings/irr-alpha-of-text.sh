#!/usr/bin/env bash
# Package: irr 0.85 (CRAN).
# Guess: kripp.alpha() gives ratings "1", "2", "10" that were read as text either an error or the order of their numbers,
# in the ordinal and in the interval method alike.
# Behaviour: the interval method turns the text into numbers, the ordinal method sorts it as text (1, 10, 2). So the same
# matrix of text has the right interval alpha and a wrong ordinal one, without a warning.
. "$(dirname "$0")/support.sh"
cran lpSolve@5.6.23 irr@0.85
seen "interval: numbers 0.7148, text 0.7148
ordinal: numbers 0.7636, text 0.3271" "$(Rscript -e '
suppressMessages(library(irr))
ratings <- rbind(c("1", "2", "10", "2", "1", "10"), c("1", "10", "10", "2", "2", "10"))
numbers <- apply(ratings, 2, as.numeric)
for (method in c("interval", "ordinal"))
  cat(sprintf("%s: numbers %.4f, text %.4f\n", method, kripp.alpha(numbers, method)$value, kripp.alpha(ratings, method)$value))')"
