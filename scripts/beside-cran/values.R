# What packages of CRAN give for their own example data: one JSON document of sheets and values, for compare.mjs beside it.
#   Rscript values.R FOLDER > values.json
# FOLDER holds unpacked source packages (crosstable, DescTools, gtsummary, PRISMA2020, ratesci, robvis, scrutiny,
# tableone), of which functions, data and documented results are read without an installation. Installed packages: irr, irrCAC,
# PropCIs, binom, krippendorffsalpha, iNEXT, statcheck, survival, vegan, psych, vcd, UpSetR, jsonlite, and what crosstable (checkmate, stringr …) and DescTools (expm) need.
sources <- commandArgs(TRUE)[1]
sheets <- list()
values <- list()
version_of <- function(package) {
  file <- file.path(sources, package, "DESCRIPTION")
  if (file.exists(file)) read.dcf(file)[1, "Version"] else as.character(packageVersion(package))
}
sheet <- function(name, data, fields, coders = NULL, ...) {
  sheets[[name]] <<- list(columns = as.list(names(data)), rows = lapply(seq_len(nrow(data)), function(i) lapply(data[i, ], function(cell) if (is.na(cell)) "" else as.character(cell))), fields = fields, coders = coders, ...)
}
# `pick` says which result row and which part of it
value <- function(package, source, call, sheet, command, pick, part, value, digits = NA) {
  if (length(value) != 1 || is.na(value)) stop(call)
  values[[length(values) + 1]] <<- list(package = package, version = version_of(package), source = source, call = call, sheet = sheet, command = as.list(command), pick = pick, part = part, value = unname(value), digits = digits)
}
# the functions of an unpacked package; names of packages before `::` are left out where their functions are given here
functions_of <- function(package, drop = character(0)) {
  own <- new.env()
  for (file in list.files(file.path(sources, package, "R"), "[.][Rr]$", full.names = TRUE)) {
    text <- readLines(file)
    for (name in drop) text <- gsub(name, "", text, fixed = TRUE)
    try(eval(parse(text = text), own), silent = TRUE)
  }
  own
}
codes <- function(...) lapply(c(...), function(code) list(value = code))

# ---- one proportion: binom, PropCIs, DescTools, stats ---------------------------------------------------------------------
desctools <- new.env()
for (file in c("DescTools.r", "Utils.R", "StatsAndCIs.r"))
  try(eval(parse(text = gsub("DescTools::", "", readLines(file.path(sources, "DescTools/R", file)), fixed = TRUE)), desctools), silent = TRUE)
cases <- list(c(0, 7), c(3, 7), c(7, 7), c(1, 20), c(15, 148), c(81, 263), c(44, 59))
for (case in cases) {
  x <- case[1]; n <- case[2]
  name <- sprintf("share-%d-%d", x, n)
  sheet(name, data.frame(id = seq_len(n), a = rep(c("yes", "no"), c(x, n - x))), list(list(name = "id"), list(name = "a", categories = codes("yes", "no"))))
  both <- function(package, call, method, low, high, digits = NA) {
    for (end in c("low", "high"))
      value(package, sprintf("%d of %d", x, n), call, name, c("shares", "a", "--ci", method), list(level = "yes"), paste0("ci.", end), max(0, min(1, if (end == "low") low else high)), digits)
  }
  for (m in list(c("wilson", "wilson"), c("exact", "clopper-pearson"), c("agresti-coull", "agresti-coull"), c("asymptotic", "wald"))) {
    found <- binom::binom.confint(x, n, methods = m[1])
    both("binom", sprintf('binom.confint(%d, %d, methods = "%s")', x, n, m[1]), m[2], found$lower, found$upper)
  }
  found <- binom::binom.bayes(x, n, type = "central", prior.shape1 = .5, prior.shape2 = .5)
  both("binom", sprintf('binom.bayes(%d, %d, type = "central", prior.shape1 = 0.5, prior.shape2 = 0.5)', x, n), "jeffreys", found$lower, found$upper)
  for (m in list(c("scoreci", "wilson"), c("exactci", "clopper-pearson"), c("midPci", "mid-p"))) {
    found <- get(m[1], asNamespace("PropCIs"))(x, n, .95)$conf.int
    both("PropCIs", sprintf("%s(%d, %d, 0.95)", m[1], x, n), m[2], found[1], found[2], if (m[1] == "exactci") NA else 4)
  }
  found <- suppressWarnings(prop.test(x, n, correct = TRUE)$conf.int)
  both("stats", sprintf("prop.test(%d, %d, correct = TRUE)", x, n), "wilson-cc", found[1], found[2])
  if (exists("BinomCI", desctools))
    for (m in list(c("wilson", "wilson"), c("wilsoncc", "wilson-cc"), c("clopper-pearson", "clopper-pearson"), c("jeffreys", "jeffreys"), c("agresti-coull", "agresti-coull"), c("midp", "mid-p"), c("wald", "wald"))) {
      found <- desctools$BinomCI(x, n, method = m[1])
      both("DescTools", sprintf('BinomCI(%d, %d, method = "%s")', x, n, m[1]), m[2], found[1, 2], found[1, 3])
    }
}
# ---- several proportions at once -------------------------------------------------------------------------------------------
for (counts in list(c(a = 23, b = 12, c = 34), c(a = 35, b = 74, c = 22, d = 69))) {
  name <- paste0("multinomial-", length(counts))
  sheet(name, data.frame(id = seq_len(sum(counts)), a = rep(names(counts), counts)), list(list(name = "id"), list(name = "a", categories = codes(names(counts)))))
  if (exists("MultinomCI", desctools))
    for (m in list(c("sisonglaz", "sison-glaz"), c("goodman", "goodman"))) {
      found <- desctools$MultinomCI(counts, method = m[1])
      for (i in seq_along(counts)) for (end in 2:3)
        value("DescTools", paste(counts, collapse = ", "), sprintf('MultinomCI(c(%s), method = "%s")', paste(counts, collapse = ", "), m[1]), name, c("shares", "a", "--ci", m[2]), list(level = names(counts)[i]), c("", "ci.low", "ci.high")[end], found[i, end])
    }
}

