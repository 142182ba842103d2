package io.asyncio4j.http.server;

import io.asyncio4j.http.server.RequestParser.BadRequest;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The request line and the fields of an HTTP/1.1 request: their bytes, and where each field begins
 * and ends. Strings are made of what somebody asks for.
 */
final class RequestHead implements FieldSource {
  /** More fields than any client has use for. */
  private static final int MOST_FIELDS = 128;

  private static final byte[] HOST = Ascii.bytes("host");
  private static final byte[] EXPECT = Ascii.bytes("expect");
  private static final byte[] UPGRADE = Ascii.bytes("upgrade");
  private static final byte[] CONNECTION = Ascii.bytes("connection");
  private static final byte[] CONTENT_LENGTH = Ascii.bytes("content-length");
  private static final byte[] TRANSFER_ENCODING = Ascii.bytes("transfer-encoding");
  private static final byte[] CLOSE = Ascii.bytes("close");
  private static final byte[] KEEP_ALIVE = Ascii.bytes("keep-alive");
  private static final byte[] CHUNKED = Ascii.bytes("chunked");
  private static final byte[] CONTINUE = Ascii.bytes("100-continue");
  private static final byte[] VERSION = Ascii.bytes("HTTP/1.");

  /** No length was given: the body is chunked, or there is none. */
  static final long NO_LENGTH = -1;

  /** Of a connection that has read none. */
  static final RequestHead NONE = new RequestHead(new byte[0]);

  private final byte[] bytes;

  /** Of each field the name's begin and end and the value's begin and end, sixteen bits each. */
  private long[] fields = new long[16];

  private int fieldCount;
  private String method = "";
  private int targetStart;
  private int targetEnd;
  private boolean http10;
  private boolean chunked;
  private boolean closes;
  private boolean keepsAlive;
  private boolean upgrades;
  private boolean asksForUpgrade;
  private boolean expectsContinue;
  private long contentLength = NO_LENGTH;
  private int hosts;

