# GRDP_STATIC: the command without shared libraries, where all of them are there as archives. To be
# included before the libraries are looked for.
# SPDX-License-Identifier: GPL-3.0-or-later

if(GRDP_STATIC)
    list(PREPEND CMAKE_FIND_LIBRARY_SUFFIXES .a)
endif()

# grdp_link_static(TARGET): what cannot be linked so, is linked as usual.
function(grdp_link_static target)
    if(NOT GRDP_STATIC)
        return()
    endif()
    include(CheckCSourceCompiles)
    set(CMAKE_REQUIRED_LINK_OPTIONS -static-pie)
    set(CMAKE_REQUIRED_LIBRARIES PkgConfig::LIBCONFIG PkgConfig::JANSSON GSL::gsl Threads::Threads m)
    check_c_source_compiles("
        #include <gsl/gsl_fit.h>
        #include <jansson.h>
        #include <libconfig.h>
        #include <math.h>
        int main(int argc, char **argv)
        {
            double x[2] = {0.0, argc}, a, b, c[4];
            config_t config;
            (void)argv;
            config_init(&config);
            return gsl_fit_linear(x, 1, x, 1, 2, &a, &b, c, c + 1, c + 2, c + 3) +
                   (json_object() == NULL) + (int)nextafter(b, a);
        }" GRDP_LINKS_STATIC)
    if(GRDP_LINKS_STATIC)
        # CMake would add -pie, which takes -static-pie back.
        set_property(TARGET ${target} PROPERTY POSITION_INDEPENDENT_CODE)
        target_compile_options(${target} PRIVATE -fPIE)
        target_link_options(${target} PRIVATE -static-pie)
    else()
        message(STATUS "GRDP_STATIC: not all libraries are there as archives; ${target} will be shared")
    endif()
endfunction()