# ---- agreement: irrCAC, irr, psych, vcd, krippendorffsalpha --------------------------------------------------------------
ratings <- function(name, frame, type = NULL, levels = NULL) {
  frame <- as.data.frame(lapply(frame, as.character))
  names(frame) <- paste0("c", seq_along(frame))
  levels <- if (is.null(levels)) sort(unique(unlist(frame))) else levels
  field <- if (is.null(type)) list(name = "rating", categories = codes(levels[!is.na(levels)]), categoriesOrdered = TRUE) else list(name = "rating", type = type)
  sheet(name, cbind(id = seq_len(nrow(frame)), frame), list(list(name = "id"), field), coders = as.list(names(frame)))
}
agree <- function(package, source, call, name, statistic, part, v, digits = NA) value(package, source, call, name, c("agreement", "rating"), list(statistic = statistic), part, v, digits)
coefficients <- list(
  list("pa.coeff.raw", "percent_agreement"), list("fleiss.kappa.raw", "fleiss_kappa"), list("conger.kappa.raw", "conger_kappa"),
  list("krippen.alpha.raw", "krippendorff_alpha"), list("gwet.ac1.raw", "gwet_ac1"), list("bp.coeff.raw", "brennan_prediger"))
library(irrCAC)
for (data in c("cac.raw4raters", "cac.raw.g1g2")) {
  frame <- get(data)
  frame <- frame[, sapply(frame, function(column) length(unique(na.omit(column))) <= 6), drop = FALSE]
  if (data == "cac.raw4raters") frame <- cac.raw4raters[, grep("Rater", names(cac.raw4raters), ignore.case = TRUE)]
  else frame <- cac.raw.g1g2[, grep("Rater", names(cac.raw.g1g2), ignore.case = TRUE)]
  frame[] <- lapply(frame, function(column) { column <- as.character(column); column[trimws(column) == ""] <- NA; column })
  ratings(data, frame)
  for (entry in coefficients) {
    found <- get(entry[[1]])(frame)$est
    name <- if (entry[[2]] == "fleiss_kappa" && ncol(frame) == 2) "scott_pi" else if (entry[[2]] == "conger_kappa" && ncol(frame) == 2) "cohen_kappa" else entry[[2]]
    call <- sprintf("%s(%s)", entry[[1]], data)
    agree("irrCAC", data, call, data, name, "estimate", found$coeff.val, 5)
    if (!is.na(found$coeff.se)) agree("irrCAC", data, call, data, name, "se", found$coeff.se, 5)
    ends <- as.numeric(regmatches(found$conf.int, gregexpr("-?[0-9.]+", found$conf.int))[[1]])
    if (length(ends) == 2) for (i in 1:2) value("irrCAC", data, call, data, c("agreement", "rating"), list(statistic = name), c("ci.low", "ci.high")[i], ends[i], 3)
  }
}
library(irr)
data(diagnoses); data(anxiety); data(vision); data(video)
ratings("diagnoses", diagnoses)
agree("irr", "diagnoses", "kappam.fleiss(diagnoses)", "diagnoses", "fleiss_kappa", "estimate", kappam.fleiss(diagnoses)$value)
agree("irr", "diagnoses", "kappam.fleiss(diagnoses, exact = TRUE)", "diagnoses", "conger_kappa", "estimate", kappam.fleiss(diagnoses, exact = TRUE)$value)
agree("irr", "diagnoses", "kappam.light(diagnoses)", "diagnoses", "light_kappa", "estimate", kappam.light(diagnoses)$value)
agree("irr", "diagnoses", "agree(diagnoses) / 100 (all raters alike)", "diagnoses", "full_agreement", "estimate", irr::agree(diagnoses)$value / 100)
agree("irr", "diagnoses", 'kripp.alpha(t(matrix(as.integer(...))), "nominal")', "diagnoses", "krippendorff_alpha", "estimate", kripp.alpha(t(matrix(as.integer(as.factor(as.matrix(diagnoses))), ncol = 6)), "nominal")$value)
for (i in 1:5) {
  pair <- diagnoses[, c(i, i + 1)]; name <- paste0("diagnoses-", i)
  ratings(name, pair)
  found <- kappa2(pair)
  agree("irr", name, sprintf("kappa2(diagnoses[, c(%d, %d)])", i, i + 1), name, "cohen_kappa", "estimate", found$value)
  agree("irr", name, sprintf("agree(diagnoses[, c(%d, %d)]) / 100", i, i + 1), name, "percent_agreement", "estimate", irr::agree(pair)$value / 100)
}
for (pair in list(1:2, 2:3, c(1, 3))) {
  frame <- anxiety[, pair]; name <- paste0("anxiety-", paste(pair, collapse = ""))
  ratings(name, frame, levels = as.character(1:6))
  cases <- sprintf("anxiety[, c(%d, %d)]", pair[1], pair[2])
  agree("irr", name, sprintf("kappa2(%s)", cases), name, "cohen_kappa", "estimate", kappa2(frame)$value)
  agree("irr", name, sprintf('kappa2(%s, "equal")', cases), name, "weighted_kappa_linear", "estimate", kappa2(frame, "equal")$value)
  agree("irr", name, sprintf('kappa2(%s, "squared")', cases), name, "weighted_kappa_quadratic", "estimate", kappa2(frame, "squared")$value)
  number <- paste0(name, "-number"); ratings(number, frame, type = "integer")
  for (t in list(c("agreement", "icc_a1"), c("consistency", "icc_c1"))) {
    found <- icc(frame, model = "twoway", type = t[1], unit = "single")
    call <- sprintf('icc(%s, "twoway", "%s")', cases, t[1])
    agree("irr", name, call, number, t[2], "estimate", found$value)
    agree("irr", name, call, number, t[2], "ci.low", found$lbound)
    agree("irr", name, call, number, t[2], "ci.high", found$ubound)
  }
  for (t in c("interval", "ratio")) agree("irr", name, sprintf('kripp.alpha(t(%s), "%s")', cases, t), number, paste0("krippendorff_alpha_", t), "estimate", kripp.alpha(t(as.matrix(frame)), t)$value)
}
nmm <- matrix(c(1, 1, NA, 1, 2, 2, 3, 2, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 1, 2, 3, 4, 4, 4, 4, 4, 1, 1, 2, 1, 2, 2, 2, 2, NA, 5, 5, 5, NA, NA, 1, 1, NA, NA, 3, NA), nrow = 4)
ratings("nmm", as.data.frame(t(nmm)), levels = as.character(1:5))
for (t in c("nominal", "ordinal")) agree("irr", "nmm of ?kripp.alpha", sprintf('kripp.alpha(nmm, "%s")', t), "nmm", if (t == "nominal") "krippendorff_alpha" else "krippendorff_alpha_ordinal", "estimate", kripp.alpha(nmm, t)$value)
ratings("nmm-number", as.data.frame(t(nmm)), type = "integer")
for (t in c("interval", "ratio")) agree("irr", "nmm of ?kripp.alpha", sprintf('kripp.alpha(nmm, "%s")', t), "nmm-number", paste0("krippendorff_alpha_", t), "estimate", kripp.alpha(nmm, t)$value)
for (level in c("nominal", "interval")) {
  found <- krippendorffsalpha::krippendorffs.alpha(t(nmm), level = level, method = "customary", confint = FALSE)
  agree("krippendorffsalpha", "nmm of irr", sprintf('krippendorffs.alpha(t(nmm), level = "%s", method = "customary")', level), if (level == "nominal") "nmm" else "nmm-number", if (level == "nominal") "krippendorff_alpha" else "krippendorff_alpha_interval", "estimate", found$alpha.hat)
}
# a table of two raters, as their rows
raters <- function(counts) { at <- which(counts >= 0, arr.ind = TRUE); at[rep(seq_len(nrow(at)), counts[at]), ] }
cohen <- matrix(c(88, 10, 2, 14, 40, 6, 18, 10, 12), 3, byrow = TRUE)
pairs <- list(cohen = list(cohen, "psych ?cohen.kappa (Cohen 1968)"))
for (data in list(list("SexualFun", vcd::SexualFun), list("MSPatients1", vcd::MSPatients[, , 1]), list("MSPatients2", vcd::MSPatients[, , 2]))) pairs[[data[[1]]]] <- list(matrix(as.integer(data[[2]]), nrow(data[[2]])), paste("vcd", data[[1]]))
for (name in names(pairs)) {
  counts <- pairs[[name]][[1]]
  ratings(name, as.data.frame(raters(counts)), levels = as.character(seq_len(nrow(counts))))
  found <- psych::cohen.kappa(counts)
  agree("psych", pairs[[name]][[2]], "cohen.kappa(table)", name, "cohen_kappa", "estimate", found$kappa)
  agree("psych", pairs[[name]][[2]], "cohen.kappa(table)$weighted.kappa", name, "weighted_kappa_quadratic", "estimate", found$weighted.kappa)
  for (w in c("Equal-Spacing", "Fleiss-Cohen")) {
    k <- vcd::Kappa(counts, weights = w)
    agree("vcd", pairs[[name]][[2]], sprintf('Kappa(table, weights = "%s")', w), name, if (w == "Equal-Spacing") "weighted_kappa_linear" else "weighted_kappa_quadratic", "estimate", k$Weighted[[1]])
    agree("vcd", pairs[[name]][[2]], sprintf('Kappa(table, weights = "%s") ASE', w), name, if (w == "Equal-Spacing") "weighted_kappa_linear" else "weighted_kappa_quadratic", "se", k$Weighted[[2]])
    if (w == "Equal-Spacing") {
      agree("vcd", pairs[[name]][[2]], "Kappa(table)", name, "cohen_kappa", "estimate", k$Unweighted[[1]])
      agree("vcd", pairs[[name]][[2]], "Kappa(table) ASE", name, "cohen_kappa", "se", k$Unweighted[[2]])
      ends <- confint(k)["Unweighted", ]
      agree("vcd", pairs[[name]][[2]], "confint(Kappa(table))", name, "cohen_kappa", "ci.low", ends[1])
      agree("vcd", pairs[[name]][[2]], "confint(Kappa(table))", name, "cohen_kappa", "ci.high", ends[2])
    }
  }
  agree("vcd", pairs[[name]][[2]], "agreementplot(table)$Bangdiwala", name, "bangdiwala_b", "estimate", { pdf(NULL); b <- unlist(vcd::agreementplot(as.table(counts))$Bangdiwala); dev.off(); as.numeric(b) })
}

