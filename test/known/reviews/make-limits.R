# Sison-Glaz limits of the categories in facts.json. Run in this folder: Rscript make-limits.R > limits.json (R 4.2, jsonlite)
# The factorial moments of a truncated Poisson variable are as May & Johnson 2000 print them (J Stat Softw 5(6)).
library(jsonlite)
moments <- function(c, l) {
  if (l == 0) return(c(0, 0, 0, 0, 1))
  a <- max(0, l - c); b <- l + c; den <- ppois(b, l) - ppois(a - 1, l)
  mu <- sapply(1:4, function(r) l^r * (ppois(b - r, l) - ppois(a - r - 1, l)) / den)
  m <- mu[1]; m2 <- mu[2] + m; m3 <- mu[3] + 3 * mu[2] + m; m4 <- mu[4] + 6 * mu[3] + 7 * mu[2] + m
  c(m, m2 - m^2, m3 - 3 * m * m2 + 2 * m^3, m4 - 4 * m * m3 + 6 * m^2 * m2 - 3 * m^4, den)
}
covered <- function(x, c) {
  n <- sum(x); M <- sapply(x, function(l) moments(c, l)); s2 <- sum(M[2, ])
  if (c == 0 || s2 <= 0) return(0)
  z <- (n - sum(M[1, ])) / sqrt(s2); g1 <- sum(M[3, ]) / s2^1.5; g2 <- sum(M[4, ] - 3 * M[2, ]^2) / s2^2
  f <- dnorm(z) * (1 + g1 * (z^3 - 3 * z) / 6 + g2 * (z^4 - 6 * z^2 + 3) / 24 + g1^2 * (z^6 - 15 * z^4 + 45 * z^2 - 15) / 72)
  prod(M[5, ]) * f / sqrt(s2) / dpois(n, n)
}
limits <- function(x, level = 0.95) {
  n <- sum(x); old <- 0
  for (c in 0:n) { new <- covered(x, c); if (new > level) break; old <- new }
  c <- c - 1; d <- (level - old) / (new - old)
  c(max(0, (x[1] - c) / n), min(1, (x[1] + c + 2 * d) / n))
}
counts <- fromJSON("facts.json", simplifyVector = FALSE)$papers$categories
found <- lapply(counts, function(field) lapply(field, function(x) { x <- unlist(x); list(n = x[1], N = sum(x), limits = limits(x)) }))
cat(toJSON(c(list(origin = "R 4.2.2, test/known/reviews/make-limits.R"), found), auto_unbox = TRUE, digits = I(15), pretty = TRUE), "\n")
