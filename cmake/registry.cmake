# A list of names becomes a table of descriptors that can be searched by name.
# SPDX-License-Identifier: GPL-3.0-or-later

# grdp_registry(OUT PREFIX TYPE HEADER NAMES...)
#   PREFIX  grdp_model: the start of grdp_model_find(), grdp_model_at() and of the descriptors
#           grdp_model_<name>
#   TYPE    of the descriptors
#   HEADER  declares the type and the two functions
#   OUT     gets the path of the generated file
function(grdp_registry out prefix type header)
    set(declarations "")
    set(entries "")
    foreach(name IN LISTS ARGN)
        string(APPEND declarations "extern const ${type} ${prefix}_${name};\n")
        string(APPEND entries "    &${prefix}_${name},\n")
    endforeach()
    set(file ${CMAKE_CURRENT_BINARY_DIR}/${prefix}_registry.c)
    configure_file(${CMAKE_SOURCE_DIR}/cmake/registry.c.in ${file} @ONLY)
    set(${out} ${file} PARENT_SCOPE)
endfunction()

# grdp_present(OUT PATTERN NAMES...): the names whose file exists; "%" in the pattern is the name.
function(grdp_present out pattern)
    set(present "")
    foreach(name IN LISTS ARGN)
        string(REPLACE "%" ${name} file ${pattern})
        if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
            list(APPEND present ${name})
        else()
            message(STATUS "not there yet: ${file}")
        endif()
    endforeach()
    set(${out} ${present} PARENT_SCOPE)
endfunction()

# grdp_no_orphans(PATTERN NAMES...): a file without its word would be unknown to every user.
function(grdp_no_orphans pattern)
    string(REPLACE "%" "*" glob ${pattern})
    string(REPLACE "%" "(.*)" regex ${pattern})
    file(GLOB files CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} ${glob})
    foreach(file IN LISTS files)
        string(REGEX REPLACE "^${regex}$" "\\1" name ${file})
        if(NOT name IN_LIST ARGN)
            message(WARNING "${file} is not in the list of ${CMAKE_CURRENT_SOURCE_DIR}")
        endif()
    endforeach()
endfunction()