# ---- association: vcd, DescTools, stats ---------------------------------------------------------------------------------
crosses <- list(Arthritis = xtabs(~ Treatment + Improved, vcd::Arthritis), HairEyeColor = margin.table(HairEyeColor, c(1, 2)), Titanic = margin.table(Titanic, c(1, 4)), Job = margin.table(as.table(UCBAdmissions), c(3, 1)))
for (name in names(crosses)) {
  counts <- crosses[[name]]
  at <- which(counts >= 0, arr.ind = TRUE); at <- at[rep(seq_len(nrow(at)), counts[at]), ]
  frame <- data.frame(id = seq_len(nrow(at)), row = rownames(counts)[at[, 1]], col = colnames(counts)[at[, 2]])
  sheet(name, frame, list(list(name = "id"), list(name = "row", categories = codes(rownames(counts))), list(name = "col", categories = codes(colnames(counts)))))
  command <- c("crosstab", "row", "col", "--test")
  test <- suppressWarnings(chisq.test(counts, correct = FALSE))
  value("stats", name, "chisq.test(table, correct = FALSE)$statistic", name, command, list(statistic = "pearson_chi_square"), "estimate", test$statistic)
  value("stats", name, "chisq.test(table, correct = FALSE)$p.value", name, command, list(statistic = "pearson_chi_square"), "test.p", test$p.value)
  value("stats", name, "chisq.test(table, correct = FALSE)$parameter", name, command, list(statistic = "pearson_chi_square"), "test.df", test$parameter)
  a <- vcd::assocstats(counts)
  value("vcd", name, "assocstats(table)$cramer", name, command, list(statistic = "cramers_v"), "estimate", a$cramer)
  value("vcd", name, 'assocstats(table)$chisq_tests["Pearson", "X^2"]', name, command, list(statistic = "pearson_chi_square"), "estimate", a$chisq_tests["Pearson", "X^2"])
  shares <- prop.table(counts, 2)
  for (i in seq_len(nrow(counts))) for (j in seq_len(ncol(counts)))
    value("stats", name, sprintf('prop.table(table, 2)["%s", "%s"]', rownames(counts)[i], colnames(counts)[j]), name, c("shares", "row", "--by", "col"), list(level = rownames(counts)[i], by = colnames(counts)[j]), "estimate", shares[i, j])
}
value("stats", "Arthritis", "fisher.test(table)$p.value", "Arthritis", c("crosstab", "row", "col", "--test"), list(statistic = "fisher_exact"), "test.p", fisher.test(crosses$Arthritis)$p.value)

