#!/bin/sh
# Installs the contenders of `./aio bench core`, `http` and `web` that are not here yet, and what makes the
# load for the latter two.
#
#   bench/install-peers.sh         Debian packages (asks for root by sudo if need be), then the Kotlin
#                                  contender and the Java web frameworks, built by Maven into
#                                  bench/target/peers
#   bench/install-peers.sh kotlin  the Kotlin contender alone
#   bench/install-peers.sh web     the Java web frameworks alone
set -eu

bench=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)

missing_packages() {
  /usr/bin/python3 -c 'import asyncio' 2>/dev/null || echo python3
  /usr/bin/python3 -c 'import uvloop' 2>/dev/null || echo python3-uvloop
  command -v go >/dev/null 2>&1 || echo golang-go
  command -v node >/dev/null 2>&1 || echo nodejs
  command -v taskset >/dev/null 2>&1 || echo util-linux
  command -v wrk >/dev/null 2>&1 || echo wrk
  command -v h2load >/dev/null 2>&1 || echo nghttp2-client
  [ -d /usr/share/nodejs/ws ] || echo node-ws
  for module in fastapi uvicorn httptools websockets aiohttp httpx; do
    /usr/bin/python3 -c "import $module" 2>/dev/null || echo "python3-$module"
  done
}

build() {
  "$bench/../mvnw" -q -B -f "$bench/peers/$1/pom.xml" package
}

if [ $# -eq 0 ]; then
  packages=$(missing_packages)
  if [ -n "$packages" ]; then
    if ! command -v apt-get >/dev/null 2>&1; then
      echo "install-peers: this is not Debian; install by hand what ./aio bench core names:" $packages >&2
      exit 1
    fi
    as_root=
    [ "$(id -u)" -eq 0 ] || as_root=sudo
    $as_root apt-get update -q
    # shellcheck disable=SC2086 # a list of packages
    $as_root apt-get install -q -y --no-install-recommends $packages
  fi
fi

# shellcheck disable=SC2048,SC2086 # names without blanks
for peer in ${*:-kotlin web}; do
  build "$peer"
done
echo "install-peers: done; ./aio bench names what it found" >&2