  private RequestHead(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a whole head.
   *
   * @param bytes up to and with the empty line, every line ending with CR LF; kept
   */
  static RequestHead parse(byte[] bytes) {
    var head = new RequestHead(bytes);
    int at = head.parseRequestLine();
    while (bytes[at] != '\r') {
      at = head.parseField(at, true);
    }
    head.check();
    return head;
  }

  /** Reads trailers, whose fields say nothing about the message. */
  static RequestHead parseTrailers(byte[] bytes) {
    var head = new RequestHead(bytes);
    int at = 0;
    while (bytes[at] != '\r') {
      at = head.parseField(at, false);
    }
    return head;
  }

  private int parseRequestLine() {
    int at = 0;
    while (Ascii.isToken(bytes[at])) {
      at++;
    }
    if (at == 0 || bytes[at] != ' ') {
      throw new BadRequest(400, "the request line begins with no method and blank");
    }
    method = method(at);
    targetStart = ++at;
    while (bytes[at] > 0x20 && bytes[at] != 0x7f) {
      at++;
    }
    if (at == targetStart || bytes[at] != ' ') {
      throw new BadRequest(400, "the request line has no target, or a bad character in it");
    }
    targetEnd = at;
    return parseVersion(at + 1);
  }

  private int parseVersion(int at) {
    // HTTP/1.1 CR LF, where the line is as long as that.
    int end = at;
    while (bytes[end] != '\r') {
      end++;
    }
    if (end - at != 8
        || !Arrays.equals(bytes, at, at + 5, VERSION, 0, 5)
        || !Ascii.isDigit(bytes[at + 5])
        || bytes[at + 6] != '.'
        || !Ascii.isDigit(bytes[at + 7])) {
      throw new BadRequest(400, "the request line ends with no version");
    }
    if (bytes[at + 5] != '1') {
      throw new BadRequest(505, "the version is not HTTP/1");
    }
    http10 = bytes[at + 7] == '0';
    return lineEnd(end);
  }

  private String method(int end) {
    if (end == 3 && bytes[0] == 'G' && bytes[1] == 'E' && bytes[2] == 'T') {
      return "GET";
    }
    if (end == 4 && bytes[0] == 'P' && bytes[1] == 'O' && bytes[2] == 'S' && bytes[3] == 'T') {
      return "POST";
    }
    return Ascii.string(bytes, 0, end);
  }

  private int lineEnd(int at) {
    if (bytes[at] != '\r' || bytes[at + 1] != '\n') {
      throw new BadRequest(400, "a CR stands alone or a control character in a field");
    }
    return at + 2;
  }

  private int parseField(int start, boolean special) {
    int at = start;
    while (Ascii.isToken(bytes[at])) {
      at++;
    }
    if (at == start || bytes[at] != ':') {
      throw new BadRequest(
          400,
          Ascii.isBlank(bytes[start])
              ? "a field is folded over two lines"
              : "a field's name is not a token followed by a colon");
    }
    int nameEnd = at++;
    while (Ascii.isBlank(bytes[at])) {
      at++;
    }
    int valueStart = at;
    while (Ascii.isFieldValue(bytes[at])) {
      at++;
    }
    int next = lineEnd(at);
    while (at > valueStart && Ascii.isBlank(bytes[at - 1])) {
      at--;
    }
    add(start, nameEnd, valueStart, at);
    if (special) {
      look(start, nameEnd, valueStart, at);
    }
    return next;
  }

  private void add(int nameStart, int nameEnd, int valueStart, int valueEnd) {
    if (fieldCount == MOST_FIELDS) {
      throw new BadRequest(431, "more than " + MOST_FIELDS + " fields");
    }
    if (fieldCount == fields.length) {
      fields = Arrays.copyOf(fields, fieldCount * 2);
    }
    fields[fieldCount++] =
        (long) nameStart << 48 | (long) nameEnd << 32 | (long) valueStart << 16 | valueEnd;
  }

  private void look(int nameStart, int nameEnd, int from, int to) {
    switch (nameEnd - nameStart) {
      case 4 -> {
        if (is(nameStart, nameEnd, HOST)) {
          hosts++;
          if (!Ascii.isHost(bytes, from, to)) {
            throw new BadRequest(400, "Host has a bad character");
          }
        }
      }
      case 6 -> {
        if (is(nameStart, nameEnd, EXPECT) && !http10) {
          if (!is(from, to, CONTINUE)) {
            throw new BadRequest(417, "Expect wants something else than 100-continue");
          }
          expectsContinue = true;
        }
      }
      case 7 -> upgrades |= is(nameStart, nameEnd, UPGRADE);
      case 10 -> {
        if (is(nameStart, nameEnd, CONNECTION)) {
          parseConnection(from, to);
        }
      }
      case 14 -> {
        if (is(nameStart, nameEnd, CONTENT_LENGTH)) {
          parseLength(from, to);
        }
      }
      case 17 -> {
        if (is(nameStart, nameEnd, TRANSFER_ENCODING)) {
          parseEncoding(from, to);
        }
      }
      default -> {}
    }
  }

  private boolean is(int from, int to, byte[] lowerCase) {
    return Ascii.equalsIgnoreCase(bytes, from, to, lowerCase);
  }

  private void parseConnection(int from, int to) {
    int start = from;
    for (int at = from; at <= to; at++) {
      if (at == to || bytes[at] == ',') {
        int begin = start;
        int end = at;
        while (begin < end && Ascii.isBlank(bytes[begin])) {
          begin++;
        }
        while (end > begin && Ascii.isBlank(bytes[end - 1])) {
          end--;
        }
        closes |= is(begin, end, CLOSE);
        keepsAlive |= is(begin, end, KEEP_ALIVE);
        asksForUpgrade |= is(begin, end, UPGRADE);
        start = at + 1;
      }
    }
  }

  private void parseLength(int from, int to) {
    if (contentLength != NO_LENGTH) {
      throw new BadRequest(400, "Content-Length stands there twice");
    }
    if (from == to || to - from > 18) {
      throw new BadRequest(400, "Content-Length is no length");
    }
    long length = 0;
    for (int i = from; i < to; i++) {
      if (!Ascii.isDigit(bytes[i])) {
        throw new BadRequest(400, "Content-Length is not a number");
      }
      length = length * 10 + (bytes[i] - '0');
    }
    contentLength = length;
  }

  private void parseEncoding(int from, int to) {
    if (chunked) {
      throw new BadRequest(400, "Transfer-Encoding stands there twice");
    }
    if (http10) {
      throw new BadRequest(400, "Transfer-Encoding is not for HTTP/1.0");
    }
    if (!is(from, to, CHUNKED)) {
      boolean endsChunked = to - from > CHUNKED.length && is(to - CHUNKED.length, to, CHUNKED);
      throw new BadRequest(
          endsChunked ? 501 : 400, "Transfer-Encoding is something else than chunked");
    }
    chunked = true;
  }

  private void check() {
    if (chunked && contentLength != NO_LENGTH) {
      throw new BadRequest(400, "both Content-Length and Transfer-Encoding");
    }
    if (hosts > 1 || (hosts == 0 && !http10)) {
      throw new BadRequest(400, hosts == 0 ? "no Host" : "Host stands there twice");
    }
  }

  String method() {
    return method;
  }

  String target() {
    return Ascii.string(bytes, targetStart, targetEnd);
  }

  boolean isHttp10() {
    return http10;
  }

  boolean isChunked() {
    return chunked;
  }

  long contentLength() {
    return contentLength;
  }

  boolean hasBody() {
    return chunked || contentLength > 0;
  }

  boolean keepAlive() {
    return !closes && (!http10 || keepsAlive);
  }

  /** Whether it has a field Upgrade, and Connection names it. */
  boolean upgrades() {
    return upgrades && asksForUpgrade;
  }

  boolean expectsContinue() {
    return expectsContinue;
  }

  int fieldCount() {
    return fieldCount;
  }

  @Override
  public @Nullable String first(String name) {
    for (int i = 0; i < fieldCount; i++) {
      long field = fields[i];
      if (Ascii.equalsIgnoreCase(
          bytes, (int) (field >>> 48), (int) (field >>> 32) & 0xffff, name)) {
        return Ascii.string(bytes, (int) (field >>> 16) & 0xffff, (int) field & 0xffff);
      }
    }
    return null;
  }

  @Override
  public void forEach(BiConsumer<String, String> consumer) {
    for (int i = 0; i < fieldCount; i++) {
      long field = fields[i];
      consumer.accept(
          Ascii.string(bytes, (int) (field >>> 48), (int) (field >>> 32) & 0xffff),
          Ascii.string(bytes, (int) (field >>> 16) & 0xffff, (int) field & 0xffff));
    }
  }
}
