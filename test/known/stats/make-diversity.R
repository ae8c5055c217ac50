# Expected diversity measures. Run: Rscript make-diversity.R > diversity.json in its own folder (R 4.2.2, vegan, jsonlite; reads corpus/studies.csv)
suppressMessages({ library(vegan); library(jsonlite) })
N <- function(x) unbox(as.numeric(x))
counts <- list(c(10, 5, 3, 1, 1), c(1, 1), c(7), c(0, 4, 4, 0), c(62, 20, 5), c(1, 2, 3, 4, 5, 6, 7, 8), c(999999, 1), c(1000000, 500000, 250000, 3))
# log1p keeps the digits of a share near 1 that vegan's log loses
entropy <- function(x) { x <- x[x > 0]; n <- sum(x); p <- x / n; s <- -sum(p * ifelse(p > .5, log1p(-(n - x) / n), log(p))); stopifnot(isTRUE(all.equal(s, as.numeric(diversity(x, "shannon")), tolerance = 1e-9))); s }
plain <- lapply(counts, function(x) { s <- entropy(x); h <- as.numeric(renyi(x, scales = c(0, 1, 2, 0.5), hill = TRUE)); o <- specnumber(x)
  list(counts = x, shannon = N(s), hill = h, pielou = if (o < 2) NULL else N(s / log(o))) })
# individual-based rarefaction of order 0 and 2: vegan::rarefy; Hurlbert's unbiased form for order 2
indiv <- list(); for (x in list(c(10, 5, 3, 1, 1), c(62, 20, 5), c(8, 7, 6, 5))) for (m in c(1, 2, 5, sum(x) - 1, sum(x))) { n <- sum(x)
  indiv[[length(indiv) + 1]] <- list(counts = x, units = n, size = m, q0 = N(rarefy(x, m)), q2 = N(1 / (1 / m + (m - 1) / m * sum(x * (x - 1)) / (n * (n - 1))))) }
# incidence-based: expected frequency counts by listing every choice of t of the T studies, then Chao et al. 2014's Hill numbers
M <- rbind(c(1, 0, 0, 1, 0), c(1, 1, 0, 0, 0), c(0, 1, 0, 0, 0), c(1, 1, 1, 0, 0), c(0, 0, 0, 0, 1), c(1, 0, 1, 0, 0), c(1, 1, 0, 0, 0), c(0, 1, 1, 0, 0))
inc <- lapply(1:8, function(t) { U <- sum(M) * t / 8; Q <- rowMeans(combn(8, t, function(i) { y <- colSums(M[i, , drop = FALSE]); sapply(1:t, function(k) sum(y == k)) }, simplify = TRUE) |> matrix(nrow = t)); k <- 1:t
  list(counts = colSums(M), units = 8, size = t, q = c(sum(Q), exp(-sum(k / U * log(k / U) * Q)), 1 / sum((k / U)^2 * Q))) })
# pairs: vegan::vegdist
s <- read.csv("../../../corpus/studies.csv"); e <- s$evaluation[!s$evaluation %in% c("NR", "NA", "")]; l <- strsplit(e, ";"); items <- c("intrinsic", "human", "llm_judge", "downstream", "privacy", "fairness")
B <- t(sapply(l, function(v) as.integer(items %in% v)))
d <- as.numeric(vegdist(B, "jaccard", binary = TRUE)); p <- as.numeric(vegdist(M, "jaccard", binary = TRUE))
pairs <- list(list(sets = apply(M, 1, function(r) which(r == 1) - 1, simplify = FALSE), value = N(mean(1 - p)), disjoint = N(sum(p == 1)), pairs = N(length(p))))
# smallest cover by trying every combination
cover <- function(B, share) { for (k in seq_len(ncol(B))) { r <- combn(ncol(B), k, function(i) sum(rowSums(B[, i, drop = FALSE]) > 0)); if (max(r) >= share * nrow(B) - 1e-9) { i <- combn(ncol(B), k)[, which.max(r)]; return(list(items = I(i - 1), reached = N(max(r)))) } }; NULL }
covers <- list(); for (x in 1:12) { set.seed(x); R <- matrix(rbinom(9 * 30, 1, runif(9, .05, .5)), nrow = 30, byrow = TRUE); for (share in c(.5, .8)) covers[[length(covers) + 1]] <- list(sets = apply(R, 1, function(r) I(which(r == 1) - 1), simplify = FALSE), width = 9, share = share, cover = cover(R, share)) }
# the null distribution: vegan::oecosimu, method curveball
jac <- function(m) { x <- tcrossprod(m); s <- diag(x); u <- outer(s, s, "+") - x; lt <- lower.tri(x); c(mean((x / u)[lt]), mean(x[lt] == 0)) }
set.seed(1); o <- oecosimu(B, jac, method = "curveball", nsimul = 20000, burnin = 5000, thin = 500)$oecosimu$simulated
null <- list(sets = apply(B, 1, function(r) I(which(r == 1) - 1), simplify = FALSE), width = 6, observed = jac(B), mean = rowMeans(o), sd = apply(o, 1, sd), low = apply(o, 1, quantile, .025), high = apply(o, 1, quantile, .975), cover = cover(B, .8))
cat(toJSON(list(origin = unbox(paste("R", getRversion(), "vegan", packageVersion("vegan"), "diversity, renyi(hill = TRUE), rarefy, vegdist, oecosimu(method = 'curveball', nsimul = 20000, burnin = 5000, thin = 500, set.seed(1)), combn; Chao et al. 2014, Ecol Monogr 84:45 for incidence data; test/known/stats/make-diversity.R")), plain = plain, individual = indiv, incidence = inc, pairs = pairs, covers = covers, null = null), digits = I(17), auto_unbox = FALSE))
