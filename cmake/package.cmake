# What is installed: library, headers, command, scenarios, CMake package and pkg-config file.
# SPDX-License-Identifier: GPL-3.0-or-later

include(CMakePackageConfigHelpers)
set(GRDP_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/grdp)

install(TARGETS grdp EXPORT grdpTargets)
if(TARGET grdpsim)
    install(TARGETS grdpsim)
endif()
install(DIRECTORY sim/include/grdp DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/grdpsim)

install(EXPORT grdpTargets NAMESPACE grdp:: DESTINATION ${GRDP_CMAKE_DIR})
configure_package_config_file(cmake/grdpConfig.cmake.in ${GRDP_GENERATED}/grdpConfig.cmake
                              INSTALL_DESTINATION ${GRDP_CMAKE_DIR})
write_basic_package_version_file(${GRDP_GENERATED}/grdpConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${GRDP_GENERATED}/grdpConfig.cmake ${GRDP_GENERATED}/grdpConfigVersion.cmake
        DESTINATION ${GRDP_CMAKE_DIR})

# The prefix is where the file lies, so that it holds for cmake --install --prefix too.
file(RELATIVE_PATH GRDP_PC_PREFIX ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(cmake/grdp.pc.in ${GRDP_GENERATED}/grdp.pc @ONLY)
install(FILES ${GRDP_GENERATED}/grdp.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
