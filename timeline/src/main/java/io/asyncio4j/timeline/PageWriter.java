package io.asyncio4j.timeline;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** The page: its parts, which are resources beside this class, and the recording, in one file. */
final class PageWriter {
  /** In an order in which each needs only those before it. */
  private static final List<String> SCRIPTS =
      List.of(
          "format.js",
          "dom.js",
          "recording.js",
          "rows.js",
          "view.js",
          "theme.js",
          "axis.js",
          "lanes.js",
          "painter.js",
          "overview.js",
          "summary.js",
          "details.js",
          "tooltip.js",
          "controls.js",
          "input.js",
          "page.js");

  private PageWriter() {}

  static void write(Recording recording, Path file) throws IOException {
    String page = resource("page.html");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      int from = 0;
      for (int at = page.indexOf("${"); at >= 0; at = page.indexOf("${", from)) {
        int end = page.indexOf('}', at);
        out.write(page, from, at - from);
        out.write(part(page.substring(at + 2, end), recording));
        from = end + 1;
      }
      out.write(page, from, page.length() - from);
    }
  }

  private static String part(String name, Recording recording) throws IOException {
    return switch (name) {
      case "title" -> escaped(recording.title());
      case "style" -> resource("timeline.css");
      case "recording" -> Base64.getEncoder().encodeToString(packed(recording));
      case "script" -> SCRIPTS.stream().map(PageWriter::script).collect(Collectors.joining("\n"));
      default -> throw new AssertionError(name);
    };
  }

  private static byte[] packed(Recording recording) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(RecordingBytes.of(recording));
    }
    return packed.toByteArray();
  }

  private static String script(String name) {
    try {
      return resource(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PageWriter.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("the jar of asyncio4j-timeline lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
