# What the compiled library links. Read by this build, and installed to be read by find_package(huiqi), so that both see
# the same target names whichever version of a dependency they find.
include(CMakeFindDependencyMacro)

find_dependency(yaml-cpp 0.7 ${huiqi_required})
find_dependency(fmt 9 ${huiqi_required})
find_dependency(simdjson 3 ${huiqi_required})
find_dependency(OpenSSL ${huiqi_required} COMPONENTS Crypto)
find_dependency(ICU 67 ${huiqi_required} COMPONENTS i18n uc)
find_dependency(date 3 ${huiqi_required})
find_dependency(hwy 1.0 ${huiqi_required})
find_dependency(Threads ${huiqi_required})

# yaml-cpp 0.8 put its target into a namespace.
if(NOT TARGET huiqi::yaml_cpp)
    add_library(huiqi::yaml_cpp INTERFACE IMPORTED)
    if(TARGET yaml-cpp::yaml-cpp)
        set_property(TARGET huiqi::yaml_cpp PROPERTY INTERFACE_LINK_LIBRARIES yaml-cpp::yaml-cpp)
    else()
        set_property(TARGET huiqi::yaml_cpp PROPERTY INTERFACE_LINK_LIBRARIES yaml-cpp)
    endif()
endif()
