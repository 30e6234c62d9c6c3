/* wording_vi_fit: Vietnamese wordings: fits and batches over regions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/wording_vi.h"

static const grdp_wording rows[] = {
    {"Correlation between sectors", "Tương quan giữa các ngành"},
    {"Estimates the spread of growth from the history of a region",
     "Ước lượng độ phân tán của tăng trưởng từ số liệu quá khứ của một địa phương"},
    {"For each sector a mean and a standard deviation from its years, one correlation between "
     "sectors and one persistence, each with its standard error; then the spread of GRDP growth is "
     "scaled to the errors of past plans (plan_errors.csv beside the region, one folder above, or "
     "in `provinces` there). Prints a group `changes` for a scenario; with --out it goes to a "
     "file, with --out - to stdout alone.",
     "Với mỗi ngành: trung bình và độ lệch chuẩn từ các năm có số liệu; một tương quan giữa các "
     "ngành và một độ bền, đều kèm sai số chuẩn; sau đó độ phân tán của tăng trưởng GRDP được điều "
     "chỉnh theo sai số của các kế hoạch trước (plan_errors.csv cạnh tệp địa phương, ở thư mục "
     "trên, hoặc trong `provinces` ở đó). In một nhóm `changes` cho kịch bản; với --out thì ghi "
     "vào tệp, với --out - thì chỉ in ra stdout."},
    {"Growth of GRDP by region, ranked:", "Tăng trưởng GRDP theo địa phương, xếp hạng:"},
    {"Growth, %", "Tăng trưởng, %"},
    {"Naive forecasts to compare with: last year's growth, and the target itself.",
     "Dự báo đơn giản để so sánh: tăng trưởng năm trước, và chính chỉ tiêu."},
    {"Past plans less their outcomes, points", "Kế hoạch các năm trước trừ kết quả, điểm %"},
    {"Persistence from year to year", "Độ bền từ năm này sang năm sau"},
    {"Region", "Địa phương"},
    {"Spread of GRDP growth by the sectors, points",
     "Độ phân tán của tăng trưởng GRDP theo các ngành, điểm %"},
    {"Years with every sector", "Số năm có đủ các ngành"},
    {"a correlation for every pair of sectors; needs 15 complete years",
     "một tương quan cho mỗi cặp ngành; cần 15 năm đủ số liệu"},
    {"a correlation needs %zu years in which every sector is known; there are %zu",
     "tương quan cần %zu năm có đủ số liệu của mọi ngành; hiện có %zu"},
    {"assumed", "giả định"},
    {"chance of the target", "khả năng đạt chỉ tiêu"},
    {"distance", "chênh lệch"},
    {"last year, %", "năm trước, %"},
    {"median, %", "trung vị, %"},
    {"not estimated", "không ước lượng"},
    {"projected, %", "dự báo, %"},
    {"robust std. dev.", "độ lệch chuẩn bền vững"},
    {"standard error", "sai số chuẩn"},
    {"table of past plans and their outcomes: region,year,plan,outcome,vintage",
     "bảng kế hoạch các năm trước và kết quả: region,year,plan,outcome,vintage"},
    {"taken, from the errors of past plans", "lấy theo sai số của các kế hoạch trước"},
    {"target, %", "chỉ tiêu, %"},
    {"volatility", "biến động"},
    {"weight, %", "tỷ trọng, %"},
    {"years", "số năm"},
    {"± one standard error; volatility: what a scenario takes.",
     "± một sai số chuẩn; biến động: giá trị kịch bản dùng."},
};

const grdp_wording_set grdp_wording_vi_fit = {rows, sizeof rows / sizeof *rows};
