# Expected values of rank tests. Run: Rscript make-ranks.R > ranks.json (R 4.2.2; jsonlite, coin; corpus/studies.csv is read from the repository)
suppressPackageStartupMessages({ library(jsonlite); library(coin) })
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
air <- split(airquality$Ozone, airquality$Month)   # R's own example of kruskal.test: Hollander & Wolfe 1973, 116
samples <- list(
  list(c(2.9, 3.0, 2.5, 2.6, 3.2), c(3.8, 2.7, 4.0, 2.4), c(2.8, 3.4, 3.7, 2.2, 2.0)),   # ?kruskal.test, mucociliary efficiency
  lapply(unname(air), function(x) x[!is.na(x)]),
  list(c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46), c(1.15, 0.88, 0.90, 0.74, 1.21)),   # ?wilcox.test, tritiated water
  list(c(1, 2, 2, 3), c(2, 4, 4)), list(c(1), c(2)), list(c(5, 5, 5), c(5, 6)), list(c(2020, 2021, 2021, 2024), c(2021, 2022, 2022, 2025, 2025), c(2020)),
  list(1:30, 11:40), list(c(1e9, 1e9 + 1), c(1e9 + 2, 1e9 + 2)), list(c(-3, 0, .5), c(-1, -1, 2, 7)))
one <- function(g) {
  x <- unlist(g); f <- factor(rep(seq_along(g), lengths(g))); k <- kruskal.test(x, f)
  N <- length(x); out <- list(groups = lapply(g, I), H = unname(k$statistic), df = unname(k$parameter), p = k$p.value, epsilon = unname(k$statistic) / ((N^2 - 1) / (N + 1)))
  if (length(g) == 2) {
    w <- suppressWarnings(wilcox.test(g[[1]], g[[2]], exact = FALSE, correct = FALSE)); n <- lengths(g)
    stopifnot(abs(w$p.value - k$p.value) < 1e-12)   # the two-group case is the same test
    d <- sign(outer(g[[1]], g[[2]], "-"))           # Cureton's definition, pair by pair
    stopifnot(abs(2 * w$statistic / prod(n) - 1 - mean(d)) < 1e-12)
    out <- c(out, list(W = unname(w$statistic), biserial = mean(d), exact = if (N < 40) as.numeric(pvalue(wilcox_test(x ~ f, distribution = "exact"))) else NA))
  }
  out
}
seed <- read.csv(file.path(here, "../../../corpus/studies.csv"), colClasses = "character")
years <- function(by) unname(split(as.numeric(seed$year), factor(seed[[by]], levels = unique(seed[[by]]))))
cat(toJSON(list(origin = "R 4.2.2: kruskal.test, wilcox.test(exact = FALSE, correct = FALSE), coin 1.4 wilcox_test(distribution = 'exact'), and Kelley's and Cureton's formulas; test/known/stats/make-ranks.R",
  samples = lapply(samples, one), seed = c(list(by = "method"), one(years("method"))[-1])), auto_unbox = TRUE, digits = I(17), na = "null"))
