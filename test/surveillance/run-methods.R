# usage: Rscript run-methods.R series.csv runs.txt > results.csv
# Runs methods of R's surveillance on weekly series. series.csv: column date, then one column a series. runs.txt: one run
# a line, "name|method|series|control" with control as R code. Writes name,index,expected,upper,p,alarm,statistic.
suppressMessages(library(surveillance))
args <- commandArgs(TRUE)
series <- if (args[1] == "salmNewport") NULL else read.csv(args[1])
newport <- function() { data(salmNewport); aggregate(salmNewport, by = "unit") }
load_series <- function(name) {
  if (name == "salmNewport") return(newport())
  sts(series[[name]], epoch = as.Date(series$date), frequency = 52, start = c(2000, 1))
}
by_index <- function(x) { x@epochAsDate <- FALSE; x@epoch <- seq_len(nrow(x)); x }
flat <- function(x, n) if (is.null(x)) rep(NA, n) else as.vector(x)
cat("name,index,expected,upper,p,alarm\n")
for (line in readLines(args[2])) {
  parts <- strsplit(line, "|", fixed = TRUE)[[1]]
  control <- eval(parse(text = parts[4]))
  x <- load_series(parts[3])
  if (isFALSE(control$epochAsDate)) x <- by_index(x)
  control$epochAsDate <- NULL
  result <- suppressMessages(suppressWarnings(switch(parts[2],
    "farrington" = farrington(x, control = control),
    "farrington-flexible" = farringtonFlexible(x, control = control),
    "ears" = earsC(x, control = control),
    "cusum" = cusum(x, control = control),
    "glrnb" = glrnb(x, control = control),
    "bayes" = bayes(x, control = control),
    "rki" = rki(x, control = control))))
  n <- length(control$range)
  p <- flat(result@control$pvalue, n)
  if (parts[2] == "farrington") p <- 1 - as.vector(result@control$pd)[seq_len(n)]
  expected <- flat(result@control$expected, n)
  if (parts[2] == "glrnb") expected <- result@control$mu0
  cat(sprintf("%s,%d,%.15g,%.15g,%.15g,%d\n", parts[1], as.integer(control$range), as.numeric(expected),
    as.vector(result@upperbound), p, as.integer(result@alarm)), sep = "")
}