# ---- gtsummary: its documented table of trial (tests/testthat/_snaps/tbl_summary.md), printed numbers --------------------
load(file.path(sources, "gtsummary/data/trial.rda"))
frame <- data.frame(id = seq_len(nrow(trial)), lapply(trial, as.character))
number <- function(name) list(name = name, type = "number")
sheet("trial", frame, list(list(name = "id"), list(name = "trt", categories = codes("Drug A", "Drug B")), number("age"), number("marker"), list(name = "stage", categories = codes("T1", "T2", "T3", "T4")), list(name = "grade", categories = codes("I", "II", "III")), list(name = "response", categories = codes("0", "1")), list(name = "death", categories = codes("0", "1")), number("ttdeath")))
snap <- readLines(file.path(sources, "gtsummary/tests/testthat/_snaps/tbl_summary.md"))
line <- function(label) sub(paste0("^ *[0-9]+ +", label, " +"), "", grep(paste0("^ +[0-9]+ +", label, " +[0-9]"), snap, value = TRUE)[1])
numbers <- function(text) as.numeric(regmatches(text, gregexpr("[0-9]+(\\.[0-9]+)?", text))[[1]])
documented <- function(label, field, level) {
  found <- numbers(line(label))
  command <- c("shares", field, "--denominator", "reported")
  value("gtsummary", "trial, documented", sprintf("tbl_summary(trial), %s: n", label), "trial", command, list(level = level), "n", found[1])
  value("gtsummary", "trial, documented", sprintf("tbl_summary(trial), %s: %%", label), "trial", command, list(level = level), "percent", found[2], 0)
}
for (level in c("Drug A", "Drug B")) documented(level, "trt", level)
for (level in c("T1", "T2", "T3", "T4")) documented(level, "stage", level)
for (level in c("I", "II", "III")) documented(level, "grade", level)
documented("Tumor Response", "response", "1"); documented("Patient Died", "death", "1")
for (entry in list(list("Age", "age", 0), list("Marker Level \\(ng/mL\\)", "marker", 2), list("Months to Death/Censor", "ttdeath", 1))) {
  found <- numbers(line(entry[[1]]))
  for (i in 1:3) value("gtsummary", "trial, documented", sprintf("tbl_summary(trial), %s: %s", gsub("\\\\", "", entry[[1]]), c("median", "quartile 1", "quartile 3")[i]), "trial", c("shares", entry[[2]]), list(statistic = c("median", "q1", "q3")[i]), "estimate", found[i], entry[[3]])
}

