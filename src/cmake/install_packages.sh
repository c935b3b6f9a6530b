#!/bin/sh
# Installs what a build needs on Debian 12 (and later, and Ubuntu), and only what is missing.
# Usage: install_packages.sh demo|test|bench|python|spark
set -eu

demo_packages="g++ cmake ninja-build libyaml-cpp-dev libfmt-dev libsimdjson-dev libssl-dev libcli11-dev libicu-dev
    libhowardhinnant-date-dev libedit-dev libhwy-dev tzdata"
test_packages="clang-14 libclang-rt-14-dev clang-format-14 catch2 python3 python3-jsonschema"
bench_packages="libbenchmark-dev python3 python3-venv"
python_packages="python3 python3-dev python3-venv"
spark_packages="openjdk-17-jre-headless procps"

case "${1:-}" in
demo) packages=$demo_packages ;;
test) packages="$demo_packages $test_packages" ;;
bench) packages="$demo_packages $bench_packages" ;;
python) packages="$demo_packages $python_packages" ;;
spark) packages=$spark_packages ;;
*)
    echo "usage: $0 demo|test|bench|python|spark" >&2
    exit 2
    ;;
esac

# Any packaged Boost will do; libboost-dev is asked for only where there is none.
[ -e /usr/include/boost/spirit/home/x3.hpp ] || packages="$packages libboost-dev"

if ! command -v apt-get >/dev/null 2>&1; then
    echo "No apt-get here. Please see to it yourself that these are installed: $packages" >&2
    exit 0
fi

missing=""
for package in $packages; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1; then
    as_root="sudo"
else
    echo "These packages are missing, and installing them needs root or sudo:$missing" >&2
    exit 1
fi

echo "Installing:$missing" >&2
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# The list is meant to be split into words.
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
