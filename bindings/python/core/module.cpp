#include <string>

#include <nanobind/stl/string.h>

#include <huiqi/version.hpp>

#include "rules.hpp"

NB_MODULE(_core, module) {
    module.doc() = "Huiqi's library. Use the package huiqi, which wraps it.";
    huiqi::python::import_datetime();
    // Looked up while the import lock orders everything, and never while another thread waits.
    (void)huiqi::python::names();
    module.attr("version") = std::string{huiqi::library_version};
    huiqi::python::bind_rules(module);
    huiqi::python::bind_report(module);
    huiqi::python::bind_feel(module);
    huiqi::python::bind_screen(module);
}
