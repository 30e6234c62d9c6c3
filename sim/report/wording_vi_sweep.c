/* wording_vi_sweep: Vietnamese wordings: sweeps and their parts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/wording_vi.h"

static const grdp_wording rows[] = {
    {"%zu columns are more than %zu", "%zu cột nhiều hơn %zu"},
    {"%zu of %zu points left the domain of a model; their responses are empty",
     "%zu trong %zu điểm ra ngoài miền của một mô hình; kết quả của chúng để trống"},
    {"--checkpoint: \"%s\" is not a number of seconds from 0 to 86400",
     "--checkpoint: \"%s\" không phải là số giây từ 0 đến 86400"},
    {"--design: there is no design \"%s\"", "--design: không có thiết kế \"%s\""},
    {"--points: \"%s\" is not a whole number from 1 to %s",
     "--points: \"%s\" không phải là số nguyên từ 1 đến %s"},
    {"--restart makes it anew", "--restart để làm lại từ đầu"},
    {"--shard: \"%s\" is not a part i/N with i from 1 to N and N at most %zu",
     "--shard: \"%s\" không phải là phần i/N với i từ 1 đến N và N không quá %zu"},
    {"--vary is given more than %zu times", "--vary được cho quá %zu lần"},
    {"Each --vary names a factor and its values: FROM:TO:COUNT or a list "
     "for every combination (the last factor fastest), FROM:TO or dist for "
     "--design random, lhs or sobol with --points. --columns names responses as "
     "SERIES@PERIOD, or SERIES for every year. Rows stream to sweep.csv in "
     "results/SCENARIO/sweep, or in the folder of --out. After any "
     "interruption the same command goes on, and the file is the same as "
     "without one; what it has finished it does not do again. --shard i/N "
     "writes the i-th of N parts, which `grdpsim merge` puts together.",
     "Mỗi --vary nêu một tham số và các giá trị của nó: TỪ:ĐẾN:SỐ_MỨC hoặc "
     "một danh sách để có mọi tổ hợp (tham số cuối thay đổi nhanh nhất), "
     "TỪ:ĐẾN hoặc dist cho --design random, lhs hay sobol cùng với --points. "
     "--columns nêu kết quả dưới dạng CHUỖI@KỲ, hoặc CHUỖI cho mọi "
     "năm. Các dòng được ghi dần vào sweep.csv trong "
     "results/KỊCH_BẢN/sweep, hoặc trong thư mục của --out. Sau mọi gián "
     "đoạn, chạy lại đúng lệnh đó thì nó tiếp tục, và tệp giống hệt như khi "
     "không bị gián đoạn; phần đã hoàn tất thì không làm lại. --shard i/N "
     "ghi phần thứ i trong N phần; `grdpsim merge` ghép chúng lại."},
    {"Evaluates a scenario at many points, one row of CSV each",
     "Tính một kịch bản tại nhiều điểm, mỗi điểm một dòng CSV"},
    {"Files that are there:", "Các tệp đã có:"},
    {"Puts the parts of a sweep together", "Ghép các phần của một lần quét"},
    {"The parts are the files that sweep --shard i/N wrote, or folders that hold them. All N must "
     "be there, once, whole, and of the same sweep; the table in DIR is then the same, byte for "
     "byte, as that of the sweep without --shard.",
     "Các phần là những tệp mà sweep --shard i/N đã ghi, hoặc thư mục chứa chúng. Phải đủ N phần, "
     "mỗi phần một lần, nguyên vẹn và của cùng một lần quét; khi đó bảng trong THƯ_MỤC giống từng "
     "byte với bảng của lần quét không có --shard."},
    {"a factor and its values: FROM:TO:COUNT, FROM:TO, a list, dist; may be repeated",
     "một tham số và các giá trị: TỪ:ĐẾN:SỐ_MỨC, TỪ:ĐẾN, danh sách, dist; có thể lặp lại"},
    {"a part is complete once part-i-of-N.json is there",
     "một phần chỉ hoàn tất khi có part-i-of-N.json"},
    {"a sweep is written as csv, not as %s", "một lần quét được ghi dạng csv, không phải %s"},
    {"a table of points names its factors itself", "bảng điểm tự nêu các tham số của nó"},
    {"another command is writing this file", "một lệnh khác đang ghi tệp này"},
    {"ask for fewer series or periods", "hãy yêu cầu ít chuỗi hoặc ít kỳ hơn"},
    {"begins anew, and gives up other results that stand where it writes",
     "bắt đầu lại, và bỏ những kết quả khác đang nằm ở chỗ sẽ ghi"},
    {"begins at point %zu, and the part before it ends at %zu",
     "bắt đầu ở điểm %zu, còn phần trước nó kết thúc ở %zu"},
    {"columns", "cột"},
    {"design points", "điểm thiết kế"},
    {"ends at point %zu of %zu", "kết thúc ở điểm %zu trong %zu"},
    {"give --points-csv FILE alone, or leave it out", "chỉ dùng --points-csv FILE, hoặc bỏ nó đi"},
    {"give its command again", "hãy chạy lại lệnh của nó"},
    {"give its command: sweep ... --shard %zu/%zu",
     "hãy chạy lệnh của nó: sweep ... --shard %zu/%zu"},
    {"goes on after %zu of %zu points", "tiếp tục sau %zu trong %zu điểm"},
    {"holds the results of `%s` (%s%s%s), and `%s` (%s%s%s) would overwrite them",
     "đang chứa kết quả của `%s` (%s%s%s), và `%s` (%s%s%s) sẽ ghi đè lên chúng"},
    {"how much work an interruption may cost",
     "một gián đoạn được phép làm mất bao nhiêu công việc"},
    {"is in no manifest of grdpsim and would be overwritten",
     "không có trong tệp kê khai nào của grdpsim và sẽ bị ghi đè"},
    {"is no manifest of grdpsim and would be overwritten",
     "không phải là manifest của grdpsim và sẽ bị ghi đè"},
    {"is no part of a sweep", "không phải là một phần của lần quét"},
    {"is not complete: %zu of %zu points", "chưa hoàn tất: %zu trong %zu điểm"},
    {"is not what a sweep writes beside its table",
     "không phải là tệp mà lệnh sweep ghi bên cạnh bảng của nó"},
    {"is not what its description says (SHA-256)", "không đúng với mô tả của nó (SHA-256)"},
    {"is one of %zu parts, the first one is one of %zu",
     "là một trong %zu phần, còn phần đầu là một trong %zu"},
    {"is part %zu, and so is %s", "là phần %zu, và %s cũng vậy"},
    {"is shorter than its state says", "ngắn hơn mức mà tệp trạng thái ghi"},
    {"it was changed or cut: make the part again",
     "nó đã bị sửa hoặc bị cắt: hãy tạo lại phần này"},
    {"leave --format out", "hãy bỏ --format"},
    {"leave --vary out, or --points-csv", "hãy bỏ --vary, hoặc bỏ --points-csv"},
    {"look at the factors of an empty row, and narrow their ranges",
     "hãy xem các tham số của một dòng trống và thu hẹp khoảng của chúng"},
    {"make the part again", "hãy tạo lại phần này"},
    {"merge the parts of one sweep only", "chỉ ghép các phần của cùng một lần quét"},
    {"name another file with --out, or give this one up with --restart",
     "nêu tệp khác bằng --out, hoặc bỏ tệp này bằng --restart"},
    {"name each part once", "nêu mỗi phần một lần"},
    {"name files as part-1-of-8.csv, or a folder",
     "nêu các tệp như part-1-of-8.csv, hoặc một thư mục"},
    {"name the files of a sweep, or make them again",
     "nêu các tệp của một lần quét, hoặc tạo lại chúng"},
    {"number of points of --design random, lhs and sobol",
     "số điểm của --design random, lhs và sobol"},
    {"one row a response of a point in place of one a point",
     "mỗi dòng là một kết quả của một điểm, thay vì cả điểm"},
    {"part %zu of %zu is missing", "thiếu phần %zu trong %zu phần"},
    {"stopped after %zu of %zu points", "dừng sau %zu trong %zu điểm"},
    {"take another folder with --out, or begin anew with --restart",
     "chọn thư mục khác bằng --out, hoặc bắt đầu lại bằng --restart"},
    {"take another folder with --out, or give this one up with --restart",
     "chọn thư mục khác bằng --out, hoặc bỏ nội dung thư mục này bằng --restart"},
    {"takes the points from a table whose columns are factors",
     "lấy các điểm từ một bảng có cột là các tham số"},
    {"the design \"%s\" and a table of points do not go together",
     "thiết kế \"%s\" và bảng điểm không đi cùng nhau"},
    {"the same command goes on from there", "chạy lại đúng lệnh đó để tiếp tục từ đây"},
    {"the same command has finished it, and nothing was left to do",
     "cùng lệnh này đã hoàn tất nó, và không còn gì phải làm"},
    {"there are factorial, random, lhs and sobol", "có factorial, random, lhs và sobol"},
    {"there is no part of a sweep in this folder",
     "thư mục này không có phần nào của một lần quét"},
    {"uncertain factors that are not varied stand at their likely value: %zu",
     "số tham số không chắc chắn mà không được thay đổi, giữ ở giá trị khả dĩ: %zu"},
    {"vary them too, or see: grdpsim list factors FILE",
     "hãy thay đổi cả chúng, hoặc xem: grdpsim list factors FILE"},
    {"wait until it ends, or take another folder with --out",
     "hãy đợi nó kết thúc, hoặc chọn thư mục khác bằng --out"},
    {"was changed since it was written", "đã bị sửa sau khi được ghi"},
    {"was changed since it was written and would be overwritten",
     "đã bị sửa sau khi được ghi và sẽ bị ghi đè"},
    {"was made with \"%s\", where \"%s\" is wanted", "được tạo với \"%s\", trong khi cần \"%s\""},
    {"was made with it, and it is not wanted", "được tạo với tùy chọn này, trong khi không cần"},
    {"was made without it, and it is wanted",
     "được tạo mà không có tùy chọn này, trong khi cần có"},
    {"was not written by grdpsim %s and would be overwritten",
     "không phải do grdpsim %s ghi ra và sẽ bị ghi đè"},
    {"what is done is kept: make room, then the same command goes on",
     "phần đã làm được giữ lại: hãy giải phóng chỗ, rồi chạy lại đúng lệnh đó"},
    {"write for example --checkpoint 10", "viết ví dụ --checkpoint 10"},
    {"write for example --points 1024; more than %s needs --yes-large",
     "viết chẳng hạn --points 1024; nhiều hơn %s thì cần --yes-large"},
    {"write for example --shard 3/64", "viết ví dụ --shard 3/64"},
    {"write the points into a table: --points-csv FILE",
     "hãy viết các điểm vào một bảng: --points-csv FILE"},
    {"writes only the i-th of N parts", "chỉ ghi phần thứ i trong N phần"},
};

const grdp_wording_set grdp_wording_vi_sweep = {rows, sizeof rows / sizeof *rows};
