#!/usr/bin/env bash
# Package: magree 1.2 (CRAN), agreement of several raters by O'Connell, Dobson and Schouten.
# Guess: the P value that oconnell() gives for "agreement due to chance" is the two-sided one of z = coefficient / its standard
# error under chance.
# Behaviour: it is that of z - 1 (the 1 is subtracted inside the absolute value). Here .80 is printed where z gives .46, and a z of 1
# would be printed as P = 1.
. "$(dirname "$0")/support.sh"
cran magree@1.2
seen "z 0.7457: the package's P 0.7992, P of z 0.4559, P of z - 1 0.7992" "$(Rscript -e '
codes <- matrix(c(1,1,2,2,1,2,1,1, 1,2,2,2,1,1,1,2, 1,1,2,1,1,2,2,1), 8)
fitted <- magree::oconnell(codes)
z <- fitted$sav1 / sqrt(fitted$v0sav1)
cat(sprintf("z %.4f: the package'"'"'s P %.4f, P of z %.4f, P of z - 1 %.4f\n", z, fitted$p0sav1, 2 * pnorm(-abs(z)), 2 * pnorm(-abs(z - 1))))')"
