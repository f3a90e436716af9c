# What R makes of the statistics in reports/statistics. Rscript reference.R > reference.json, then `biome format --write reference.json`.
# Made with R 4.2.2, survival 3.5-3, brglm2 0.9, jsonlite 1.8.4. NA, NaN and Inf are null.

suppressPackageStartupMessages({
  library(survival)
  library(brglm2)
  library(jsonlite)
})

finite <- function(x) ifelse(is.finite(x), x, NA)

# Tails

normal <- lapply(c(-6, -1.3, 0, 0.1, 1, 1.959963984540054, 2.9999, 3, 3.5, 8, 20), function(z) list(z = z, tail = pnorm(z, lower.tail = FALSE)))
chi_squared <- do.call(c, lapply(1:7, function(df) lapply(c(0, 0.01, 1, 3.84, 17, 80), function(x) {
  list(x = x, degrees = df, tail = pchisq(x, df, lower.tail = FALSE))
})))

# Clopper-Pearson

clopper_pearson <- lapply(list(c(0, 1), c(1, 1), c(0, 10), c(10, 10), c(1, 10), c(7, 10), c(3, 30), c(29, 30), c(50, 100), c(999, 1000)), function(k) {
  i <- binom.test(k[1], k[2])$conf.int
  list(successes = k[1], trials = k[2], low = i[1], high = i[2])
})

# Waiting times: trials of a cell; ties, all censored, one trial, nothing censored

waits <- list(
  remission = list(time = c(6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35), solved = c(rep(1, 9), rep(0, 12))),
  placebo = list(time = c(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23), solved = rep(1, 21)),
  ties = list(time = c(3, 3, 3, 5, 5, 9, 9), solved = c(1, 1, 0, 1, 0, 1, 0)),
  censored = list(time = c(7, 7, 7), solved = c(0, 0, 0)),
  one = list(time = 7, solved = 1),
  one_censored = list(time = 7, solved = 0),
  quick = list(time = c(1, 1.5, 2, 2.5, 3), solved = c(1, 1, 1, 1, 1)),
  slow = list(time = c(4, 5, 6, 10, 10), solved = c(1, 1, 1, 0, 0))
)

survival_intervals <- lapply(names(waits), function(name) {
  d <- waits[[name]]
  limits <- function(type) {
    s <- summary(survfit(Surv(d$time, d$solved) ~ 1, conf.type = type), censored = FALSE)
    list(low = I(finite(s$lower)), high = I(finite(s$upper)))
  }
  list(data = name, logLog = limits("log-log"), plain = limits("plain"))
})

log_rank <- lapply(list(
  c("remission", "placebo"), c("ties", "quick"), c("quick", "slow"), c("remission", "placebo", "ties"), c("quick", "slow", "ties", "censored"),
  c("one", "one_censored"), c("one", "quick"), c("ties", "ties")
), function(names) {
  d <- waits[names]
  time <- unlist(lapply(d, `[[`, "time"))
  solved <- unlist(lapply(d, `[[`, "solved"))
  group <- rep(seq_along(d), sapply(d, function(x) length(x$time)))
  s <- survdiff(Surv(time, solved) ~ group)
  list(groups = names, observed = s$obs, expected = s$exp, chiSquared = s$chisq, p = pchisq(s$chisq, length(names) - 1, lower.tail = FALSE))
})

# The bootstrap law of the expected running time, by enumerating all resamples

running_time <- lapply(list(ties = waits$ties, slow = waits$slow, quick = waits$quick, one = waits$one), function(d) {
  n <- length(d$time)
  resamples <- as.matrix(expand.grid(rep(list(seq_len(n)), n)))
  estimates <- rowSums(matrix(d$time[resamples], ncol = n)) / rowSums(matrix(d$solved[resamples], ncol = n))
  list(time = I(d$time), solved = I(d$solved), estimate = sum(d$time) / sum(d$solved),
       # Where a sample of the resamples may put the limits: four standard errors of a share of 10,000.
       low = finite(quantile(estimates, 0.025 + c(-4, 4) * sqrt(0.025 * 0.975 / 10000), type = 1, names = FALSE)),
       high = finite(quantile(estimates, 0.975 + c(-4, 4) * sqrt(0.025 * 0.975 / 10000), type = 1, names = FALSE)))
})

# ECDF and band

ecdf_steps <- lapply(list(c(5, 3, 3, 8, 1), c(2, 2, 2), 4, c(1, 7, 3, 9, 12, 30, 30, 31)), function(x) {
  f <- ecdf(x)
  e <- sqrt(log(2 / 0.05) / (2 * length(x)))
  list(times = I(x), knots = I(knots(f)), share = I(f(knots(f))), low = I(pmax(0, f(knots(f)) - e)), high = I(pmin(1, f(knots(f)) + e)))
})

