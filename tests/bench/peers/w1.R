# W1 in base R + matrixStats-free quantile().  usage: Rscript w1.R N [block]
# SPDX-License-Identifier: GPL-3.0-or-later
a <- commandArgs(TRUE); N <- as.numeric(a[1]); BL <- if (length(a) > 1) as.numeric(a[2]) else N
share <- c(8.8,54.3,7.5,29.4); mu <- c(.041,.087,.075,.074); sigma <- c(.015,.03,.04,.02); rho <- .3; H <- 5
R <- matrix(c(1,.1,.1,.2,.1,1,.5,.6,.1,.5,1,.4,.2,.6,.4,1),4); SC <- chol(R) %*% diag(sigma)  # z %*% SC
lo <- 3.5; md <- 4.6; hi <- 6; fc <- (md-lo)/(hi-lo); RNGkind("Mersenne-Twister", "Inversion"); set.seed(1)
if (length(a) > 2 && a[3] == "dqrng") { library(dqrng); dqRNGkind("Xoshiro256+"); dqset.seed(1); rn <- dqrnorm; ru <- dqrunif } else { rn <- rnorm; ru <- runif }
G <- matrix(0, N, H); cnt <- c(0,0,0); t0 <- proc.time()[3]
for (s0 in seq(1, N, BL)) {
  n <- min(BL, N - s0 + 1); idx <- s0:(s0+n-1)
  u <- ru(n); k <- ifelse(u < fc, lo + sqrt(u*(hi-lo)*(md-lo)), hi - sqrt((1-u)*(hi-lo)*(hi-md)))
  d1 <- d2 <- d3 <- d4 <- 0; L1 <- share[1]; L2 <- share[2]; L3 <- share[3]; L4 <- share[4]; Yp <- sum(share); q <- 0
  for (t in 1:H) {
    e <- matrix(rn(4*n), n, 4) %*% SC
    d1 <- rho*d1 + e[,1]; d2 <- rho*d2 + e[,2]; d3 <- rho*d3 + e[,3]; d4 <- rho*d4 + e[,4]
    L1 <- L1*(1+mu[1]+d1); L2 <- L2*(1+mu[2]+d2); L3 <- L3*(1+mu[3]+d3); L4 <- L4*(1+mu[4]+d4)
    Y <- L1+L2+L3+L4; G[idx,t] <- Y/Yp - 1; q <- q + k*(Y-Yp)/Y; Yp <- Y
  }
  A <- G[idx,1] >= .09; B <- q/H >= .35; cnt <- cnt + c(sum(A), sum(B), sum(A & B))
}
t1 <- proc.time()[3]
cat(sprintf("N %.0f\nP_A %.6f P_B %.6f P_AB %.6f\n", N, cnt[1]/N, cnt[2]/N, cnt[3]/N))
for (t in 1:H) cat(2023+t, sprintf("%.4f", 100*quantile(G[,t], c(.05,.1,.25,.5,.75,.9,.95), names=FALSE)), "\n")
message(sprintf("# paths %.2f s, quantiles %.2f s", t1-t0, proc.time()[3]-t1))
