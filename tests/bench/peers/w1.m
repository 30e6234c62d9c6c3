% W1 in GNU Octave.  usage: octave-cli -q w1.m N
% SPDX-License-Identifier: GPL-3.0-or-later
a = argv(); N = str2double(a{1}); BL = min(N, 1e6); randn('seed'); randn('state', 1); rand('state', 2);
share=[8.8;54.3;7.5;29.4]; mu=[.041;.087;.075;.074]; sigma=[.015;.03;.04;.02]; rho=.3; H=5;
R=[1 .1 .1 .2;.1 1 .5 .6;.1 .5 1 .4;.2 .6 .4 1]; SC=diag(sigma)*chol(R)'; lo=3.5;md=4.6;hi=6;fc=(md-lo)/(hi-lo);
G=zeros(N,H); cnt=[0 0 0];
for s0=1:BL:N
  n=min(BL,N-s0+1); u=rand(1,n); k=hi-sqrt((1-u)*(hi-lo)*(hi-md)); i=u<fc; k(i)=lo+sqrt(u(i)*(hi-lo)*(md-lo));
  L=repmat(share,1,n); d=zeros(4,n); Yp=100; q=zeros(1,n);
  for t=1:H
    d=rho*d+SC*randn(4,n); L.*=1+mu+d; Y=sum(L,1); G(s0:s0+n-1,t)=Y./Yp-1; q+=k.*(Y-Yp)./Y; Yp=Y;
  end
  A=G(s0:s0+n-1,1)'>=.09; B=q/H>=.35; cnt+=[sum(A) sum(B) sum(A&B)];
end
printf("N %d\nP_A %.6f P_B %.6f P_AB %.6f\n",N,cnt/N);
Q=quantile(G,[.05 .1 .25 .5 .75 .9 .95],1,7); for t=1:H; printf("%d",2023+t); printf(" %.4f",100*Q(:,t)); printf("\n"); end
