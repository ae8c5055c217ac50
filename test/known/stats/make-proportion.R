# Expected intervals for one share. Run: Rscript make-proportion.R > proportion.json (R 4.2.2, jsonlite)
library(jsonlite)
grid <- rbind(c(0,1),c(1,1),c(0,2),c(1,2),c(0,7),c(3,7),c(7,7),c(1,20),c(44,59),c(0,59),c(59,59),c(1,59),c(29,59),c(15,148),c(81,263),c(0,1e6),c(1,1e6),c(37,1e6),c(500000,1e6),c(999999,1e6),c(1e6,1e6))
wilson <- function(x, n, l) suppressWarnings(as.vector(prop.test(x, n, correct = FALSE, conf.level = l)$conf.int))
cp <- function(x, n, l) as.vector(binom.test(x, n, conf.level = l)$conf.int)
jeff <- function(x, n, l) { a <- (1 - l) / 2; c(if (x == 0) 0 else qbeta(a, x + .5, n - x + .5), if (x == n) 1 else qbeta(a, x + .5, n - x + .5, lower.tail = FALSE)) }
# Newcombe 1998 method 4, p. 859, and prop.test wherever the two agree (x != n / 2)
cc <- function(x, n, l) { z <- qnorm(1 - (1 - l) / 2); p <- x / n; q <- 1 - p
  L <- if (x == 0) 0 else (2 * n * p + z^2 - 1 - z * sqrt(z^2 - 2 - 1 / n + 4 * p * (n * q + 1))) / (2 * (n + z^2))
  U <- if (x == n) 1 else (2 * n * p + z^2 + 1 + z * sqrt(z^2 + 2 - 1 / n + 4 * p * (n * q - 1))) / (2 * (n + z^2))
  if (2 * x != n) { r <- suppressWarnings(prop.test(x, n, conf.level = l)$conf.int); stopifnot(max(abs(r - c(L, U))) < 1e-8) }
  c(L, U) }
ac <- function(x, n, l) { z <- qnorm(1 - (1 - l) / 2); N <- n + z^2; p <- (x + z^2 / 2) / N; h <- z * sqrt(p * (1 - p) / N); pmin(1, pmax(0, c(p - h, p + h))) }
wald <- function(x, n, l) { z <- qnorm(1 - (1 - l) / 2); p <- x / n; h <- z * sqrt(p * (1 - p) / n); pmin(1, pmax(0, c(p - h, p + h))) }
midp <- function(x, n, l) { a <- (1 - l) / 2
  up <- function(p) pbinom(x, n, p, lower.tail = FALSE) + dbinom(x, n, p) / 2 - a; dn <- function(p) pbinom(x - 1, n, p) + dbinom(x, n, p) / 2 - a
  c(if (x == 0) 0 else uniroot(up, c(x / n * 1e-4, x / n), tol = 1e-300, maxiter = 1e4)$root, if (x == n) 1 else uniroot(dn, c(max(x, .01) / n, min(1, 20 * (x + 1) / n)), tol = 1e-300, maxiter = 1e4)$root) }
f <- list(wilson = wilson, `wilson-cc` = cc, `clopper-pearson` = cp, jeffreys = jeff, `agresti-coull` = ac, `mid-p` = midp, wald = wald)
v <- list(); for (m in names(f)) for (l in c(.95, .99, .8)) for (i in seq_len(nrow(grid))) { x <- grid[i, 1]; n <- grid[i, 2]; r <- f[[m]](x, n, l); v[[length(v) + 1]] <- list(method = m, n = x, N = n, level = l, low = r[1], high = r[2]) }
cat(toJSON(list(origin = "R 4.2.2: prop.test(correct = FALSE), binom.test, qbeta, uniroot on pbinom and dbinom, and the formulas of Newcombe 1998 and Agresti & Coull 1998; test/known/stats/make-proportion.R", values = v), auto_unbox = TRUE, digits = I(17)))
