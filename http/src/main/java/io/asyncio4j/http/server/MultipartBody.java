package io.asyncio4j.http.server;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.Parameters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a body of {@code multipart/form-data} (RFC 7578) apart while it comes. It keeps the head of
 * a part, and of its content no more than came at a time.
 */
final class MultipartBody {
  /** What RFC 2046 allows, and something for those who do not know it. */
  private static final int LONGEST_BOUNDARY = 200;

  /** Blanks that may follow a boundary. */
  private static final int LONGEST_PADDING = 64;

  private static final byte[] LINE_END = {'\r', '\n'};
  private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
  private static final byte[] LAST = {'-', '-'};

  private final RequestBody body;
  private final ServerSettings settings;
  private final byte[] delimiter;
  private final int mostParts;

  /** What has come and was not handed out: from {@code at} on. */
  private byte[] bytes = LINE_END; // for the first boundary, which has no line before it

  private int at;
  private int parts;
  private @Nullable FormPart current;
  private boolean begun;
  private boolean inContent;
  private boolean over;

  MultipartBody(RequestBody body, ServerSettings settings, String boundary, int mostParts) {
    if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
      throw new StatusException(
          400, "a form's boundary has 1 to " + LONGEST_BOUNDARY + " characters");
    }
    this.body = body;
    this.settings = settings;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.UTF_8);
    this.mostParts = mostParts;
  }

  /** The next part, or null at the end of the form; what is left of the one before is skipped. */
  @Nullable FormPart nextPart() throws IOException {
    if (over) {
      return null;
    }
    if (!begun) {
      begun = true;
      inContent = true; // what precedes the first boundary
    }
    while (piece() != null) {
      // Not wanted.
    }
    current = null;
    need(LAST.length);
    if (startsWith(LAST)) {
      over = true;
      while (body.next() != null) {
        // What follows the last boundary means nothing.
      }
      return null;
    }
    padding();
    if (++parts > mostParts) {
      throw new StatusException(413, "the form has more than " + mostParts + " parts");
    }
    FormPart part = part(head());
    current = part;
    inContent = true;
    return part;
  }

  /** The next bytes of a part's content, or null at its end. */
  byte @Nullable [] next(FormPart part) throws IOException {
    if (part != current) {
      throw new IllegalStateException(
          part + " is over; read a part before the next one is asked for");
    }
    return piece();
  }

  byte[] content(FormPart part) throws IOException {
    var all = new ByteArrayOutputStream();
    for (byte[] piece = next(part); piece != null; piece = next(part)) {
      if (all.size() + (long) piece.length > settings.maxBodySize) {
        throw new StatusException(
            413, "the part " + part.name() + " is larger than " + settings.maxBodySize + " bytes");
      }
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  private byte @Nullable [] piece() throws IOException {
    if (!inContent) {
      return null;
    }
    while (true) {
      int end = indexOf(delimiter, at);
      if (end >= 0) {
        byte[] last = Arrays.copyOfRange(bytes, at, end);
        at = end + delimiter.length;
        inContent = false;
        return last.length == 0 ? null : last;
      }
      // The last bytes may be the beginning of a boundary.
      int safe = Math.max(at, bytes.length - delimiter.length + 1);
      if (safe > at) {
        byte[] piece = Arrays.copyOfRange(bytes, at, safe);
        at = safe;
        return piece;
      }
      more();
    }
  }

  /** Reads blanks and the end of the line that a boundary is in. */
  private void padding() throws IOException {
    int length = 0;
    need(1);
    while (bytes[at] == ' ' || bytes[at] == '\t') {
      at++;
      if (++length > LONGEST_PADDING) {
        throw broken("a boundary is followed by too many blanks");
      }
      need(1);
    }
    need(LINE_END.length);
    if (!startsWith(LINE_END)) {
      throw broken("a boundary is followed by something else");
    }
    // The end of that line stays: it may be the end of a head without lines.
  }

  /** The lines of a head, the ends of the one before and of the last included. */
  private String head() throws IOException {
    int end = indexOf(HEAD_END, at);
    while (end < 0) {
      if (bytes.length - at > settings.maxHeadSize) {
        throw tooLarge();
      }
      more();
      end = indexOf(HEAD_END, at);
    }
    if (end - at > settings.maxHeadSize) {
      throw tooLarge();
    }
    String head = new String(bytes, at, end - at, StandardCharsets.UTF_8);
    at = end + HEAD_END.length;
    return head;
  }

  private StatusException tooLarge() {
    return new StatusException(
        431, "the head of a part is longer than " + settings.maxHeadSize + " bytes");
  }

  private FormPart part(String head) {
    var entries = new ArrayList<Map.Entry<String, String>>();
    for (String line : head.split("\r\n", -1)) {
      if (line.isEmpty() && entries.isEmpty()) {
        continue; // before the first
      }
      int colon = line.indexOf(':');
      if (colon <= 0 || !isFieldName(line.substring(0, colon)) || !isFieldValue(line)) {
        throw broken("the head of a part has a line that is no field");
      }
      entries.add(
          new AbstractMap.SimpleEntry<>(
              line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    Headers headers = Headers.received(entries);
    String disposition = headers.get("Content-Disposition", "");
    int semicolon = disposition.indexOf(';');
    String type = semicolon < 0 ? disposition : disposition.substring(0, semicolon);
    if (semicolon < 0 || !type.strip().toLowerCase(Locale.ROOT).equals("form-data")) {
      throw broken("a part is not disposed of as form-data");
    }
    Map<String, String> parameters = Parameters.parse(disposition.substring(semicolon + 1));
    String name = parameters.get("name");
    if (name == null) {
      throw broken("a part has no name");
    }
    return new FormPart(this, headers, name, parameters.get("filename"));
  }

  private static boolean isFieldName(String name) {
    return name.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static boolean isFieldValue(String line) {
    return line.chars().allMatch(c -> (c >= ' ' || c == '\t') && c != 0x7f);
  }

  private static StatusException broken(String what) {
    return new StatusException(400, "the form is broken: " + what);
  }

  private void need(int count) throws IOException {
    while (bytes.length - at < count) {
      more();
    }
  }

  /** Has more bytes come. */
  private void more() throws IOException {
    byte[] chunk = body.next();
    if (chunk == null) {
      throw broken("it ends before its last boundary");
    }
    int rest = bytes.length - at;
    if (rest == 0) {
      bytes = chunk;
    } else {
      byte[] joined = Arrays.copyOfRange(bytes, at, at + rest + chunk.length);
      System.arraycopy(chunk, 0, joined, rest, chunk.length);
      bytes = joined;
    }
    at = 0;
  }

  private boolean startsWith(byte[] what) {
    return Arrays.equals(bytes, at, at + what.length, what, 0, what.length);
  }

  private int indexOf(byte[] what, int from) {
    byte first = what[0];
    int last = bytes.length - what.length;
    for (int i = from; i <= last; i++) {
      if (bytes[i] == first && Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    return -1;
  }
}
