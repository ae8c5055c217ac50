# ICC(A,1) and ICC(C,1) with F intervals: psych::ICC(lmer = FALSE), rows ICC2 and ICC3. Run: Rscript make-icc.R > icc.json
suppressMessages(library(psych)); library(jsonlite)
set.seed(4)
# Shrout & Fleiss 1979, table 2: published ICC(2,1) .29 and ICC(3,1) .71
sf <- matrix(c(9,2,5,8, 6,1,3,2, 8,4,6,8, 7,1,2,6, 10,5,6,9, 6,2,4,7), ncol = 4, byrow = TRUE)
x <- round(rnorm(30, 50, 10)); two <- cbind(x + round(rnorm(30, 0, 3)), x + 2 + round(rnorm(30, 0, 3)))
one <- function(name, m) { r <- suppressWarnings(ICC(m, lmer = FALSE))$results
  row <- function(k) list(value = r[k, "ICC"], low = r[k, "lower bound"], high = r[k, "upper bound"])
  list(name = name, data = m, icc_a1 = row("Single_random_raters"), icc_c1 = row("Single_fixed_raters")) }
cat(toJSON(list(origin = paste0("make-icc.R: R ", getRversion(), ", psych ", packageVersion("psych"), ", ICC(lmer = FALSE)"),
  values = list(one("Shrout & Fleiss 1979", sf), one("two coders", two))), digits = I(17), auto_unbox = TRUE), "\n")
