# Language, warnings, hardening and the flags on which equal bytes of results depend.
# SPDX-License-Identifier: GPL-3.0-or-later

set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS ON)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Assertions stay in the release: they guard the numbers, and cost nothing that can be measured.
set(CMAKE_C_FLAGS_DEBUG "-O1 -g")
set(CMAKE_C_FLAGS_RELEASE "-O3")

add_compile_options(
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes
    -Wmissing-prototypes -Wvla -Wformat=2 -Wnull-dereference -Wdouble-promotion)

# The first keeps results equal on every processor and compiler; the others let loops vectorise and
# change no value.
add_compile_options(-ffp-contract=off -fno-math-errno -fno-trapping-math)

# gcc copies and clears 512 bytes, the lanes of one number, with "rep movsq", which takes 12 ns; the C
# library takes 4.
include(CheckCCompilerFlag)
check_c_compiler_flag(-mstringop-strategy=libcall GRDP_HAS_STRINGOP)
if(GRDP_HAS_STRINGOP)
    add_compile_options(-mstringop-strategy=libcall)
endif()

# Position-independent executables, -fPIE and -pie.
include(CheckPIESupported)
check_pie_supported(LANGUAGES C)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
add_link_options(LINKER:-z,relro LINKER:-z,now)

add_compile_options(-fstack-protector-strong -fstack-clash-protection)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|i[3-6]86)$")
    add_compile_options(-fcf-protection)
endif()

if(GRDP_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all
                        -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
elseif(GRDP_COVERAGE)
    set(CMAKE_C_FLAGS_DEBUG "-O0 -g")
    # Threads count too: without atomic counters some go below 0, which gcovr refuses.
    add_compile_options(--coverage -fprofile-abs-path -fprofile-update=atomic)
    add_link_options(--coverage)
else()
    # The sanitizers have their own, stronger version of this check; -O0 has none.
    add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
endif()

# Paths of this machine would make two builds of one source differ. gcov needs them.
if(NOT GRDP_COVERAGE)
    add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.
                        -ffile-prefix-map=${CMAKE_BINARY_DIR}=build)
endif()

# grdp_kernels(FILE...): sources whose GRDP_KERNEL functions are compiled for each instruction set.
function(grdp_kernels)
    if(GRDP_DISPATCH)
        set_source_files_properties(${ARGN} TARGET_DIRECTORY grdp PROPERTIES COMPILE_DEFINITIONS
            "GRDP_KERNEL=__attribute__((target_clones(\"avx512f\",\"avx2\",\"default\")))")
    endif()
endfunction()
