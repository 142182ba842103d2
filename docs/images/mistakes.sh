#!/bin/sh
# Draws mistake-*.png anew, the pictures of docs/mistakes.md, from two runs of each of its programs.
# Needs Chromium (timeline/install-browser.sh); about a minute.
set -eu

images=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
root=$images/../..
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The blocks of the guide whose first line names a file.
awk -v folder="$work" '
  /^```java/ { getline; file = ($0 ~ /^\/\/ [a-z-]+\.java$/) ? folder "/" $2 : "" }
  /^```$/ { file = "" }
  file != "" { print > file }' "$images/../mistakes.md"

for program in page version order poller; do
  for name in $program $program-right; do
    "$root/aio" run --timeline "$work/$name.html" "$work/$name.java"
  done
  cat >"$work/both.html" <<END
<!doctype html>
<meta name="color-scheme" content="light dark">
<style>
  body { margin: 0; display: flex; gap: 24px; background: Canvas; }
  iframe { flex: 1; height: 100vh; border: 0; }
</style>
<iframe src="$program.html#t=0-600&only=lanes"></iframe>
<iframe src="$program-right.html#t=0-600&only=lanes"></iframe>
END
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/profile" --hide-scrollbars \
    --window-size=1500,200 --virtual-time-budget=5000 --blink-settings=preferredColorScheme=1 \
    --screenshot="$images/mistake-$program.png" "file://$work/both.html" 2>/dev/null
done