# ---- robvis: judgements of data_rob2 --------------------------------------------------------------------------------------
load(file.path(sources, "robvis/data/data_rob2.rda"))
rob <- data_rob2; names(rob)[1] <- "id"
domains <- c("D1", "D2", "D3", "D4", "D5", "Overall")
levels_rob <- c("Low", "Some concerns", "High")
rob <- rob[, c("id", domains)]
sheet("rob2", rob, c(list(list(name = "id")), lapply(domains, function(name) list(name = name, categories = codes(levels_rob)))))
for (domain in domains) for (level in levels_rob)
  value("robvis", "data_rob2", sprintf('mean(data_rob2$%s == "%s"), as rob_summary(weighted = FALSE) draws', domain, level), "rob2", c("shares", domain), list(level = level), "estimate", mean(rob[[domain]] == level))

# ---- UpSetR: combinations of five genres of its movies ------------------------------------------------------------------
movies <- read.csv(system.file("extdata", "movies.csv", package = "UpSetR"), sep = ";")
genres <- c("Drama", "Comedy", "Action", "Thriller", "Romance")
ones <- movies[, genres]
cells <- apply(ones, 1, function(row) paste(genres[row == 1], collapse = ";"))
cells[cells == ""] <- "none of them"
sheet("movies", data.frame(id = seq_along(cells), genre = cells), list(list(name = "id"), list(name = "genre", type = "list", delimiter = ";", categories = c(codes(genres), list(list(value = "none of them", exclusive = TRUE))))))
counter <- UpSetR:::Counter(movies, 5, 1, genres, NA, "red", "freq", "degree", NULL, NULL, c(TRUE, TRUE))
for (i in seq_len(min(20, nrow(counter)))) {
  set <- genres[as.logical(counter[i, genres])]
  value("UpSetR", "movies", sprintf("upset(movies): %s", paste(set, collapse = " & ")), "movies", c("intersections", "genre", "--max", "0"), list(combination = as.list(set)), "n", counter[i, "freq"])
}
for (genre in genres) value("UpSetR", "movies", sprintf("set size of %s", genre), "movies", c("shares", "genre"), list(level = genre), "n", sum(movies[[genre]]))

