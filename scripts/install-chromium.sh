#!/bin/sh
# Chromium and a Chinese font for the browser tests, where they are missing and Debian's packages can be installed.
set -eu
if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then
    exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "Chromium is missing and cannot be installed here (that takes root and apt-get): the browser tests will skip" >&2
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update >/dev/null
apt-get -qq install --yes --no-install-recommends chromium fonts-noto-cjk >/dev/null
