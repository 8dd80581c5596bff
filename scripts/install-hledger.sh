#!/bin/sh
# hledger for the benchmark, where it is missing and Debian's packages can be installed.
set -eu
if command -v hledger >/dev/null; then
    exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "hledger is missing and cannot be installed here (that takes root and apt-get): its rows will say so" >&2
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update >/dev/null
apt-get -qq install --yes --no-install-recommends hledger >/dev/null
