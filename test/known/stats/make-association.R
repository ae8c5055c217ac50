# Expected values of tests of association and trend. Run: Rscript make-association.R > association.json (R 4.2.2; jsonlite, vcd, coin)
suppressPackageStartupMessages({ library(jsonlite); library(vcd); library(coin) }); options(warn = -1)
m <- function(r, ...) matrix(c(...), nrow = r, byrow = TRUE)
tables <- list(m(2, 3, 1, 1, 3), m(2, 0, 5, 5, 0), m(2, 10, 10, 10, 10), m(2, 1, 0, 0, 1), m(2, 3, 0, 1, 0), m(2, 7, 12, 0, 5), m(2, 1, 9, 11, 3),
  m(3, 4, 1, 0, 2, 5, 1, 0, 3, 6), m(3, 8, 2, 5, 3, 3, 7, 1, 1, 0, 2, 9, 4), m(2, 5, 0, 3, 1, 2, 6), m(4, 2, 0, 1, 3, 4, 0, 5, 1, 0, 2, 2, 2), m(2, 30, 12, 9, 41), m(3, 20, 0, 0, 0, 15, 0, 0, 0, 9),
  m(5, 3, 1, 2, 0, 4, 1, 2, 2, 2, 1, 0, 5, 4, 1, 1), m(2, 250000, 250100, 249900, 250000), m(3, 100000, 200000, 100500, 99000, 201000, 99500, 50000, 100000, 50000), m(2, 999990, 5, 3, 2), m(2, 12, 11, 10, 9, 8, 0, 3, 5, 9, 14))
cells <- function(t) lapply(seq_len(nrow(t)), function(i) t[i, ])
ncp <- function(x, df, p, lower) { f <- function(n) if (lower) pchisq(x, df, n, lower.tail = FALSE) - p else p - pchisq(x, df, n); if (f(0) >= 0) return(0); u <- 1; while (f(u) < 0) u <- 2 * u; uniroot(f, c(0, u), tol = 1e-13)$root }
taub <- function(t) { r <- nrow(t); c <- ncol(t); N <- sum(t); A <- D <- matrix(0, r, c)
  for (i in 1:r) for (j in 1:c) { up <- seq_len(i - 1); dn <- seq_len(r)[seq_len(r) > i]; lf <- seq_len(j - 1); rt <- seq_len(c)[seq_len(c) > j]; A[i, j] <- sum(t[up, lf]) + sum(t[dn, rt]); D[i, j] <- sum(t[up, rt]) + sum(t[dn, lf]) }
  ri <- rowSums(t); cj <- colSums(t); wr <- N^2 - sum(ri^2); wc <- N^2 - sum(cj^2); w <- sqrt(wr * wc); S <- sum(t * (A - D)); tb <- S / w
  v <- outer(ri * wc, cj * wr, "+"); ase <- sqrt(sum(t * (2 * w * (A - D) + tb * v)^2) - N^3 * tb^2 * (wr + wc)^2) / w^2    # Brown & Benedetti 1977 (SAS PROC FREQ prints the same formula)
  # the same by the delta method with a numerical gradient, to see that the formula is typed right
  g <- function(p) { A <- D <- 0; for (i in 1:r) for (j in 1:c) { dn <- seq_len(r)[seq_len(r) > i]; A <- A + p[i, j] * sum(p[dn, seq_len(c)[seq_len(c) > j]]); D <- D + p[i, j] * sum(p[dn, seq_len(j - 1)]) }; 2 * (A - D) / sqrt((sum(p)^2 - sum(rowSums(p)^2)) * (sum(p)^2 - sum(colSums(p)^2))) }
  p <- t / N; G <- p; for (i in 1:r) for (j in 1:c) { h <- 1e-5; a <- b <- p; a[i, j] <- a[i, j] + h; b[i, j] <- b[i, j] - h; G[i, j] <- (g(a) - g(b)) / 2 / h }; num <- sqrt(max(0, sum(p * G^2) - sum(p * G)^2) / N)
  stopifnot(is.nan(num) || abs(num - ase) < 1e-6)   # NaN: a share of 1e-6 minus the step
  x <- function(a) sum(a * (a - 1)); y <- function(a) sum(a * (a - 1) * (a - 2)); u <- function(a) sum(a * (a - 1) * (2 * a + 5))
  va <- (N * (N - 1) * (2 * N + 5) - u(ri) - u(cj)) / 18 + x(ri) * x(cj) / (2 * N * (N - 1)) + (if (N > 2) y(ri) * y(cj) / (9 * N * (N - 1) * (N - 2)) else 0); z <- S / 2 / sqrt(va)
  if (N > 2 && N < 1e4) { k <- cor.test(rep(row(t), t), rep(col(t), t), method = "kendall", exact = FALSE); stopifnot(abs(k$estimate - tb) < 1e-12, abs(k$statistic - z) < 1e-9) }
  list(value = tb, se = ase, z = z, p = 2 * pnorm(-abs(z))) }