# ---- diversity: vegan and iNEXT on dune ------------------------------------------------------------------------------------
data(dune, package = "vegan")
present <- (dune > 0) * 1
species <- colnames(present)
sheet("dune", data.frame(id = seq_len(nrow(present)), species = apply(present, 1, function(row) paste(species[row == 1], collapse = ";"))), list(list(name = "id"), list(name = "species", type = "list", delimiter = ";", categories = codes(species))))
freq <- colSums(present)
command <- c("diversity", "species")
value("vegan", "dune, presence", "diversity(colSums(dune > 0))", "dune", command, list(statistic = "shannon"), "estimate", vegan::diversity(freq))
for (q in 0:2) {
  value("vegan", "dune, presence", sprintf("renyi(colSums(dune > 0), scales = %d, hill = TRUE)", q), "dune", command, list(statistic = paste0("hill_", q)), "estimate", as.numeric(vegan::renyi(freq, scales = q, hill = TRUE)))
}
value("vegan", "dune, presence", "diversity(f) / log(specnumber(f))", "dune", command, list(statistic = "pielou_evenness"), "estimate", vegan::diversity(freq) / log(vegan::specnumber(freq)))
value("vegan", "dune, presence", '1 - mean(vegdist(dune > 0, "jaccard", binary = TRUE))', "dune", command, list(statistic = "mean_jaccard"), "estimate", 1 - mean(vegan::vegdist(present, "jaccard", binary = TRUE)))

# ---- proportions and differences: ratesci on its meta-analysis of cisapride ------------------------------------------------
rates <- functions_of("ratesci")
load(file.path(sources, "ratesci/data/cisapride.rda"))
for (i in seq_len(nrow(cisapride))) {
  study <- as.list(cisapride[i, ]); x <- c(study$event.cisa, study$event.plac); n <- c(study$n.cisa, study$n.plac)
  name <- paste0("cisapride-", i)
  arms <- data.frame(id = seq_len(sum(n)), arm = rep(c("cisapride", "placebo"), n), event = rep(c("yes", "no", "yes", "no"), c(x[1], n[1] - x[1], x[2], n[2] - x[2])))
  sheet(name, arms, list(list(name = "id"), list(name = "arm", categories = codes("cisapride", "placebo")), list(name = "event", categories = codes("yes", "no"))))
  found <- rates$moverci(x[1], n[1], x[2], n[2], distrib = "bin", contrast = "RD", type = "wilson")$estimates
  call <- sprintf('moverci(%d, %d, %d, %d, distrib = "bin", contrast = "RD", type = "wilson")', x[1], n[1], x[2], n[2])
  command <- c("difference", "event = yes", "--by", "arm", "--groups", "cisapride,placebo")
  for (part in list(c("estimate", "est"), c("ci.low", "lower"), c("ci.high", "upper")))
    value("ratesci", paste("cisapride,", study$study), call, name, command, list(statistic = "share_difference"), part[1], found[1, part[2]])
  one <- rates$rateci(x[1], n[1], distrib = "bin")$estimates[, , 1]
  for (m in list(c("Jeffreys", "jeffreys"), c("midp", "mid-p"), c("Wilson", "wilson")))
    for (end in list(c("ci.low", "lower"), c("ci.high", "upper")))
      value("ratesci", paste("cisapride,", study$study), sprintf('rateci(%d, %d, distrib = "bin"): %s', x[1], n[1], m[1]), name, c("shares", "event", "--where", "arm = cisapride", "--ci", m[2]), list(level = "yes"), end[1], one[m[1], end[2]])
}

