#!/bin/sh
# Installs the other people's servers and clients that the tests of this module talk to, where they are
# not here yet: Debian packages, by sudo if need be. Without them those tests are skipped and say so.
# h2spec is in no package; the tests run it where it is on the PATH.
set -eu

missing_packages() {
  command -v chromium >/dev/null 2>&1 || echo chromium
  command -v curl >/dev/null 2>&1 || echo curl
  command -v h2load >/dev/null 2>&1 || echo nghttp2-client
  command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ] || echo nginx-light
  command -v node >/dev/null 2>&1 || echo nodejs
  [ -d /usr/share/nodejs/ws ] || echo node-ws
  command -v wrk >/dev/null 2>&1 || echo wrk
  /usr/bin/python3 -c 'import aiohttp' >/dev/null 2>&1 || echo python3-aiohttp
  /usr/bin/python3 -c 'import httpx, h2' >/dev/null 2>&1 || echo python3-httpx python3-h2
}

packages=$(missing_packages)
[ -n "$packages" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
  echo "install-peers: this is not Debian; install by hand what the tests are to talk to:" $packages >&2
  exit 1
fi
as_root=
[ "$(id -u)" -eq 0 ] || as_root=sudo
$as_root apt-get update -q
# shellcheck disable=SC2086 # a list of packages
$as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -q -y --no-install-recommends $packages
