#!/bin/sh
# Installs the browser in which the tests of this module look at the page, where there is none yet: a
# Debian package, by sudo if need be. Without it those tests are skipped and say so.
set -eu

for browser in chromium chromium-browser google-chrome; do
  ! command -v "$browser" >/dev/null 2>&1 || exit 0
done
if ! command -v apt-get >/dev/null 2>&1; then
  echo "install-browser: this is not Debian; install Chromium by hand" >&2
  exit 1
fi
as_root=
[ "$(id -u)" -eq 0 ] || as_root=sudo
$as_root apt-get update -q
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium fonts-dejavu-core
