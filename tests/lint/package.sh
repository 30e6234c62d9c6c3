#!/usr/bin/env bash
# What is installed can be used: each public header stands alone, and a program finds the library
# by CMake and by pkg-config. BINARY_DIR is a finished build.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
: "${BINARY_DIR:?is the folder of a build}"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
prefix=$folder/usr
cmake --install "$BINARY_DIR" --prefix "$prefix" >"$folder/log"

for header in "$prefix"/include/grdp/*.h; do
    echo "#include \"grdp/$(basename "$header")\"" >"$folder/header.c"
    gcc -std=c17 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -I"$prefix/include" \
        "$folder/header.c"
done

cat >"$folder/main.c" <<'END'
#include <grdp/model.h>
#include <grdp/status.h>

int main(void)
{
    return grdp_model_find("no such model") == 0 ? grdp_status_exit_code(GRDP_OK) : 1;
}
END
cat >"$folder/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.25)
project(user LANGUAGES C)
find_package(grdp 0.1 REQUIRED)
add_executable(user main.c)
target_link_libraries(user PRIVATE grdp::grdp)
END
cmake -G Ninja -S "$folder" -B "$folder/build" -DCMAKE_PREFIX_PATH="$prefix" >>"$folder/log"
cmake --build "$folder/build" >>"$folder/log"
"$folder/build/user"

pkgconfig=$(dirname "$(find "$prefix" -name grdp.pc)")
read -ra flags <<<"$(PKG_CONFIG_PATH=$pkgconfig pkg-config --cflags --libs grdp)"
gcc -o "$folder/user" "$folder/main.c" "${flags[@]}"
"$folder/user"
