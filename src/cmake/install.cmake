include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/huiqi")

install(TARGETS huiqi_core EXPORT huiqi-core-targets FILE_SET HEADERS)
install(EXPORT huiqi-core-targets NAMESPACE huiqi:: DESTINATION "${package_dir}")

if(TARGET huiqi)
    install(TARGETS huiqi EXPORT huiqi-targets FILE_SET HEADERS)
    install(EXPORT huiqi-targets NAMESPACE huiqi:: DESTINATION "${package_dir}")
    install(FILES src/cmake/dependencies.cmake DESTINATION "${package_dir}" RENAME huiqi-dependencies.cmake)
endif()

if(TARGET huiqi_cli)
    install(TARGETS huiqi_cli)
endif()

configure_package_config_file(src/cmake/huiqi-config.cmake.in "${PROJECT_BINARY_DIR}/huiqi-config.cmake"
                              INSTALL_DESTINATION "${package_dir}")
# Before 1.0 a minor version may break what an earlier one promised.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/huiqi-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/huiqi-config.cmake" "${PROJECT_BINARY_DIR}/huiqi-config-version.cmake"
        DESTINATION "${package_dir}")
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/doc/huiqi")