# McNemar: only the discordant pairs count

mcnemar <- lapply(list(c(0, 0), c(0, 1), c(1, 0), c(0, 6), c(5, 5), c(2, 9), c(1, 14), c(12, 31), c(60, 41)), function(k) {
  n <- sum(k)
  exact <- if (n == 0) 1 else binom.test(k[1], n)$p.value
  list(onlyFirst = k[1], onlySecond = k[2], exact = exact, midP = if (k[1] == k[2]) 1 else exact - dbinom(min(k), n, 0.5))
})

# Paired permutation, by enumeration

permutation <- lapply(list(5, c(0, 0), c(1, 2, 3), c(1, -1, 2, 0), c(0.1, 0.2, 0.3, -0.6), c(3.1, 2.2, -0.4, 5.9, 1.7, 2.2, -1.1, 0.8, 4, 3.3)), function(d) {
  signs <- as.matrix(expand.grid(rep(list(c(-1, 1)), length(d))))
  list(differences = I(d), p = mean(abs(signs %*% d) >= abs(sum(d)) - 1e-12))
})

# Wilcoxon / Mann-Whitney on the ordinal scale. Unsolved trials: Inf

rank_data <- list(
  list(first = c(1, 3, 5), second = c(2, 4, 6, 8)),
  list(first = c(1, 2, 3, 4, 5), second = c(6, 7, 8, 9, 10)),
  list(first = 1, second = 2),
  list(first = c(3, 3, 7, Inf, Inf), second = c(3, 9, 12, Inf, Inf, Inf)),
  list(first = c(Inf, Inf, Inf), second = c(Inf, Inf)),
  list(first = c(4, 4, 4), second = c(4, 4, Inf, Inf)),
  list(first = c(10, 12, 15, 18, 22, 25, 31, 40, 55, 60), second = c(11, 35, 42, 58, 70, 77, 81, Inf, Inf, Inf))
)
mann_whitney <- lapply(rank_data, function(d) {
  m <- length(d$first)
  n <- length(d$second)
  # rank() gives equal trials, the unsolved ones too, the mean of their ranks.
  r <- rank(c(d$first, d$second))
  sums <- combn(m + n, m, function(i) sum(r[i]))
  # The cost of an unsolved trial is of no consequence: any larger number.
  x <- ifelse(is.finite(d$first), d$first, 1e9)
  y <- ifelse(is.finite(d$second), d$second, 1e9)
  approximate <- suppressWarnings(wilcox.test(x, y, exact = FALSE, correct = TRUE)$p.value)
  list(first = I(finite(d$first)), second = I(finite(d$second)), ranks = r,
       superiority = mean(outer(x, y, function(a, b) (a < b) + (a == b) / 2)),
       exact = if (anyDuplicated(r)) mean(abs(sums - mean(sums)) >= abs(sum(r[1:m]) - mean(sums)) - 1e-9) else wilcox.test(x, y, exact = TRUE)$p.value,
       approximate = if (is.nan(approximate)) 1 else approximate)
})

# Holm

holm <- lapply(list(0.03, c(0.01, 0.04, 0.03), c(0.5, 0.9, 0.7), c(0.001, 0.001, 0.02, 0.3, 0.004, 1), c(0, 0, 0.05)), function(p) {
  list(p = I(p), corrected = I(p.adjust(p, "holm")))
})

# Fisher's exact test, and the rates it finds with 80 % power

fisher <- lapply(list(c(0, 1, 1, 1), c(0, 5, 5, 5), c(5, 5, 5, 5), c(0, 7, 0, 4), c(3, 10, 9, 10), c(12, 30, 22, 30), c(2, 8, 7, 9)), function(k) {
  list(solved1 = k[1], trials1 = k[2], solved2 = k[3], trials2 = k[4], p = fisher.test(matrix(c(k[1], k[2] - k[1], k[3], k[4] - k[3]), 2))$p.value)
})

detectable <- do.call(c, lapply(c(3, 5, 10, 20), function(n) {
  found <- outer(0:n, 0:n, Vectorize(function(i, j) fisher.test(matrix(c(i, n - i, j, n - j), 2))$p.value <= 0.05))
  lapply(c(0, 0.1, 0.5, 0.9, 1), function(base) {
    lack <- function(q) sum((dbinom(0:n, n, base) %o% dbinom(0:n, n, q))[found]) - 0.8
    near <- function(to) if (lack(to) < 0) NA else uniroot(lack, sort(c(base, to)), tol = 1e-15)$root
    list(seeds = n, baseline = base, below = near(0), above = near(1))
  })
}))