one <- function(t0) { t <- t0[rowSums(t0) > 0, colSums(t0) > 0, drop = FALSE]; if (min(dim(t)) < 2) return(list(cells = cells(t0), undefined = TRUE))
  N <- sum(t); x <- chisq.test(t, correct = FALSE); X <- { e <- outer(rowSums(t), colSums(t)); sum((t * N - e)^2 / e) / N }; stopifnot(abs(X - x$statistic) < 1e-8 * X + 1e-16); df <- unname(x$parameter); k <- min(dim(t)) - 1; r <- nrow(t); c <- ncol(t)
  V <- sqrt(X / N / k); if (all(dim(t) > 1)) stopifnot(abs(V - assocstats(t)$cramer) < 1e-12)
  f2 <- max(0, X / N - df / (N - 1)); rt <- r - (r - 1)^2 / (N - 1); ct <- c - (c - 1)^2 / (N - 1); room <- min(rt, ct) - 1
  list(cells = cells(t0), chi = X, df = df, p = pchisq(X, df, lower.tail = FALSE), least = min(x$expected), below5 = sum(x$expected < 5), stdres = { e <- outer(rowSums(t), colSums(t)); as.vector(t((t * N - e) / N / sqrt(e / N * outer(1 - rowSums(t) / N, 1 - colSums(t) / N)))) },
    fisher = if (N < 5000) fisher.test(t, workspace = 2e8)$p.value else if (all(dim(t) == 2)) { s <- rowSums(t); d <- dhyper(0:min(s[1], colSums(t)[1]), s[1], s[2], colSums(t)[1]); sum(d[d <= d[t[1, 1] + 1] * (1 + 1e-7)]) } else NA,
    v = V, low = sqrt(ncp(X, df, .025, TRUE) / N / k), high = min(1, sqrt(ncp(X, df, .025, FALSE) / N / k)), corrected = if (room > 0) sqrt(f2 / room) else 0, chance = sqrt((max(dim(t)) - 1) / (N - 1)), tau = taub(t)) }
trends <- list(list(n = c(3, 6, 11, 7, 7, 12), N = c(168, 163, 180, 166, 164, 127), s = 2017:2022), list(n = c(0, 1, 2, 5), N = c(4, 5, 6, 7), s = 2020:2023), list(n = c(1, 0, 4), N = c(3, 0, 6), s = c(2019, 2020, 2022)), list(n = c(5, 0), N = c(5, 5), s = c(2020, 2021)), list(n = c(2, 1, 0, 0, 1), N = c(3, 4, 5, 6, 9), s = 2020:2024), list(n = c(250, 300, 333000), N = c(300000, 300000, 400000), s = c(1, 2, 3)), list(n = c(9, 8, 7), N = c(9, 9, 9), s = c(2001, 2002, 2005)), list(n = c(3, 3), N = c(6, 6), s = c(1, 2)))
tr <- lapply(trends, function(a) { u <- a$N > 0; r <- prop.trend.test(a$n[u], a$N[u], a$s[u]); y <- a$s; w <- lm(a$n[u] / a$N[u] ~ a$s[u], weights = a$N[u])
  perm <- if (sum(a$N) < 200) { y <- factor(unlist(lapply(which(u), function(i) rep(c(1, 0), c(a$n[i], a$N[i] - a$n[i]))))); s <- as.integer(rep(a$s, a$N) - min(a$s)); as.numeric(pvalue(independence_test(s ~ y, distribution = exact(algorithm = "shift")))) } else NA
  c(a, list(chi = unname(r$statistic), p = r$p.value, slope = unname(coef(w)[2]), exact = perm)) })
ps <- list(c(.01, .04, .03), c(.5), c(1, 1, .2), c(.001, .001, .9, .02, .049, .05, 1e-12), c(0, 1))
adj <- lapply(ps, function(p) list(p = I(p), holm = I(p.adjust(p, "holm")), bh = I(p.adjust(p, "BH"))))
cat(toJSON(list(origin = "R 4.2.2: chisq.test(correct = FALSE), fisher.test(workspace = 2e8), dhyper, vcd 1.4 assocstats, uniroot on pchisq(ncp), cor.test(method = 'kendall', exact = FALSE), prop.trend.test, lm, coin independence_test(distribution = exact('shift')), p.adjust, and the formulas of Bergsma 2013, Brown & Benedetti 1977; test/known/stats/make-association.R", tables = lapply(tables, one), trends = tr, adjusted = adj), auto_unbox = TRUE, digits = I(17), na = "null"))
