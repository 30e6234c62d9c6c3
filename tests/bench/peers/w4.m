% W4 Octave.  usage: octave-cli -q w4.m OUT
% SPDX-License-Identifier: GPL-3.0-or-later
a = argv(); mu=[.041 .087 .075 .074]; L=[8.8 54.3 7.5 29.4].*(1+mu).^((0:5)'); Y=sum(L,2); g=[NaN;100*(Y(2:6)./Y(1:5)-1)]; q=[NaN;460*diff(Y)./Y(2:6)];
f=fopen(a{1},'w'); fprintf(f,"year,agriculture,industry,construction,services,grdp,growth,inv_ratio\n"); fprintf(f,"%d,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f\n",[(2023:2028)' L Y g q]'); fclose(f);
