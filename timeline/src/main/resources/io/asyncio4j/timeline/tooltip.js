/** What is under the pointer, in words. */
class Tooltip {
  constructor(place, recording) {
    this.place = place;
    this.recording = recording;
  }

  show(pointer, stall) {
    const lines = stall ? this.#stall(stall) : pointer.segment >= 0 ? this.#segment(pointer.task, pointer.segment) : null;
    this.place.hidden = lines === null;
    if (lines === null) return;
    const key = stall ? stall.start : pointer.segment;
    if (this.shown !== key) {
      this.shown = key;
      this.place.replaceChildren(...lines);
    }
    this.#moveTo(pointer.clientX, pointer.clientY);
  }

  #stall(stall) {
    const who = stall.task < 0 ? "A callback" : this.recording.name[stall.task];
    return [element("p", {}, `${who} held the loop for ${Format.duration(stall.duration)}`), stackOf(stall)];
  }

  #segment(task, segment) {
    const r = this.recording;
    const state = STATE_OF.get(r.state[segment]);
    const lasted = Format.duration(r.end(task, segment) - r.start[segment]);
    const lines = [
      element("p", {}, swatch(state.key), `${Tooltip.#says(r, segment)} for ${lasted}`),
      element("p", {}, `${r.name[task]}: ${state.means}`),
    ];
    if (r.where[segment]) lines.push(element("p", {}, `at ${r.where[segment]}`));
    const waker = r.waker[segment];
    if (waker >= 0) lines.push(element("p", {}, `${r.state[segment] === State.TASK ? "until the end of" : "woken by"} ${r.name[waker]}`));
    const stall = state.state === State.STALL ? r.stallOf(segment) : undefined;
    if (stall) lines.push(stackOf(stall));
    return lines;
  }

  static #says(r, segment) {
    const state = r.state[segment];
    if (state < State.TIMER || state > State.SYNC) return STATE_OF.get(state).name;
    return `waiting: ${r.what[segment] || STATE_OF.get(state).name}`;
  }

  #moveTo(x, y) {
    const { offsetWidth: width, offsetHeight: height } = this.place;
    this.place.style.left = `${Math.max(4, x + 16 + width > innerWidth ? x - width - 12 : x + 16)}px`;
    this.place.style.top = `${Math.max(4, y + 18 + height > innerHeight ? y - height - 12 : y + 18)}px`;
  }
}
