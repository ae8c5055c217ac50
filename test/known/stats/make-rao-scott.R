# Rao-Scott tests of a multi-select field by groups: `Rscript test/known/stats/make-rao-scott.R > test/known/stats/rao-scott.json`
# R 4.2.2, survey 4.1.1, jsonlite. The sum of chisq.test(option by group, correct = FALSE) over the options, with
# df = options x (groups - 1) (Thomas and Decady 2004), is divided by the mean square of the eigenvalues of cor(options), and its df
# too (Rao and Scott's second-order correction). survey sees the same data as one row for each unit and option, clustered by
# units: svychisq() gives the same Pearson statistic, and estimates the eigenvalues from the sample whatever the hypothesis;
# `second` is its P value with the second-order correction, of an F distribution.
suppressMessages({library(survey); library(jsonlite)})
one <- function(name, group, items) {
  keep <- colSums(items) > 0 & colSums(items) < nrow(items)
  items <- items[, keep, drop = FALSE]
  tests <- lapply(seq_len(ncol(items)), function(j) suppressWarnings(chisq.test(table(items[, j], group), correct = FALSE)))
  value <- sum(sapply(tests, function(test) unname(test$statistic)))
  df <- sum(sapply(tests, function(test) unname(test$parameter)))
  long <- data.frame(unit = rep(seq_len(nrow(items)), ncol(items)), group = rep(group, ncol(items)),
    cell = interaction(rep(colnames(items), each = nrow(items)), as.vector(items)))
  design <- svydesign(ids = ~unit, data = long, weights = ~1)
  second <- svychisq(~cell + group, design, statistic = "F")
  pearson <- unname(suppressWarnings(chisq.test(table(long$cell, long$group), correct = FALSE)$statistic))
  spread <- mean(eigen(cor(items))$values^2)
  list(name = name, group = group, items = unname(lapply(seq_len(nrow(items)), function(i) as.integer(items[i, ]))),
    sum = value, value = value / spread, df = df / spread, p = pchisq(value / spread, df / spread, lower.tail = FALSE),
    pearson = pearson, second = unname(second$p.value))
}
studies <- read.csv("corpus/studies.csv", colClasses = "character")
reported <- studies[studies$evaluation != "NR", ]
codes <- sort(unique(trimws(unlist(strsplit(reported$evaluation, ";")))))
chosen <- t(sapply(strsplit(reported$evaluation, ";"), function(x) as.integer(codes %in% trimws(x))))
colnames(chosen) <- codes
set.seed(20261130)
simulated <- function(name, units, groups, effect) {
  group <- sample(groups, units, replace = TRUE)
  latent <- rnorm(units)
  items <- sapply(1:4, function(j) as.integer(latent + rnorm(units) + effect * (group == "x") * (j < 3) > 0.2 * j))
  colnames(items) <- letters[1:4]
  one(name, group, items)
}
cat(toJSON(list(made = "R 4.2.2, survey 4.1.1: test/known/stats/make-rao-scott.R",
  cases = list(one("evaluation by modality, seed review", reported$modality, chosen), 
    simulated("200 units, two groups, no effect", 200, c("x", "y"), 0), simulated("300 units, three groups, an effect", 300, c("x", "y", "z"), 0.4))),
  auto_unbox = TRUE, digits = 15), "\n")
