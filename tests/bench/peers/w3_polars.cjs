// W3 with polars (npm package nodejs-polars): columns built with JS typed arrays, writeCSV with 6 decimals.  usage: node w3_polars.cjs OUT
// SPDX-License-Identifier: GPL-3.0-or-later
const pl = require((process.env.DUCK ?? '.') + '/node_modules/nodejs-polars');
const N = 1e6, C = Array.from({ length: 10 }, () => new Float64Array(N)); let t0 = performance.now(), r = 0;
for (let i = 0; i < 100; i++) for (let j = 0; j < 100; j++) for (let k = 0; k < 100; k++, r++) {
  const a = 2 + .04 * i, b = 5 + .08 * j, s = 4.5 + .05 * k; let LA = 8.8, LI = 54.3, LC = 7.5, LS = 29.4, Yp = 100, Y = 0, q = 0, g1 = 0, g = 0;
  for (let t = 0; t < 5; t++) { LA *= 1 + a / 100; LI *= 1 + b / 100; LC *= 1.075; LS *= 1 + s / 100; Y = LA + LI + LC + LS; g = 100 * (Y / Yp - 1); if (!t) g1 = g; q += (Y - Yp) / Y; Yp = Y; }
  C[0][r] = a; C[1][r] = b; C[2][r] = s; C[3][r] = Y; C[4][r] = 100 * (Math.pow(Y / 100, .2) - 1); C[5][r] = g1; C[6][r] = g; C[7][r] = 100 * LA / Y; C[8][r] = 100 * LI / Y; C[9][r] = 100 * 4.6 / 5 * q; }
let t1 = performance.now(); const names = ["g_agri","g_ind","g_serv","grdp_2028","cagr","growth_2024","growth_2028","share_agri_2028","share_ind_2028","inv_ratio"];
const df = pl.DataFrame(names.map((n, i) => pl.Series(n, C[i], pl.Float64))); let t2 = performance.now();
df.writeCSV(process.argv[2], { includeHeader: true, floatPrecision: 6 });
console.error(`# model ${((t1 - t0) / 1e3).toFixed(3)} s, frame ${((t2 - t1) / 1e3).toFixed(3)} s, write ${((performance.now() - t2) / 1e3).toFixed(3)} s`);
