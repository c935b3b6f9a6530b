# make demo    one enterprise decided against the rules in rules/, explained
# make test    everything that is checked before a change is taken, but Spark: that is make test-spark
# Both install what they need first (Debian 12; as root or through sudo).

# A recipe fails where any part of a pipe does.
SHELL = bash
.SHELLFLAGS = -o pipefail -c

JOBS    ?= $(shell nproc)
CLANGXX ?= $(firstword $(foreach name,clang++-14 clang++,$(shell command -v $(name))))
CLANG_FORMAT ?= clang-format-14
PROFILE ?= rules/samples/enterprise.json
AS_OF   ?= 2025-08-13
LANGUAGE ?= zh
PYTHON ?= python3

python_env = build/python-env
peers_env = build/peers-env
ROWS   ?= 1000000

install_wheel = CXX=$${CXX:-c++} CMAKE_BUILD_PARALLEL_LEVEL=$(JOBS) $(python_env)/bin/python -m pip install -q ./bindings/python \
    --no-deps --force-reinstall

pytest = $(python_env)/bin/pytest -q -p no:cacheprovider
test_package = $(python_env)/package-of-tests
python_sources = $(shell find bindings/python rules include -type f -not -path '*/tests/*' -not -path '*/bench/*' -not -name '*.pyc')

sources = $(shell find include src tests $(wildcard bindings) -name '*.hpp' -o -name '*.cpp')

.PHONY: demo test test-gcc test-clang test-python test-spark bench-growth bench-peers bench-python python-package python-test-package \
        python-env cli format format-check install-demo install-test install-bench install-python clean

demo: cli
	build/release/bin/huiqi evaluate --rules rules --profile $(PROFILE) --as-of $(AS_OF) --lang $(LANGUAGE)

cli: install-demo
	cmake --preset release >/dev/null
	cmake --build --preset release --target huiqi_cli -j $(JOBS)

test: install-test
	$(MAKE) --no-print-directory format-check
	$(MAKE) --no-print-directory test-clang
	$(MAKE) --no-print-directory test-gcc
	$(MAKE) --no-print-directory test-python

# g++, every test: units, data, command line, rule files, layers, packaging.
test-gcc: install-test
	cmake --preset ci
	cmake --build --preset ci -j $(JOBS)
	cmake --build --preset ci --target all_verify_interface_header_sets -j $(JOBS)
	ctest --preset ci -j $(JOBS) --output-log build/ci/ctest.log

# clang with address and undefined behaviour sanitizers: units, and half a minute of fuzzing.
test-clang: install-test
	cmake --preset asan -DCMAKE_CXX_COMPILER=$(CLANGXX)
	cmake --build --preset asan -j $(JOBS)
	ctest --preset asan -j $(JOBS) -L "unit|fuzz" --output-log build/asan/ctest.log

# The Python package as its users install it, in an environment of its own, but with the library that make test-gcc builds,
# assertions and all: tested, types checked, documents and examples run.
test-python: python-test-package
	$(pytest) bindings/python --ignore=bindings/python/tests/spark 2>&1 | tee build/python.log
	@! grep "nanobind: leaked" build/python.log

# The distributed run on a local Spark with several executors. Needs Java 17, which it installs.
test-spark: python-test-package
	@sh src/cmake/install_packages.sh spark
	$(python_env)/bin/python -m pip install -q -r bindings/python/tests/spark/requirements.txt
	$(pytest) bindings/python/tests/spark 2>&1 | tee build/spark.log

# What Python costs beside C++, as docs/benchmarks.md says it.
bench-python: python_options = --config-settings=cmake.define.HUIQI_PYTHON_BENCH=ON
bench-python: python-package
	$(python_env)/bin/python bindings/python/bench/overhead.py build/python/libhuiqi_native.so

# Beside DuckDB, Zen and programmes written by hand, in one run; a peer that cannot be installed is left out.
bench-peers: install-bench
	cmake --preset bench >/dev/null
	cmake --build --preset bench --target huiqi_bench_peers -j $(JOBS)
	[ -x $(peers_env)/bin/python ] || $(PYTHON) -m venv $(peers_env)
	while read -r peer; do $(peers_env)/bin/python -m pip install -q "$$peer" || true; done < tests/bench/peers/requirements.txt
	$(peers_env)/bin/python tests/bench/peers/compare.py --rows $(ROWS) build/bench/bin/huiqi_bench_peers

# What large tables, many clauses and a thousand programmes cost, and screening as rows, columns and programmes grow.
bench-growth: install-bench
	cmake --preset bench >/dev/null
	cmake --build --preset bench --target huiqi_bench_growth huiqi_bench_peers -j $(JOBS)
	$(PYTHON) tests/bench/growth/generate.py build/growth
	build/bench/bin/huiqi_bench_growth build/growth
	build/bench/bin/huiqi_bench_peers growth 100000

python-package: python-env
	@rm -f $(test_package)
	$(install_wheel) --config-settings=build-dir=$(CURDIR)/build/python $(python_options)

python-test-package: install-test python-env
	cmake --preset ci >/dev/null
	cmake --build --preset ci --target huiqi huiqi_cli -j $(JOBS)
	cmake --install build/ci --prefix build/ci/installed >/dev/null
	@$(MAKE) --no-print-directory $(test_package)

# Anew only where something that goes into it has changed.
$(test_package): build/ci/installed/bin/huiqi $(python_sources)
	$(install_wheel) --config-settings=build-dir=$(CURDIR)/build/python-test \
	    --config-settings=cmake.define.HUIQI_INSTALLED=$(CURDIR)/build/ci/installed \
	    --config-settings=cmake.build-type=Debug --config-settings=cmake.define.CMAKE_CXX_FLAGS_DEBUG="-O1 -g1" \
	    --config-settings=cmake.define.HUIQI_DEV=ON
	@touch $@

python-env: install-python
	[ -x $(python_env)/bin/python ] || $(PYTHON) -m venv $(python_env)
	$(python_env)/bin/python -m pip install -q -r bindings/python/tests/requirements.txt

format:
	@$(CLANG_FORMAT) -i $(sources)

format-check:
	@$(CLANG_FORMAT) --dry-run --Werror $(sources)

install-demo:
	@sh src/cmake/install_packages.sh demo

install-test:
	@sh src/cmake/install_packages.sh test

install-bench:
	@sh src/cmake/install_packages.sh bench

install-python:
	@sh src/cmake/install_packages.sh python

clean:
	rm -rf build
