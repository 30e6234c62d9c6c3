// W3 with DuckDB (npm package @duckdb/node-api): model in SQL, COPY TO CSV.  usage: node w3_duckdb.mjs OUT [parallel]
// SPDX-License-Identifier: GPL-3.0-or-later
// parallel: preserve_insertion_order=false (rows may be out of order)
import { createRequire } from 'module';
const { DuckDBInstance } = createRequire((process.env.DUCK ?? '.') + '/x.js')('@duckdb/node-api');
const db = await DuckDBInstance.create(':memory:', { threads: '2' }); const c = await db.connect();
if (process.argv[3] === 'parallel') await c.run('SET preserve_insertion_order=false');
let s = `SELECT a.i*0.04+2 AS g_agri, b.i*0.08+5 AS g_ind, d.i*0.05+4.5 AS g_serv FROM range(100) a(i), range(100) b(i), range(100) d(i)`;
const n = (x) => `CAST(${x} AS DECIMAL(12,6))`;
let q = `WITH g AS (SELECT i//10000 AS ia, (i//100)%100 AS ib, i%100 AS ic FROM range(1000000) r(i)), p AS (SELECT (2+0.04*ia)::DOUBLE AS ga, (5+0.08*ib)::DOUBLE AS gi, (4.5+0.05*ic)::DOUBLE AS gs FROM g)`;
let prev = 'p';
for (let t = 1; t <= 5; t++) {
  const o = t === 1 ? ['8.8::DOUBLE','54.3::DOUBLE','7.5::DOUBLE','29.4::DOUBLE'] : ['la','li','lc','ls'];
  q += `, l${t} AS (SELECT ga,gi,gs,${t>1?'y AS yp, q,'+(t>2?'g1':'g1')+',':'100::DOUBLE AS yp, 0::DOUBLE AS q,'} ${o[0]}*(1+ga/100) AS la, ${o[1]}*(1+gi/100) AS li, ${o[2]}*1.075::DOUBLE AS lc, ${o[3]}*(1+gs/100) AS ls FROM ${prev}), m${t} AS (SELECT *, la+li+lc+ls AS y0 FROM l${t}), r${t} AS (SELECT ga,gi,gs,la,li,lc,ls,y0 AS y, q+(y0-yp)/y0 AS q, ${t===1?'100*(y0/yp-1) AS g1':'g1'}, 100*(y0/yp-1) AS g FROM m${t})`;
  prev = `r${t}`;
}
q += ` SELECT ${n('ga')} AS g_agri, ${n('gi')} AS g_ind, ${n('gs')} AS g_serv, ${n('y')} AS grdp_2028, ${n('100*(pow(y/100,0.2)-1)')} AS cagr, ${n('g1')} AS growth_2024, ${n('g')} AS growth_2028, ${n('100*la/y')} AS share_agri_2028, ${n('100*li/y')} AS share_ind_2028, ${n('100*4.6/5*q')} AS inv_ratio FROM r5`;
const t0 = performance.now();
await c.run(`COPY (${q}) TO '${process.argv[2]}' (FORMAT csv, HEADER true)`);
console.error(`# query+write ${((performance.now() - t0) / 1000).toFixed(3)} s`);