# Logistic regression on log lag; Firth's penalty where separated; profile likelihood of the frontier

lag_data <- list(
  plain = list(lag = c(10, 20, 50, 100, 200), solved = c(10, 9, 7, 3, 1), trials = rep(10, 5)),
  shallow = list(lag = c(10, 100, 1000), solved = c(8, 7, 5), trials = c(10, 10, 10)),
  three = list(lag = c(10, 100, 1000), solved = c(30, 28, 11), trials = c(30, 30, 30)),
  uneven = list(lag = c(5, 10, 30, 60, 500), solved = c(3, 12, 9, 2, 0), trials = c(3, 13, 15, 20, 5)),
  rising = list(lag = c(10, 100, 1000), solved = c(2, 5, 9), trials = c(10, 10, 10)),
  separated = list(lag = c(10, 20, 50, 100), solved = c(10, 10, 0, 0), trials = rep(10, 4)),
  quasi = list(lag = c(10, 20, 50, 100), solved = c(10, 10, 4, 0), trials = rep(10, 4)),
  all = list(lag = c(10, 20, 50, 100), solved = rep(10, 4), trials = rep(10, 4)),
  none = list(lag = c(10, 20, 50), solved = rep(0, 3), trials = c(3, 4, 5)),
  single = list(lag = c(10, 100), solved = c(1, 0), trials = c(1, 1))
)
control <- glm.control(epsilon = 1e-15, maxit = 1000)
logistic <- lapply(names(lag_data), function(name) {
  d <- lag_data[[name]]
  x <- log(d$lag)
  y <- cbind(d$solved, d$trials - d$solved)
  s <- d$lag[d$solved > 0]
  u <- d$lag[d$solved < d$trials]
  separated <- length(s) == 0 || length(u) == 0 || max(s) <= min(u) || max(u) <= min(s)
  fit <- if (separated) {
    # For the logistic model Firth's penalty and the mean bias reduction of brglm2 are one.
    glm(y ~ x, family = binomial, method = "brglmFit", type = "AS_mean", epsilon = 1e-13, maxit = 100000)
  } else {
    glm(y ~ x, family = binomial, control = control)
  }
  b <- unname(coef(fit))
  loglik <- function(intercept, slope) {
    eta <- intercept + slope * x
    value <- sum(d$solved * plogis(eta, log.p = TRUE) + (d$trials - d$solved) * plogis(-eta, log.p = TRUE))
    w <- d$trials * plogis(eta) * plogis(-eta)
    if (separated) value + log(sum(outer(seq_along(x), seq_along(x), function(i, j) w[i] * w[j] * (x[i] - x[j])^2)) / 2) / 2 else value
  }
  c0 <- log(9)
  frontier <- low <- high <- NA
  if (b[2] < 0 && name != "all") {
    frontier <- (c0 - b[1]) / b[2]
    top <- loglik(b[1], b[2])
    profile <- function(at) {
      value <- if (separated) {
        # Far from the top the information underflows; the slope there only has to point back.
        hill <- function(u) {
          value <- loglik(c0 + exp(u) * at, -exp(u))
          if (is.finite(value)) value else -1e6 * exp(u)
        }
        optimize(hill, c(-20, 5), maximum = TRUE, tol = 1e-12)$objective
      } else {
        as.numeric(logLik(glm(y ~ 0 + I(x - at), offset = rep(c0, length(x)), family = binomial, control = control))) -
          sum(lchoose(d$trials, d$solved))
      }
      2 * (top - value) - qchisq(0.95, 1)
    }
    # A limit further than 60 in log lag is none.
    side <- function(direction) {
      ends <- frontier + direction * c(8, 60)
      end <- ends[sapply(ends, profile) > 0][1]
      if (is.na(end)) NA else uniroot(profile, sort(c(frontier, end)), tol = 1e-13)$root
    }
    low <- side(-1)
    high <- side(1)
  }
  list(name = name, lag = d$lag, solved = d$solved, trials = d$trials, penalised = separated, intercept = b[1], slope = if (abs(b[2]) < 1e-12) 0 else b[2],
       frontier = exp(frontier), low = exp(low), high = exp(high))
})

cat(toJSON(list(
  normal = normal, chiSquared = chi_squared, clopperPearson = clopper_pearson, waits = lapply(waits, function(d) list(time = I(d$time), solved = I(d$solved))),
  survivalIntervals = survival_intervals, logRank = log_rank, runningTime = unname(running_time), ecdf = ecdf_steps, mcnemar = mcnemar,
  permutation = permutation, mannWhitney = mann_whitney, holm = holm, fisher = fisher, detectable = detectable, logistic = logistic
), digits = NA, auto_unbox = TRUE, na = "null", pretty = FALSE), "\n")