# ---- tables of characteristics: tableone on pbc of survival ----------------------------------------------------------------
one <- functions_of("tableone", c("labelled::", "e1071::"))
one$skewness <- one$kurtosis <- function(...) NA
one$var_label <- function(...) NULL
data(pbc, package = "survival")
counted <- list(sex = c("m", "f"), stage = 1:4, ascites = 0:1, hepato = 0:1, spiders = 0:1, edema = c(0, 0.5, 1), trt = 1:2)
measured <- c("age", "bili", "chol", "albumin", "copper", "platelet", "protime")
frame <- data.frame(id = pbc$id, lapply(pbc[c(names(counted), measured)], function(column) format(column, digits = 15, trim = TRUE, drop0trailing = TRUE)))
frame[frame == "NA"] <- NA
sheet("pbc", frame, c(list(list(name = "id")), lapply(names(counted), function(name) list(name = name, categories = codes(as.character(counted[[name]])))), lapply(measured, function(name) list(name = name, type = "number"))))
whole <- suppressWarnings(one$CreateTableOne(vars = c(names(counted), measured), data = pbc, factorVars = names(counted)))
for (name in names(counted)) {
  found <- whole$CatTable$Overall[[name]]
  for (i in seq_len(nrow(found))) for (part in list(c("n", "freq"), c("percent", "percent")))
    value("tableone", "pbc of survival", sprintf("CreateTableOne(data = pbc)$CatTable$Overall$%s, %s %s", name, part[2], found$level[i]), "pbc", c("shares", name, "--denominator", "reported"), list(level = found$level[i]), part[1], as.numeric(found[[part[2]]][i]))
}
for (name in measured) for (part in c("mean", "sd", "median", "min", "max"))
  value("tableone", "pbc of survival", sprintf('CreateTableOne(data = pbc)$ContTable$Overall["%s", "%s"]', name, part), "pbc", c("shares", name), list(statistic = part), "estimate", whole$ContTable$Overall[name, part])
groups <- suppressWarnings(one$CreateTableOne(vars = names(counted)[1:6], strata = "trt", data = pbc[!is.na(pbc$trt), ], factorVars = names(counted), argsApprox = list(correct = FALSE)))
tests <- attributes(groups$CatTable)$pValues
for (name in rownames(tests)) for (test in list(c("pApprox", "pearson_chi_square"), c("pExact", "fisher_exact")))
  value("tableone", "pbc of survival", sprintf('CreateTableOne(strata = "trt", argsApprox = list(correct = FALSE)), %s of %s', test[1], name), "pbc", c("crosstab", name, "trt", "--test"), list(statistic = test[2]), "test.p", tests[name, test[1]])

# ---- iNEXT: observed and rarefied diversity of its ciliates ----------------------------------------------------------------
data(ciliates, package = "iNEXT")
soils <- do.call(rbind, lapply(names(ciliates), function(area) data.frame(area = area, species = apply(ciliates[[area]], 2, function(column) paste(rownames(ciliates[[area]])[column > 0], collapse = ";")))))
all_species <- rownames(ciliates[[1]])
sheet("ciliates", data.frame(id = seq_len(nrow(soils)), soils), list(list(name = "id"), list(name = "area", categories = codes(names(ciliates))), list(name = "species", type = "list", delimiter = ";", categories = codes(all_species))))
smallest <- min(sapply(ciliates, ncol))
found <- suppressWarnings(iNEXT::iNEXT(ciliates, q = c(0, 1, 2), datatype = "incidence_raw", size = smallest, se = FALSE))
for (area in names(ciliates)) for (q in 0:2) {
  observed <- found$AsyEst[found$AsyEst$Assemblage == area, ][q + 1, "Observed"]
  value("iNEXT", paste("ciliates,", area), sprintf("iNEXT(ciliates)$AsyEst, observed, order %d", q), "ciliates", c("diversity", "species", "--where", paste("area =", area)), list(statistic = paste0("hill_", q)), "estimate", observed)
  sized <- found$iNextEst$size_based
  rarefied <- unique(sized[sized$Assemblage == area & sized$Order.q == q & sized$t == smallest, "qD"])[1]
  value("iNEXT", paste("ciliates,", area), sprintf("iNEXT(ciliates, size = %d)$iNextEst$size_based, order %d", smallest, q), "ciliates", c("diversity", "species", "--by", "area"), list(statistic = paste0("hill_", q, "_rarefied"), by = area), "estimate", rarefied)
}

