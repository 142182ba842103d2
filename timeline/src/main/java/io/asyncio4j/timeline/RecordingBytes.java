package io.asyncio4j.timeline;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A recording as the page reads it: unsigned LEB128 numbers, times as distances, every text once
 * and by its number elsewhere. {@code recording.js} is the other side of this.
 */
final class RecordingBytes {
  private final Interned<String> texts = new Interned<>();
  private ByteArrayOutputStream out = new ByteArrayOutputStream();

  private RecordingBytes() {}

  static byte[] of(Recording recording) {
    var bytes = new RecordingBytes();
    bytes.recording(recording);
    ByteArrayOutputStream body = bytes.out;
    bytes.out = new ByteArrayOutputStream();
    var all = bytes.texts.all();
    bytes.number(all.size());
    for (String text : all) {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      bytes.number(encoded.length);
      bytes.out.writeBytes(encoded);
    }
    bytes.out.writeBytes(body.toByteArray());
    return bytes.out.toByteArray();
  }

  private void recording(Recording recording) {
    text(recording.title());
    text(Recording.platform());
    number(recording.startedAt());
    number(recording.duration());
    number(recording.fullAt());
    number(recording.loops().size());
    recording.loops().forEach(this::loop);
    number(recording.tasks().size());
    number(recording.tasks().stream().mapToInt(Lane::size).sum());
    long created = 0;
    for (Lane lane : recording.tasks()) {
      lane(lane, created);
      created = lane.created;
    }
    number(recording.stalls().size());
    recording.stalls().forEach(this::stall);
  }

  private void loop(Recording.Loop loop) {
    text(loop.name());
    number(loop.start());
    number(loop.end());
    number(loop.busy().length / 2);
    long before = loop.start();
    for (long time : loop.busy()) {
      number(time - before);
      before = time;
    }
  }

  private void lane(Lane lane, long before) {
    number(lane.loop);
    number(lane.parent == null ? 0 : lane.index - lane.parent.index);
    text(lane.name);
    text(lane.place);
    number(lane.created - before);
    number(lane.outcome.ordinal());
    text(lane.failure);
    number(lane.size());
    for (int i = 0; i < lane.size(); i++) {
      segment(lane, lane.segment(i));
    }
  }

  private void segment(Lane lane, Lane.Segment segment) {
    number(((segment.end() - segment.start()) << 3) | segment.state().ordinal());
    if (segment.state().isWait()) {
      Wait wait = segment.on();
      text(wait == null ? "" : wait.what());
      text(wait == null ? "" : wait.where());
      number(segment.waker() == null ? 0 : wakerOf(lane, segment.waker()));
    }
  }

  /** How far before the lane its waker stands: even then, and odd when it stands behind. */
  private static long wakerOf(Lane lane, Lane waker) {
    long distance = (long) lane.index - waker.index;
    return distance > 0 ? distance * 2 : -distance * 2 + 1;
  }

  private void stall(Recording.Stall stall) {
    number(stall.loop());
    number(stall.start());
    number(stall.duration());
    number(stall.task() + 1);
    text(stall.stack());
  }

  private void text(String text) {
    number(texts.number(text));
  }

  private void number(long value) {
    long left = value;
    while (left >= 0x80 || left < 0) {
      out.write((int) (left & 0x7f) | 0x80);
      left >>>= 7;
    }
    out.write((int) left);
  }
}
