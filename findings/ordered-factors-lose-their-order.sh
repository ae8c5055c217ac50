#!/usr/bin/env bash
# Packages: irr 0.85, irrCAC 1.4 (CRAN).
# Guess: an R factor that is declared ordered (low < mid < high) is rated by that order in a weighted kappa.
# Behaviour: both packages drop the factor and sort its labels by the alphabet (high, low, mid). The integer codes of the
# very same factor give the kappa by the declared order. Neither warns. irrCAC takes the order only as categ.labels.
. "$(dirname "$0")/support.sh"
cran_any dplyr magrittr tidyr stringr tibble
cran lpSolve@5.6.23 irr@0.85 irrCAC@1.4
seen "irr: ordered factor 0.5102, its integer codes 0.4419
irrCAC: ordered factor 0.5102, its integer codes 0.4419, with categ.labels 0.4419" "$(Rscript -e '
suppressMessages({library(irr); library(irrCAC)})
level <- c("low", "mid", "high")
ordered_by <- function(words) factor(words, levels = level, ordered = TRUE)
first <- ordered_by(c("low", "mid", "high", "mid", "low", "high", "mid", "low"))
second <- ordered_by(c("low", "high", "high", "mid", "mid", "high", "mid", "high"))
both <- data.frame(first, second)
codes <- data.frame(first = as.integer(first), second = as.integer(second))
value <- function(...) conger.kappa.raw(..., weights = "quadratic")$est$coeff.val
cat(sprintf("irr: ordered factor %.4f, its integer codes %.4f\n", kappa2(both, "squared")$value, kappa2(codes, "squared")$value))
cat(sprintf("irrCAC: ordered factor %.4f, its integer codes %.4f, with categ.labels %.4f\n", value(both), value(codes), value(both, categ.labels = level)))')"
