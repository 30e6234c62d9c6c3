/* wording_vi_measures: Vietnamese wordings: PAWN, Shapley effects, derivative-based measures and
 * studies of given data.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/wording_vi.h"

static const grdp_wording rows[] = {
    {"%s can bring at most %s %% of the uncertainty, with all that it does together with others.",
     "%s đóng góp nhiều nhất là %s %% độ bất định, kể cả phần tác động cùng với tham số khác."},
    {"%s matters most for %s: its usual spread moves the result by about %s %s.",
     "%s có ảnh hưởng lớn nhất đến %s: mức dao động thường gặp của nó làm kết quả đổi khoảng %s "
     "%s."},
    {"Classes of equal frequency of each factor.", "Số lớp có tần số bằng nhau của mỗi tham số."},
    {"Compares whole distributions: which factor moves the result anywhere, not its variance only?",
     "So sánh toàn bộ phân phối: tham số nào làm kết quả dịch chuyển ở bất kỳ đâu, không chỉ "
     "phương sai?"},
    {"Divides the variance among the factors, correlated ones too: who brings which part?",
     "Chia phương sai cho từng tham số, kể cả khi chúng tương quan: mỗi tham số đóng góp bao "
     "nhiêu?"},
    {"Largest over the classes of the distance between distributions.",
     "Khoảng cách lớn nhất giữa các phân phối qua các lớp."},
    {"Mean over the classes of the distance between distributions.",
     "Khoảng cách trung bình giữa các phân phối qua các lớp."},
    {"Mean square slope, per unit of the factor.",
     "Bình phương độ dốc bình quân, trên một đơn vị của tham số."},
    {"Median distance of a factor without effect, by chance",
     "Khoảng cách trung vị do ngẫu nhiên của một tham số không có tác động"},
    {"Median over the classes of the distance between distributions.",
     "Khoảng cách trung vị giữa các phân phối qua các lớp."},
    {"Part of the variance; the parts of all factors make 1.",
     "Phần trong phương sai; tổng các phần của mọi tham số bằng 1."},
    {"Points at which slopes are taken.", "Số điểm tính độ dốc."},
    {"Random orders in which the factors join.", "Số thứ tự ngẫu nhiên đưa các tham số vào."},
    {"Resamples of the orders for the intervals.",
     "Số lần lấy mẫu lại các thứ tự để có khoảng tin cậy."},
    {"Resamples of the points for the intervals.",
     "Số lần lấy mẫu lại các điểm để có khoảng tin cậy."},
    {"Resamples of the runs for the intervals.",
     "Số lần lấy mẫu lại các lượt chạy để có khoảng tin cậy."},
    {"Root of the mean square slope, times the spread of the factor.",
     "Căn của bình phương độ dốc bình quân, nhân với mức dao động của tham số."},
    {"Runs.", "Số lượt chạy."},
    {"Takes slopes all over the ranges: what is the most that a factor can explain?",
     "Tính độ dốc trên toàn khoảng giá trị: một tham số giải thích được nhiều nhất bao nhiêu?"},
    {"The most that the factor can have of the variance, interactions included.",
     "Phần phương sai lớn nhất mà tham số có thể có, kể cả tương tác."},
    {"bound", "cận trên"},
    {"give it a range with --vary %s=FROM:TO, or take `grdpsim study pawn`",
     "cho nó một khoảng bằng --vary %s=FROM:TO, hoặc dùng `grdpsim study pawn`"},
    {"largest", "lớn nhất"},
    {"leave --group out, or take `grdpsim study shapley`",
     "bỏ --group, hoặc dùng `grdpsim study shapley`"},
    {"name the factors that matter: --vary PATH", "nêu các tham số quan trọng: --vary PATH"},
    {"reach", "tầm tác động"},
    {"the distribution \"%s\" gives no bound by derivatives",
     "phân phối \"%s\" không cho cận theo đạo hàm"},
    {"the method \"%s\" says something of single factors only",
     "phương pháp \"%s\" chỉ nói về từng tham số riêng"},
    {"the method \"%s\" takes at most %zu factors, not %zu",
     "phương pháp \"%s\" nhận nhiều nhất %zu tham số, không phải %zu"},
};

const grdp_wording_set grdp_wording_vi_measures = {rows, sizeof rows / sizeof *rows};
