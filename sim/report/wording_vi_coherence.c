/* wording_vi_coherence: Vietnamese wordings: plans that hold together, backtests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/wording_vi.h"

static const grdp_wording rows[] = {
    {"%s %% of GRDP invested buys growth of %s %%", "đầu tư %s %% GRDP ứng với tăng trưởng %s %%"},
    {"%zu figures of growth have no date of publication and are left out",
     "%zu số liệu tăng trưởng không có ngày công bố nên không dùng"},
    {", for which the other sectors must grow by %s %%",
     "; phần đó đòi hỏi các ngành còn lại tăng %s %%"},
    {"--weights-known: \"%s\" is neither",
     "--weights-known: \"%s\" không phải giá trị nào trong hai"},
    {"5 years", "5 năm"},
    {"All years", "Tất cả các năm"},
    {"Authority", "Cơ quan ban hành"},
    {"Brier", "Brier"},
    {"Broken", "Trái với"},
    {"Budget revenue to GRDP, both at current prices",
     "Thu ngân sách so với GRDP, đều giá hiện hành"},
    {"By first figures", "Theo số công bố lần đầu"},
    {"By latest figures", "Theo số công bố mới nhất"},
    {"CRPS", "CRPS"},
    {"CRPS, intervals, PIT and Brier score from 8 cases on, for a normal spread of past "
     "changes of growth as known then (in brackets: cases with a spread); empty: too few "
     "cases.",
     "CRPS, khoảng, PIT và điểm Brier tính từ 8 trường hợp trở lên, với phân bố chuẩn "
     "theo các thay đổi tăng trưởng đã biết lúc đó (trong ngoặc: số trường hợp có độ phân "
     "tán); để trống: quá ít trường hợp."},
    {"Compares what would have been projected with what came",
     "So dự báo có thể lập lúc đó với kết quả về sau"},
    {"Conditions with a figure", "Số điều kiện có con số"},
    {"Contradiction", "Mâu thuẫn"},
    {"Contradictions", "Mâu thuẫn trong chỉ tiêu"},
    {"For each year the growth that was known at the end of the year before goes on, by "
     "sector where the sectors and their weights are known; for each quarter that of the "
     "quarter before. Beside it stand last year's growth, the mean of five years and the "
     "plan. Only figures published by then are used. CRPS, intervals, PIT and Brier score "
     "from 8 cases on. With --regions the arguments are folders: their regions, and those "
     "of growth.csv and plan_errors.csv in them, are pooled year by year.",
     "Với mỗi năm, tốc độ tăng đã biết vào cuối năm trước được giữ tiếp, theo ngành nếu "
     "biết các ngành và tỷ trọng; với mỗi quý là tốc độ của quý trước. Bên cạnh là tăng "
     "trưởng năm trước, trung bình năm năm và kế hoạch. Chỉ dùng số liệu đã công bố đến "
     "lúc đó. CRPS, khoảng, PIT và điểm Brier tính từ 8 trường hợp. Với --regions, tham "
     "số là thư mục: các địa phương trong đó, cùng những địa phương trong growth.csv và "
     "plan_errors.csv, được gộp theo từng năm."},
    {"Forecast", "Dự báo"},
    {"Forecast less outcome, points", "Dự báo trừ kết quả, điểm %"},
    {"GRDP at current prices is level times deflator",
     "GRDP giá hiện hành bằng GRDP giá so sánh nhân chỉ số giảm phát"},
    {"GRDP of %s goes with revenue of %s", "GRDP %s ứng với thu %s"},
    {"GRDP per head is GRDP over population", "GRDP bình quân đầu người bằng GRDP chia dân số"},
    {"GRDP per worker is GRDP over employment",
     "GRDP bình quân lao động bằng GRDP chia số lao động"},
    {"Growth of GRDP, %: by what was known at the end of the year before, and what came",
     "Tăng trưởng GRDP, %: theo điều đã biết vào cuối năm trước, và kết quả"},
    {"ICOR", "ICOR"},
    {"ICOR is the investment ratio over growth", "ICOR bằng tỷ lệ vốn đầu tư chia tốc độ tăng"},
    {"ICOR: investment to GRDP over growth", "ICOR: tỷ lệ vốn đầu tư/GRDP chia tốc độ tăng"},
    {"Least change that repairs it", "Điều chỉnh nhỏ nhất để hết mâu thuẫn"},
    {"No year of the past has both figures with a date.",
     "Không có năm nào trước đây có đủ hai số liệu kèm ngày công bố."},
    {"PIT by fifths", "PIT theo năm phần"},
    {"Plan less outcome, in the unit of the target; above 0 the plan was better than what "
     "came",
     "Kế hoạch trừ kết quả, theo đơn vị của chỉ tiêu; trên 0 là kế hoạch tốt hơn kết quả"},
    {"Productivity: growth of GRDP over growth of employment",
     "Năng suất: tăng GRDP so với tăng lao động"},
    {"Quarters, by what was known at the end of the quarter before",
     "Theo quý, theo điều đã biết vào cuối quý trước"},
    {"Regions", "Số địa phương"},
    {"Regions together,", "Gộp các địa phương,"},
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
    {"Spread of the projections of years by the runs of",
     "Độ phân tán của dự báo năm theo các lần chạy của"},
    {"Targets over several years, not looked at", "Chỉ tiêu nhiều năm, không xét"},
    {"Tensions, what the targets ask beside what the past has shown",
     "Chỗ căng, điều chỉ tiêu đòi hỏi bên cạnh điều quá khứ cho thấy"},
    {"The targets together", "Các chỉ tiêu gộp lại"},
    {"Weights of the year before", "Tỷ trọng năm trước"},
    {"Weights that were worked out later", "Tỷ trọng tính được về sau"},
    {"Year", "Năm"},
    {"a contribution is growth times the weight of the year before",
     "đóng góp bằng tốc độ tăng nhân tỷ trọng năm trước"},
    {"a group is the sum of its sectors", "nhóm bằng tổng các ngành của nó"},
    {"a level is that of the year before times 1 + growth",
     "quy mô bằng quy mô năm trước nhân (1 + tốc độ tăng)"},
    {"add figures of earlier years with their date of publication",
     "thêm số liệu các năm trước kèm ngày công bố"},
    {"add their vintage to the CSV file", "ghi ngày công bố (vintage) vào tệp CSV"},
    {"all are met by", "thỏa mãn tất cả"},
    {"asks", "đặt ra"},
    {"budget revenue", "thu ngân sách"},
    {"came first", "công bố đầu"},
    {"cases", "số ca"},
    {"chance, %", "khả năng, %"},
    {"contributions add up to the growth of GRDP", "tổng đóng góp bằng tốc độ tăng GRDP"},
    {"employment growing by %s %% goes with growth of %s %%",
     "lao động tăng %s %% ứng với tăng trưởng %s %%"},
    {"error, first", "sai số, đầu"},
    {"error, latest", "sai số, mới"},
    {"first", "đầu"},
    {"for", "cho"},
    {"from figures published on different dates", "từ các số công bố khác ngày"},
    {"give a factor a distribution, or a sector a volatility",
     "cho một con số phân bố, hoặc cho một ngành độ biến động"},
    {"growth at current prices is real growth times inflation",
     "tăng trưởng giá hiện hành bằng tăng trưởng thực nhân tăng giá"},
    {"growth of %s %% goes with employment growing by %s %%",
     "tăng trưởng %s %% ứng với lao động tăng %s %%"},
    {"growth of %s %% needs %s %% of GRDP", "tăng trưởng %s %% cần vốn đầu tư %s %% GRDP"},
    {"growth of GRDP, %", "tăng GRDP, %"},
    {"growth of employment, %", "tăng lao động, %"},
    {"growth of regions has region, year, growth, vintage; past plans have region, year, "
     "plan, outcome, vintage",
     "bảng tăng trưởng có region, year, growth, vintage; bảng kế hoạch các năm trước có "
     "region, year, plan, outcome, vintage"},
    {"if the others stay", "nếu các điều kiện kia giữ nguyên"},
    {"in 50 %", "trong 50 %"},
    {"in 90 %", "trong 90 %"},
    {"investment is its ratio times GRDP at current prices",
     "vốn đầu tư bằng tỷ lệ nhân GRDP giá hiện hành"},
    {"investment to GRDP, %", "vốn đầu tư/GRDP, %"},
    {"known from", "biết từ ngày"},
    {"last year's growth", "tăng trưởng năm trước"},
    {"latest", "mới nhất"},
    {"mean error", "sai số tb"},
    {"mean of five years", "trung bình năm năm"},
    {"mean |error|", "|sai số| tb"},
    {"name a folder that holds regions, or a table growth.csv of them",
     "nêu một thư mục có các địa phương, hoặc có bảng growth.csv"},
    {"name fewer at once", "nêu ít hơn mỗi lần"},
    {"name the region file of the scenario, and no other",
     "nêu đúng tệp địa phương của kịch bản, và chỉ tệp đó"},
    {"no account at constant prices", "không có cơ cấu gốc giá so sánh"},
    {"no number of this kind has such a value", "không số nào loại này có giá trị như vậy"},
    {"no period has a figure of growth and one that was known before it began",
     "không có kỳ nào vừa có số tăng trưởng vừa có số đã biết trước khi kỳ bắt đầu"},
    {"none of a single condition", "không điều kiện nào riêng lẻ"},
    {"not used (--weights-known strict)", "không dùng (--weights-known strict)"},
    {"nothing", "không giá trị nào"},
    {"nothing in the scenario is uncertain, so it gives no spread",
     "kịch bản không có gì bất định nên không cho độ phân tán"},
    {"one number has one value", "một số chỉ có một giá trị"},
    {"optimism, first", "lạc quan, đầu"},
    {"optimism, latest", "lạc quan, mới"},
    {"outcome", "kết quả"},
    {"productivity, %", "năng suất, %"},
    {"projection", "dự báo"},
    {"revenue / GRDP, %", "thu/GRDP, %"},
    {"revenue of %s goes with GRDP of %s", "thu %s ứng với GRDP %s"},
    {"root mean sq.", "căn tb bình phương"},
    {"says whether the targets of plans hold together",
     "cho biết các chỉ tiêu của kế hoạch có khớp nhau không"},
    {"see what it says with --set first=%u", "xem thông báo khi chạy với --set first=%u"},
    {"shares add up to 100 %", "tổng cơ cấu bằng 100 %"},
    {"spread", "phân tán"},
    {"strict: only weights that were known; reconstructed: also those worked out later",
     "strict: chỉ tỷ trọng đã biết lúc đó; reconstructed: cả tỷ trọng tính được về sau"},
    {"target met", "đạt chỉ tiêu"},
    {"tension %s: %zu figures of earlier years have no date of publication and are left "
     "out",
     "chỗ căng %s: %zu số liệu các năm trước không có ngày công bố nên không dùng"},
    {"the arguments are folders of regions, pooled",
     "tham số là các thư mục địa phương, gộp chung"},
    {"the plan itself", "chính kế hoạch"},
    {"the scenario could not be moved to %u, whose spread is that of past changes: %s",
     "không dời được kịch bản về năm %u, độ phân tán lấy theo các thay đổi đã qua: %s"},
    {"the scenario is of \"%s\", which is not the region of the backtest",
     "kịch bản là của \"%s\", không phải địa phương đang xét"},
    {"the table has no column \"%s\"", "bảng không có cột \"%s\""},
    {"there are more than %zu regions, or more plans than there is room for",
     "có hơn %zu địa phương, hoặc quá nhiều kế hoạch"},
    {"there is no region in this folder", "thư mục này không có địa phương nào"},
    {"total only", "chỉ tổng số"},
    {"weights", "tỷ trọng"},
    {"write growth in per cent: hai_duong,2023,8.16,2023-12",
     "ghi tăng trưởng theo phần trăm: hai_duong,2023,8.16,2023-12"},
    {"write strict or reconstructed", "viết strict hoặc reconstructed"},
    {"year \"%s\" and growth \"%s\" are not numbers",
     "năm \"%s\" và tăng trưởng \"%s\" không phải là số"},
    {"year before", "năm trước"},
};

const grdp_wording_set grdp_wording_vi_coherence = {rows, sizeof rows / sizeof *rows};
