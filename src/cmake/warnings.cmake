# Warnings belong to Huiqi's own targets and never reach a target that links them.
function(huiqi_set_warnings target)
    if(MSVC)
        target_compile_options(${target} PRIVATE /W4 /utf-8 $<$<BOOL:${HUIQI_DEV}>:/WX>)
    else()
        target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                                                 $<$<BOOL:${HUIQI_DEV}>:-Werror>)
        # WORKAROUND(g++ 12): optimised, it sees overlapping copies inside std::string's operator+ that are not there.
        if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
            target_compile_options(${target} PRIVATE -Wno-restrict)
        endif()
    endif()
endfunction()
