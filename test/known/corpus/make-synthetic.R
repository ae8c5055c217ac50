# Limits and tests of the counts in synthetic.json. Run in this folder: Rscript make-synthetic.R > synthetic-tests.json
library(jsonlite)
counts <- fromJSON("synthetic.json", simplifyVector = FALSE)
shares <- lapply(counts$shares, function(s) {
  if (s$N == 0) return(s)
  wilson <- suppressWarnings(prop.test(s$n, s$N, correct = FALSE))$conf.int
  exact <- binom.test(s$n, s$N)$conf.int
  c(s, list(share = s$n / s$N, wilson_lo = wilson[1], wilson_hi = wilson[2], cp_lo = exact[1], cp_hi = exact[2]))
})
tests <- lapply(counts$crossed, function(cells) {
  m <- do.call(rbind, lapply(cells, unlist)); chi <- suppressWarnings(chisq.test(m, correct = FALSE))
  found <- list(table = cells, n = sum(m), chi2 = unname(chi$statistic), df = unname(chi$parameter), p = chi$p.value, min_expected = min(chi$expected),
       cramers_v = sqrt(unname(chi$statistic) / sum(m) / (min(dim(m)) - 1)))
  if (all(dim(m) == 2)) found$fisher_p <- fisher.test(m)$p.value
  found
})
cat(toJSON(list(origin = "R 4.2.2: prop.test(correct = FALSE), binom.test, chisq.test(correct = FALSE), fisher.test (2 by 2); test/known/corpus/make-synthetic.R",
                shares = shares, crossed = tests), auto_unbox = TRUE, digits = I(15)), "\n")
