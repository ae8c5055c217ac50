#!/usr/bin/env bash
# Packages: tidycomm 0.4.2, irr 0.85 (CRAN).
# Guess: Krippendorff's alpha that tidycomm's test_icr() gives for levels = "interval" or "ratio" is that of the values, as
# nominal and ordinal alpha are those of irr.
# Behaviour: distances are taken between the places of the values in the sorted list of values, so 1, 2 and 10 are as far
# from each other as 1, 2 and 3. Nominal and ordinal alpha agree with irr, interval and ratio alpha don't.
. "$(dirname "$0")/support.sh"
cran_any purrr
cran lpSolve@5.6.23 irr@0.85
# only the functions that compute the coefficient are run; the package needs dozens of others
cran_source tidycomm@0.4.2
seen "nominal: tidycomm 0.4706, with 3 in place of 10 0.4706, irr 0.4706
ordinal: tidycomm 0.7350, with 3 in place of 10 0.7350, irr 0.7350
interval: tidycomm 0.7429, with 3 in place of 10 0.7429, irr 0.7562
ratio: tidycomm 0.6676, with 3 in place of 10 0.6676, irr 0.7104" "$(cd "$work" && Rscript -e '
source("tidycomm/R/icr_kripp_alpha.R")
codes <- cbind(a = c(1, 2, 10, 10, 1, 2, 10, 1), b = c(1, 1, 10, 2, 1, 2, 10, 2))
near <- replace(codes, codes == 10, 3)
for (level in c("nominal", "ordinal", "interval", "ratio"))
  cat(sprintf("%s: tidycomm %.4f, with 3 in place of 10 %.4f, irr %.4f\n", level, icr_kripp_alpha(codes, level),
    icr_kripp_alpha(near, level), irr::kripp.alpha(t(codes), level)$value))')"
