#!/bin/sh
# Draws timeline.png and timeline-dark.png anew, the pictures of the README, from two runs of programs in
# examples/. Needs Chromium (timeline/install-browser.sh); about a minute.
set -eu

images=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
root=$images/../..
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for program in OneByOne AllAtOnce; do
  "$root/aio" run --timeline "$work/$program.html" "$root/examples/$program.java"
done
cat >"$work/both.html" <<'END'
<!doctype html>
<meta name="color-scheme" content="light dark">
<style>
  body { margin: 0; display: flex; gap: 24px; background: Canvas; }
  iframe { flex: 1; height: 100vh; border: 0; }
  @media (prefers-color-scheme: dark) { body { background: #11141c; } }
</style>
<iframe src="OneByOne.html#t=0-1300&only=lanes"></iframe>
<iframe src="AllAtOnce.html#t=0-1300&only=lanes"></iframe>
END

draw() {
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/profile" --hide-scrollbars \
    --window-size=1500,322 --virtual-time-budget=5000 --blink-settings=preferredColorScheme="$2" \
    --screenshot="$images/$1" "file://$work/both.html" 2>/dev/null
}
draw timeline.png 1
draw timeline-dark.png 0
