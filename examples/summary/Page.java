/** What the browser gets: it asks both routes, and draws what their Server-Timing says. */
interface Page {
  String HTML =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <meta name="color-scheme" content="light dark">
      <title>One after the other, and at the same time</title>
      <style>
        :root {
          --text: #182033; --muted: #5c6880; --back: #fff; --panel: #f4f6fa; --line: #d3d9e4;
          --total: #c3cad8; --posts: #2f6bff; --users: #f5a524;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --text: #e8ebf3; --muted: #919cb3; --back: #11141c; --panel: #1a1f2b; --line: #343d50;
            --total: #4a556b; --posts: #6496ff; --users: #f5ab3a;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; max-width: 76rem; padding: 1.5rem; background: var(--back); color: var(--text);
          font: 16px/1.5 system-ui, "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums;
        }
        header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; margin-bottom: 1.25rem; }
        h1 { font-size: 1.35rem; margin: 0; }
        button {
          font: inherit; padding: .35rem 1rem; border: 0; border-radius: .4rem; cursor: pointer;
          background: var(--posts); color: var(--back);
        }
        button:disabled { opacity: .5; cursor: default; }
        main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1.25rem; }
        section { background: var(--panel); border-radius: .6rem; padding: 1.1rem; min-width: 0; }
        h2 { font-size: 1rem; margin: 0; display: flex; justify-content: space-between; gap: 1rem; }
        pre { overflow-x: auto; font: 13px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; color: var(--muted);
          min-height: 4.5em; margin: .7rem 0 1rem; }
        .row { display: grid; grid-template-columns: 3.6rem 1fr; align-items: center; height: 2rem; font-size: .85rem; }
        .track { position: relative; height: 100%; border-left: 1px solid var(--line); }
        .bar { position: absolute; top: .3rem; bottom: .3rem; border-radius: .2rem; min-width: 2px; }
        .bar span { position: absolute; right: .4rem; line-height: 1.4rem; }
        .total { background: var(--total); }
        .posts { background: var(--posts); color: var(--back); }
        .users { background: var(--users); color: #182033; }
        .axis { color: var(--muted); height: 1.4rem; }
        .axis .track { border-color: transparent; }
        .axis .track span { position: absolute; transform: translateX(-50%); }
        p { color: var(--muted); margin: 1.25rem 0 0; max-width: 50rem; }
      </style>
      <header>
        <h1>One after the other, and at the same time</h1>
        <button id="run" disabled>Run again</button>
      </header>
      <main>
        <section id="before">
          <h2>Before <output></output></h2>
          <pre>String posts = posts(service);
      String users = users(service);
      return new Summary(posts, users);</pre>
          <div class="lanes"></div>
        </section>
        <section id="after">
          <h2>After <output></output></h2>
          <pre>return gather(
          () -> posts(service),
          () -> users(service), Summary::new);</pre>
          <div class="lanes"></div>
        </section>
      </main>
      <p id="sum" role="status">asking …</p>
      <script type="module">
        const byId = (id) => document.getElementById(id);

        function element(parent, name, className = "", text = "") {
          const made = document.createElement(name);
          made.className = className;
          made.textContent = text;
          parent.append(made);
          return made;
        }

        // "posts;start=0.4;dur=301.2, users;start=…" as a map of { start, dur }
        function timing(field) {
          return new Map(field.split(", ").map((entry) => {
            const [name, ...parameters] = entry.split(";");
            return [name, Object.fromEntries(parameters.map((p) => p.split("=")).map(([k, v]) => [k, Number(v)]))];
          }));
        }

        async function ask(id) {
          const response = await fetch("/summary/" + id);
          if (!response.ok) throw new Error(response.status + " " + (await response.text()));
          return timing(response.headers.get("Server-Timing"));
        }

        function draw(id, calls, end) {
          const lanes = byId(id).querySelector(".lanes");
          lanes.replaceChildren();
          for (const name of ["total", "posts", "users"]) {
            const { start, dur } = calls.get(name);
            const row = element(lanes, "div", "row");
            element(row, "span", "", name);
            const bar = element(element(row, "div", "track"), "div", "bar " + name);
            Object.assign(bar.dataset, { call: id + " " + name, start, end: start + dur });
            bar.style.cssText = `left: ${(100 * start) / end}%; width: ${(100 * dur) / end}%`;
            element(bar, "span", "", Math.round(dur) + " ms");
          }
          const axis = element(lanes, "div", "row axis");
          element(axis, "span");
          const track = element(axis, "div", "track");
          for (let ms = 0; ms <= end * 0.95; ms += 100) {
            element(track, "span", "", ms ? ms : "0 ms").style.left = (100 * ms) / end + "%";
          }
          byId(id).querySelector("output").textContent = Math.round(calls.get("total").dur) + " ms";
        }

        async function run() {
          byId("run").disabled = true;
          try {
            const before = await ask("before");
            const after = await ask("after");
            const end = Math.max(before.get("total").dur, after.get("total").dur);
            draw("before", before, end);
            draw("after", after, end);
            const saved = before.get("total").dur - after.get("total").dur;
            byId("sum").textContent = `Measured on the server, over HTTP, just now. At the same time it takes as long as`
              + ` the slower call, not as long as both: ${Math.round(saved)} ms less.`;
            document.documentElement.dataset.runs = 1 + Number(document.documentElement.dataset.runs ?? 0);
          } catch (failure) {
            byId("sum").textContent = "That failed: " + failure.message;
          } finally {
            byId("run").disabled = false;
          }
        }

        byId("run").addEventListener("click", run);
        // The first requests of a program load classes, which is not what is to be measured.
        await Promise.allSettled([ask("before"), ask("after")]);
        run();
      </script>
      """;
}
