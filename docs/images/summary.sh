#!/bin/sh
# Draws summary.png and summary-dark.png anew, the page of examples/summary. Needs Chromium
# (timeline/install-browser.sh), curl and a free port 8000; about half a minute.
set -eu

images=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
root=$images/../..
url=http://127.0.0.1:8000/
work=$(mktemp -d)
"$root/aio" run "$root/examples/summary/SummaryApp.java" &
app=$!
trap 'kill $app; rm -rf "$work"' EXIT
until curl -sf -o "$work/page" $url; do
  kill -0 $app
  sleep 1
done

draw() {
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/profile" --hide-scrollbars \
    --window-size=1200,430 --virtual-time-budget=8000 --blink-settings=preferredColorScheme="$2" \
    --screenshot="$images/$1" $url 2>/dev/null
}
draw summary.png 1
draw summary-dark.png 0
