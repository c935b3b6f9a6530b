#pragma once

// Included after Huiqi's headers: none of them may have brought in what Huiqi is built with.
#if defined(BOOST_VERSION) || defined(YAML_CPP_API) || defined(FMT_VERSION) || defined(SIMDJSON_VERSION) ||            \
    defined(OPENSSL_VERSION_NUMBER) || defined(U_ICU_VERSION)
#error "a public header of Huiqi includes one of its dependencies"
#endif
