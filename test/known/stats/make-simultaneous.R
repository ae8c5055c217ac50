# Expected simultaneous intervals and differences. Run: Rscript make-simultaneous.R > simultaneous.json (R 4.2.2, jsonlite)
# Sison-Glaz from the factorial moments of a truncated Poisson variable as May & Johnson 2000 print them.
library(jsonlite)
trunc_moments <- function(c, l) { if (l == 0) return(c(0, 0, 0, 0, 1)); a <- max(0, l - c); b <- l + c; den <- ppois(b, l) - ppois(a - 1, l)
  mu <- sapply(1:4, function(r) l^r * (ppois(b - r, l) - ppois(a - r - 1, l)) / den)
  m <- mu[1]; m2 <- mu[2] + m; m3 <- mu[3] + 3 * mu[2] + m; m4 <- mu[4] + 6 * mu[3] + 7 * mu[2] + m
  c(m, m2 - m^2, m3 - 3 * m * m2 + 2 * m^3, m4 - 4 * m * m3 + 6 * m^2 * m2 - 3 * m^4, den) }
nu <- function(x, c) { n <- sum(x); M <- sapply(x, function(l) trunc_moments(c, l)); s2 <- sum(M[2, ]); if (c == 0 || s2 <= 0) return(0)
  z <- (n - sum(M[1, ])) / sqrt(s2); g1 <- sum(M[3, ]) / s2^1.5; g2 <- sum(M[4, ] - 3 * M[2, ]^2) / s2^2
  fe <- dnorm(z) * (1 + g1 * (z^3 - 3 * z) / 6 + g2 * (z^4 - 6 * z^2 + 3) / 24 + g1^2 * (z^6 - 15 * z^4 + 45 * z^2 - 15) / 72)
  prod(M[5, ]) * fe / sqrt(s2) / dpois(n, n) }
sg <- function(x, l) { n <- sum(x); old <- 0; for (c in 0:n) { new <- nu(x, c); if (new > l) break; old <- new }; c <- c - 1; d <- (l - old) / (new - old)
  list(low = pmax(0, (x - c) / n), high = pmin(1, (x + c + 2 * d) / n)) }
good <- function(x, l) { n <- sum(x); q <- qchisq((1 - l) / length(x), 1, lower.tail = FALSE); h <- sqrt(q * (q + 4 * x * (n - x) / n)); list(low = pmax(0, (q + 2 * x - h) / (2 * (n + q))), high = pmin(1, (q + 2 * x + h) / (2 * (n + q)))) }
cs <- list(c(151, 49, 0), c(152, 46, 2), c(14, 169, 17), c(56, 72, 73, 59, 62, 87, 58), c(1, 2, 3), c(44, 15), c(0, 0, 9), c(24, 22, 12), c(500, 300, 200), c(28, 75, 88, 9), c(3, 1, 1, 1, 0, 2))
v <- list(); for (l in c(.95, .9)) for (x in cs) for (m in c("sison-glaz", "goodman")) { r <- if (m == "goodman") good(x, l) else sg(x, l); v[[length(v) + 1]] <- list(method = m, counts = x, level = l, low = r$low, high = r$high) }
w <- function(x, n, z) { p <- x / n; (2 * n * p + z^2 + c(-1, 1) * z * sqrt(z^2 + 4 * n * p * (1 - p))) / (2 * (n + z^2)) }
z <- qnorm(.975)
ind <- lapply(list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(6, 7, 2, 7), c(5, 56, 0, 29), c(0, 10, 0, 20), c(0, 10, 0, 10), c(10, 10, 0, 20), c(10, 10, 0, 10)), function(a) {
  i <- w(a[1], a[2], z); j <- w(a[3], a[4], z); p <- a[1] / a[2]; q <- a[3] / a[4]; list(args = a, value = p - q, low = p - q - sqrt((p - i[1])^2 + (j[2] - q)^2), high = p - q + sqrt((i[2] - p)^2 + (q - j[1])^2)) })
pair <- lapply(list(c(36, 12, 2, 0), c(20, 12, 2, 16), c(18, 14, 0, 18), c(0, 29, 1, 0), c(53, 1, 0, 0), c(1, 0, 0, 29)), function(a) { n <- sum(a); p <- sum(a[1:2]) / n; q <- sum(a[c(1, 3)]) / n; i <- w(n * p, n, z); j <- w(n * q, n, z)
  A <- a[1] * a[4] - a[2] * a[3]; M <- sum(a[1:2]) * sum(a[3:4]) * sum(a[c(1, 3)]) * sum(a[c(2, 4)]); f <- if (M == 0) 0 else if (A > n / 2) (A - n / 2) / sqrt(M) else if (A >= 0) 0 else A / sqrt(M)
  list(args = a, value = p - q, low = p - q - sqrt((p - i[1])^2 - 2 * f * (p - i[1]) * (j[2] - q) + (j[2] - q)^2), high = p - q + sqrt((i[2] - p)^2 - 2 * f * (i[2] - p) * (q - j[1]) + (q - j[1])^2)) })
cat(toJSON(list(origin = "R 4.2.2: ppois, dpois, dnorm, qchisq and the formulas of May & Johnson 2000, Goodman 1965, Newcombe 1998 (Stat Med 17:873 and 17:2635, method 10); test/known/stats/make-simultaneous.R", values = v, independent = ind, paired = pair), auto_unbox = TRUE, digits = I(17)))
