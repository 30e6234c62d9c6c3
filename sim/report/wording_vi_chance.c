/* wording_vi_chance: Vietnamese wordings: runs with draws and what they say of a plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/wording_vi.h"

static const grdp_wording rows[] = {
    {"%g points are not reached: after %zu runs it is %g, and %zu runs are the most",
     "chưa đạt %g điểm phần trăm: sau %zu lượt chạy là %g, và nhiều nhất là %zu lượt"},
    {"%s runs are more than %s, beyond which they cannot be counted exactly",
     "%s lượt chạy nhiều hơn %s, quá mức đó thì không còn đếm chính xác được"},
    {"%s runs are more than %s, which is minutes to years of work",
     "%s lượt chạy nhiều hơn %s, tức là chạy từ vài phút đến nhiều năm"},
    {"%zu figures are more than %zu, of which statistics can be kept",
     "%zu số liệu nhiều hơn %zu, là mức thống kê được"},
    {"%zu is rounded up to %zu: the design \"%s\" has %zu replicates of %zu points",
     "%zu được làm tròn lên %zu: thiết kế \"%s\" có %zu bản lặp, mỗi bản %zu điểm"},
    {"--runs: \"%s\" is not a whole number from 1 to %s",
     "--runs: \"%s\" không phải là số nguyên từ 1 đến %s"},
    {"--runs: 0 runs give no chances", "--runs: 0 lượt chạy thì không có khả năng nào để tính"},
    {"Further targets stand in chances.csv.", "Các chỉ tiêu khác có trong chances.csv."},
    {"Growth of GRDP, %, at 5 / 50 / 95 % of the runs",
     "Tăng trưởng GRDP, %, ở mức 5 / 50 / 95 % của các lượt chạy"},
    {"Later years stand in statistics.csv.", "Các năm sau có trong statistics.csv."},
    {"Precision reached, points (95 % of chances and medians)",
     "Độ chính xác đạt được, điểm % (95 % của các khả năng và trung vị)"},
    {"Quantiles are interpolated in histograms of 4,096 bins; width of a bin of growth, points",
     "Phân vị được nội suy trong biểu đồ tần suất 4.096 khoảng; độ rộng một khoảng của tăng "
     "trưởng, "
     "điểm %"},
    {"a run draws %zu numbers (uncertain factors, and shocks of each period), and the design "
     "\"%s\" has %zu dimensions",
     "mỗi lượt chạy lấy %zu số ngẫu nhiên (các tham số bất định và cú sốc của từng kỳ), còn thiết "
     "kế \"%s\" có %zu chiều"},
    {"add --runs, for example --runs 10000", "thêm --runs, ví dụ --runs 10000"},
    {"add --runs, for example --runs 65536", "thêm --runs, ví dụ --runs 65536"},
    {"ask for less, or say --yes-large", "yêu cầu ít hơn, hoặc thêm --yes-large"},
    {"both", "cả hai"},
    {"design", "thiết kế"},
    {"factorial", "factorial"},
    {"give a number a distribution, or leave --runs out",
     "hãy cho một số có phân phối, hoặc bỏ --runs"},
    {"give the command again", "chạy lại lệnh này"},
    {"it binds within two standard errors only: \"%s\" is missed about as often",
     "chỉ tiêu này ràng buộc nhất nhưng chưa vượt hai sai số chuẩn: \"%s\" cũng không đạt gần như "
     "thường xuyên như vậy"},
    {"leave --wide out, or --out -", "hãy bỏ --wide, hoặc bỏ --out -"},
    {"more than 1e9 points or 1e8 runs are meant", "đúng là muốn hơn 1e9 điểm hoặc 1e8 lượt chạy"},
    {"name fewer series", "nêu ít chuỗi hơn"},
    {"name one scenario, or a folder with --out", "nêu một kịch bản, hoặc một thư mục bằng --out"},
    {"never missed", "không lần nào không đạt"},
    {"nothing is uncertain, so there are no chances",
     "không có gì bất định nên không có khả năng nào để tính"},
    {"only the first %zu modelled targets are counted; this one is left open",
     "chỉ tính %zu chỉ tiêu có mô hình đầu tiên; chỉ tiêu này để ngỏ"},
    {"put the others into a plan of their own", "đưa các chỉ tiêu còn lại vào một kế hoạch riêng"},
    {"random", "random"},
    {"random, lhs or sobol; sweep: factorial too", "random, lhs hoặc sobol; sweep: cả factorial"},
    {"replicates", "số bản lặp"},
    {"series to write and to count, separated by commas; run: all for every series",
     "các chuỗi cần ghi và thống kê, cách nhau bằng dấu phẩy; run: all là mọi chuỗi"},
    {"standard errors are those of plain random runs: fewer than two replicates of the design are "
     "whole",
     "sai số chuẩn được tính như các lượt chạy ngẫu nhiên thông thường: chưa đủ hai bản lặp trọn "
     "vẹn của thiết kế"},
    {"std. error, at most", "sai số chuẩn, nhiều nhất"},
    {"stopped before its runs were drawn", "đã dừng trước khi lấy các lượt chạy của nó"},
    {"stopped: %zu of %zu runs of %s are kept", "đã dừng: giữ được %zu trong %zu lượt chạy của %s"},
    {"take --design lhs, fewer years, or leave --design out",
     "dùng --design lhs, ít năm hơn, hoặc bỏ --design"},
    {"take a smaller number, or more --runs", "lấy một số nhỏ hơn, hoặc tăng --runs"},
    {"the chance is within two standard errors of one half, so the runs do not say whether it is "
     "more likely reached or missed",
     "khả năng này cách một nửa không quá hai sai số chuẩn, nên các lượt chạy chưa cho biết đạt "
     "hay không đạt là dễ xảy ra hơn"},
    {"the chances of runs are one value a row, and so is their stream",
     "khả năng của các lượt chạy được ghi mỗi dòng một giá trị, và luồng ra của chúng cũng vậy"},
    {"the design \"%s\" draws no numbers", "thiết kế \"%s\" không lấy số ngẫu nhiên"},
    {"the file names no source", "tệp không nêu nguồn"},
    {"the runs of %zu scenarios are as many tables, and a stream holds one",
     "các lượt chạy của %zu kịch bản là bấy nhiêu bảng, còn một luồng ra chỉ chứa một bảng"},
    {"there are no runs to keep", "không có lượt chạy nào để giữ lại"},
    {"there is no run %zu: the last of %zu runs is %zu",
     "không có lượt chạy %zu: lượt cuối trong %zu lượt là %zu"},
    {"what a run draws by the design \"%s\" depends on the number of runs",
     "các số mà một lượt chạy lấy theo thiết kế \"%s\" phụ thuộc vào số lượt chạy"},
    {"write --design random, lhs or sobol", "viết --design random, lhs hoặc sobol"},
    {"write a number from 1 on, or leave --runs out for one run with likely values",
     "viết một số từ 1 trở lên, hoặc bỏ --runs để chạy một lượt với giá trị có khả năng nhất"},
    {"write for example --runs 1000; more than %s needs --yes-large",
     "viết chẳng hạn --runs 1000; nhiều hơn %s thì cần --yes-large"},
};

const grdp_wording_set grdp_wording_vi_chance = {rows, sizeof rows / sizeof *rows};
