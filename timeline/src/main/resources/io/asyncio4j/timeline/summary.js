/** The figures above the picture. */
const Summary = {
  show(recording) {
    document.title = `${recording.title} · timeline`;
    byId("title").textContent = recording.title;
    const started = new Date(recording.startedAt);
    byId("subtitle").textContent =
      `${Format.duration(recording.duration)} on ${started.toLocaleString()} · ${recording.platform}`;
    byId("summary").replaceChildren(Summary.bar(recording), ...Summary.figures(recording));
    if (recording.fullAt > 0) {
      const note = byId("note");
      note.hidden = false;
      note.textContent =
        `The recording was full after ${Format.duration(recording.fullAt)}: what happened later is not in the picture. ` +
        "-Dasyncio4j.timeline.events=N makes room for N events, 16 bytes each.";
    }
  },

  /** What the loops did with their time; of several loops the sum. */
  shares(recording) {
    const sum = (f) => recording.loops.reduce((total, loop) => total + f(loop), 0);
    const whole = sum((loop) => loop.end - loop.start);
    const stalled = Math.min(whole, sum((loop) => loop.stallTime));
    const running = Math.max(0, sum((loop) => loop.busyTime) - stalled);
    return { whole, stalled, running, idle: Math.max(0, whole - stalled - running) };
  },

  bar(recording) {
    const { whole, stalled, running, idle } = Summary.shares(recording);
    const bar = shareBar(
      [
        { key: "running", name: "running", time: running },
        { key: "stall", name: "stalled", time: stalled },
        { key: "line", name: "idle", time: idle },
      ],
      whole);
    bar.title = "How the loop spent its time";
    return bar;
  },

  figures(recording) {
    const figure = (value, name) => element("div", { class: "figure" }, element("b", {}, value), name);
    const figures = [
      figure(Format.count(recording.taskCount), recording.taskCount === 1 ? "task" : "tasks"),
      figure(Format.count(Summary.peak(recording)), "at a time"),
      figure(Format.count(recording.stalls.length), recording.stalls.length === 1 ? "stall" : "stalls"),
    ];
    const failed = recording.outcome.reduce((n, outcome) => n + (outcome === Outcome.FAILED), 0);
    if (failed) figures.push(figure(Format.count(failed), "failed"));
    if (recording.loops.length > 1) figures.push(figure(Format.count(recording.loops.length), "loops"));
    return figures;
  },

  /** The most tasks that were alive at a time. */
  peak(recording) {
    const ended = recording.ended.slice().sort();
    let over = 0;
    let peak = 0;
    for (let task = 0; task < recording.taskCount; task++) {
      while (ended[over] <= recording.created[task]) over++;
      peak = Math.max(peak, task + 1 - over);
    }
    return peak;
  },
};
