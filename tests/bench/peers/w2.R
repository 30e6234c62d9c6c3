# W2 in base R (random sampling: no Sobol' sequence in base R or in Debian's R packages).  usage: Rscript w2.R LOG2N
# SPDX-License-Identifier: GPL-3.0-or-later
m <- as.integer(commandArgs(TRUE)[1]); N <- 2^m; d <- 12; H <- 5; set.seed(1)
MU <- c(.041,.087,.075,.074); SG <- c(.015,.03,.04,.02)
lo <- c(MU-.015, -SG, 3.5, 0, 6.8, 50.3); hi <- c(MU+.015, SG, 6, .6, 10.8, 58.3)
Fm <- function(X) { rest <- 100 - X[[11]] - X[[12]]; w <- list(X[[11]], X[[12]], rest*(7.5/36.9), rest*(29.4/36.9)); Y <- 0
  for (s in 1:4) { m1 <- 1 + X[[s]]; dv <- MU[s] - X[[s]]; L <- w[[s]]; for (t in 1:H) { dv <- X[[10]]*dv + X[[4+s]]; L <- L*(m1+dv) }; Y <- Y + L }
  X[[9]]*(Y/100 - 1) }
t0 <- proc.time()[3]
A <- lapply(1:d, function(j) lo[j] + (hi[j]-lo[j])*runif(N)); B <- lapply(1:d, function(j) lo[j] + (hi[j]-lo[j])*runif(N))
fA <- Fm(A); fB <- Fm(B); AB <- lapply(1:d, function(j) { X <- A; X[[j]] <- B[[j]]; Fm(X) })
t1 <- proc.time()[3]
all <- c(fA, fB, unlist(AB)); mn <- mean(all); sdv <- sqrt(mean((all-mn)^2)); fA <- (fA-mn)/sdv; fB <- (fB-mn)/sdv; AB <- lapply(AB, function(x) (x-mn)/sdv)
P <- cbind(fA+fB, fA^2+fB^2, sapply(AB, function(x) fB*(x-fA)), sapply(AB, function(x) .5*(fA-x)^2))
ind <- function(T) { T <- T/N; v <- T[1]/2; v <- T[2]/2 - v^2; T[-(1:2)]/v }
S <- ind(colSums(P)); W <- sapply(1:100, function(b) tabulate(sample.int(N, N, TRUE), N)); Q <- apply(crossprod(W, P), 1, ind)
ci <- qnorm(.975)*apply(Q, 1, sd); t2 <- proc.time()[3]
nm <- c("mu_A","mu_I","mu_C","mu_S","d_A","d_I","d_C","d_S","icor","rho","w_A","w_I")
cat(sprintf("N %.0f\n", N)); for (j in 1:d) cat(sprintf("%-5s S1 %.5f +- %.5f  ST %.5f +- %.5f\n", nm[j], S[j], ci[j], S[d+j], ci[d+j]))
message(sprintf("# sample+model %.2f s, analyse %.2f s", t1-t0, t2-t1))
