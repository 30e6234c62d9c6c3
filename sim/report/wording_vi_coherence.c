/* wording_vi_coherence: Vietnamese wordings: plans that hold together, backtests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/wording_vi.h"

static const grdp_wording rows[] = {
    {"%s %% of GRDP invested buys growth of %s %%", "đầu tư %s %% GRDP ứng với tăng trưởng %s %%"},
    {", for which the other sectors must grow by %s %%",
     "; phần đó đòi hỏi các ngành còn lại tăng %s %%"},
    {"Authority", "Cơ quan ban hành"},
    {"Broken", "Trái với"},
    {"Budget revenue to GRDP, both at current prices",
     "Thu ngân sách so với GRDP, đều giá hiện hành"},
    {"By first figures", "Theo số công bố lần đầu"},
    {"By latest figures", "Theo số công bố mới nhất"},
    {"Conditions with a figure", "Số điều kiện có con số"},
    {"Contradiction", "Mâu thuẫn"},
    {"Contradictions", "Mâu thuẫn trong chỉ tiêu"},
    {"GRDP at current prices is level times deflator",
     "GRDP giá hiện hành bằng GRDP giá so sánh nhân chỉ số giảm phát"},
    {"GRDP of %s goes with revenue of %s", "GRDP %s ứng với thu %s"},
    {"GRDP per head is GRDP over population", "GRDP bình quân đầu người bằng GRDP chia dân số"},
    {"GRDP per worker is GRDP over employment",
     "GRDP bình quân lao động bằng GRDP chia số lao động"},
    {"ICOR", "ICOR"},
    {"ICOR is the investment ratio over growth", "ICOR bằng tỷ lệ vốn đầu tư chia tốc độ tăng"},
    {"ICOR: investment to GRDP over growth", "ICOR: tỷ lệ vốn đầu tư/GRDP chia tốc độ tăng"},
    {"Least change that repairs it", "Điều chỉnh nhỏ nhất để hết mâu thuẫn"},
    {"No year of the past has both figures with a date.",
     "Không có năm nào trước đây có đủ hai số liệu kèm ngày công bố."},
    {"Productivity: growth of GRDP over growth of employment",
     "Năng suất: tăng GRDP so với tăng lao động"},
    {"Regions, plans, scenarios and the CSV files of actual figures, each by its kind; a "
     "folder stands for all settings files below it. With --explain, says which file and "
     "line gave a number of a scenario. With --verbose, lists the defaults in use. With "
     "--plan, says whether the targets of the plans hold together: contradictions, which "
     "break an identity (exit code 1), with the least change that repairs them; "
     "differences between authorities; and tensions, which the past puts into a range.",
     "Tệp địa phương, kế hoạch, kịch bản và tệp CSV số liệu thực hiện, mỗi tệp theo loại "
     "của nó; một thư mục là tất cả các tệp cấu hình trong đó. Với --explain, cho biết "
     "tệp và dòng nào cho một con số của kịch bản. Với --verbose, liệt kê các giá trị mặc "
     "định được dùng. Với --plan, cho biết các chỉ tiêu của kế hoạch có khớp nhau không: "
     "mâu thuẫn, tức trái với một hằng đẳng thức (mã thoát 1), kèm điều chỉnh nhỏ nhất để "
     "hết mâu thuẫn; khác biệt giữa các cơ quan; và những chỗ căng, đặt cạnh khoảng giá "
     "trị của quá khứ."},
    {"Sectors with a target weigh %s %% and make %s points where each just meets it; "
     "growth of GRDP of %s %% leaves %s points",
     "Các ngành có chỉ tiêu chiếm tỷ trọng %s %% và đóng góp %s điểm nếu vừa đạt; GRDP "
     "tăng %s %% còn thiếu %s điểm"},
    {"Series for which several plans in force ask different values",
     "Số chỉ tiêu mà các kế hoạch cùng hiệu lực đặt khác nhau"},
    {"Targets over several years, not looked at", "Chỉ tiêu nhiều năm, không xét"},
    {"Tensions, what the targets ask beside what the past has shown",
     "Chỗ căng, điều chỉ tiêu đòi hỏi bên cạnh điều quá khứ cho thấy"},
    {"The targets together", "Các chỉ tiêu gộp lại"},
    {"Weights of the year before", "Tỷ trọng năm trước"},
    {"Year", "Năm"},
    {"a contribution is growth times the weight of the year before",
     "đóng góp bằng tốc độ tăng nhân tỷ trọng năm trước"},
    {"a group is the sum of its sectors", "nhóm bằng tổng các ngành của nó"},
    {"a level is that of the year before times 1 + growth",
     "quy mô bằng quy mô năm trước nhân (1 + tốc độ tăng)"},
    {"add their vintage to the CSV file", "ghi ngày công bố (vintage) vào tệp CSV"},
    {"all are met by", "thỏa mãn tất cả"},
    {"asks", "đặt ra"},
    {"budget revenue", "thu ngân sách"},
    {"contributions add up to the growth of GRDP", "tổng đóng góp bằng tốc độ tăng GRDP"},
    {"employment growing by %s %% goes with growth of %s %%",
     "lao động tăng %s %% ứng với tăng trưởng %s %%"},
    {"from figures published on different dates", "từ các số công bố khác ngày"},
    {"growth at current prices is real growth times inflation",
     "tăng trưởng giá hiện hành bằng tăng trưởng thực nhân tăng giá"},
    {"growth of %s %% goes with employment growing by %s %%",
     "tăng trưởng %s %% ứng với lao động tăng %s %%"},
    {"growth of %s %% needs %s %% of GRDP", "tăng trưởng %s %% cần vốn đầu tư %s %% GRDP"},
    {"growth of GRDP, %", "tăng GRDP, %"},
    {"growth of employment, %", "tăng lao động, %"},
    {"if the others stay", "nếu các điều kiện kia giữ nguyên"},
    {"investment is its ratio times GRDP at current prices",
     "vốn đầu tư bằng tỷ lệ nhân GRDP giá hiện hành"},
    {"investment to GRDP, %", "vốn đầu tư/GRDP, %"},
    {"known from", "biết từ ngày"},
    {"no account at constant prices", "không có tài khoản giá so sánh"},
    {"no number of this kind has such a value", "không số nào loại này có giá trị như vậy"},
    {"none of a single condition", "không điều kiện nào riêng lẻ"},
    {"nothing", "không giá trị nào"},
    {"one number has one value", "một số chỉ có một giá trị"},
    {"productivity, %", "năng suất, %"},
    {"revenue / GRDP, %", "thu/GRDP, %"},
    {"revenue of %s goes with GRDP of %s", "thu %s ứng với GRDP %s"},
    {"says whether the targets of plans hold together",
     "cho biết các chỉ tiêu của kế hoạch có khớp nhau không"},
    {"shares add up to 100 %", "tổng cơ cấu bằng 100 %"},
    {"tension %s: %zu figures of earlier years have no date of publication and are left "
     "out",
     "chỗ căng %s: %zu số liệu các năm trước không có ngày công bố nên không dùng"},
};

const grdp_wording_set grdp_wording_vi_coherence = {rows, sizeof rows / sizeof *rows};