# ---- PRISMA2020: its template with counts, as its diagram reads them -------------------------------------------------------
prisma <- functions_of("PRISMA2020")
template <- read.csv(file.path(sources, "PRISMA2020/inst/extdata/PRISMA.csv"), stringsAsFactors = FALSE)
counts <- c(previous_studies = 10, previous_reports = 12, database_results = 1000, register_results = 50, website_results = 10, organisation_results = 5, citations_results = 15, duplicates = 200, excluded_automatic = 20, excluded_other = 10, records_screened = 820, records_excluded = 700, dbr_sought_reports = 120, dbr_notretrieved_reports = 10, other_sought_reports = 30, other_notretrieved_reports = 2, dbr_assessed = 110, other_assessed = 28, new_studies = 55, new_reports = 60, total_studies = 65, total_reports = 72)
at <- match(names(counts), template$data)
template$n[at] <- counts
template$n[template$data %in% "dbr_excluded"] <- "Wrong design, 40; Wrong people, 21; No data, 9"
template$n[template$data %in% "other_excluded"] <- "Wrong design, 8"
template$n[template$data %in% c("database_specific_results", "register_specific_results")] <- NA
sheet("prisma", data.frame(id = 1:55), list(list(name = "id")), flow = lapply(seq_len(nrow(template)), function(i) lapply(template[i, ], function(cell) if (is.na(cell)) "NA" else as.character(cell))))
read <- prisma$PRISMA_data(template)
for (box in names(counts)) value("PRISMA2020", "PRISMA.csv with counts", sprintf("PRISMA_data(csv)$%s", box), "prisma", c("figures", "flow"), list(box = box), "n", as.numeric(gsub(",", "", read[[box]])))
for (box in c("dbr_excluded", "other_excluded")) for (i in seq_len(nrow(read[[box]])))
  value("PRISMA2020", "PRISMA.csv with counts", sprintf("PRISMA_data(csv)$%s, %s", box, read[[box]][i, 1]), "prisma", c("figures", "flow"), list(box = box, reason = as.character(read[[box]][i, 1])), "n", as.numeric(read[[box]][i, 2]))

# ---- scrutiny: GRIM on its percentages pigs2, and on every tenth around a half ---------------------------------------------
grim <- functions_of("scrutiny")
load(file.path(sources, "scrutiny/data/pigs2.rda"))
reported <- rbind(data.frame(pigs2[c("x", "n")], from = "pigs2"), data.frame(x = sprintf("%.1f", seq(48, 52, .1)), n = 37, from = "48.0 to 52.0 of 37"), data.frame(x = sprintf("%.0f", 1:20), n = 23, from = "1 to 20 of 23"))
sheet("grim", data.frame(id = 1, a = "yes"), list(list(name = "id"), list(name = "a", categories = codes("yes", "no"))), claims = lapply(seq_len(nrow(reported)), function(i) list(id = paste0("c", i), percent = as.character(reported$x[i]), N = reported$n[i])))
for (i in seq_len(nrow(reported)))
  value("scrutiny", as.character(reported$from[i]), sprintf('grim("%s", %d, percent = TRUE)', reported$x[i], reported$n[i]), "grim", c("claims", "check"), list(claim = paste0("c", i)), "possible", as.numeric(grim$grim_scalar(as.character(reported$x[i]), reported$n[i], percent = TRUE)))

# ---- statcheck: the P value that it computes from a printed chi-square -----------------------------------------------------
for (name in names(crosses)) {
  test <- suppressWarnings(chisq.test(crosses[[name]], correct = FALSE))
  sentence <- sprintf("chi2(%d, N = %d) = %.6f, p < .05", test$parameter, sum(crosses[[name]]), test$statistic)
  found <- suppressMessages(statcheck::statcheck(sentence, messages = FALSE))
  value("statcheck", name, sprintf('statcheck("%s")$computed_p', sentence), name, c("crosstab", "row", "col", "--test"), list(statistic = "pearson_chi_square"), "test.p", found$computed_p, 6)
}

# ---- crosstable on its mtcars2; last, since its functions need these packages attached --------------------------------------
suppressMessages(for (package in c("dplyr", "purrr", "rlang", "tidyr", "tibble", "stringr", "glue", "checkmate", "forcats", "cli", "lifecycle")) library(package, character.only = TRUE))
own <- functions_of("crosstable")
load(file.path(sources, "crosstable/data/mtcars2.rda"))
cars <- data.frame(id = seq_len(nrow(mtcars2)), lapply(mtcars2[c("cyl", "vs", "am", "gear")], as.character))
sheet("mtcars2", cars, c(list(list(name = "id")), lapply(names(cars)[-1], function(name) list(name = name, categories = codes(levels(factor(cars[[name]])))))))
for (row in c("cyl", "vs", "gear")) {
  found <- as.data.frame(own$crosstable(mtcars2, all_of(row), by = "am", percent_pattern = "{n};{p_col}", percent_digits = 4, total = "none"))
  for (i in seq_len(nrow(found))) for (group in levels(factor(cars$am))) {
    parts <- as.numeric(sub("%", "", strsplit(as.character(found[i, group]), ";")[[1]]))
    call <- sprintf('crosstable(mtcars2, %s, by = am), %s, %s', row, found$variable[i], group)
    for (k in 1:2) value("crosstable", "mtcars2", call, "mtcars2", c("shares", row, "--by", "am"), list(level = as.character(found$variable[i]), by = group), c("n", "percent")[k], parts[k], if (k == 1) NA else 4)
  }
}

cat(jsonlite::toJSON(list(R = R.version.string, sheets = sheets, values = values), auto_unbox = TRUE, digits = NA, null = "null", na = "null"))
