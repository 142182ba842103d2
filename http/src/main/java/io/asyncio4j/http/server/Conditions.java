package io.asyncio4j.http.server;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions that a request makes (RFC 9110, section 13), in their order of precedence. */
final class Conditions {
  private Conditions() {}

  /** Gives 0 when they hold, else 304 or 412. */
  static int check(ServerRequest request, String etag, Instant modified) {
    List<String> wanted = request.headers().members("If-Match");
    if (!wanted.isEmpty()) {
      if (!wanted.contains("*") && !wanted.contains(etag)) {
        return 412;
      }
    } else {
      Instant unmodified = date(request.header("If-Unmodified-Since"));
      if (unmodified != null && modified.isAfter(unmodified)) {
        return 412;
      }
    }
    List<String> known = request.headers().members("If-None-Match");
    if (!known.isEmpty()) {
      boolean same = known.contains("*") || known.contains(etag) || known.contains("W/" + etag);
      return same ? 304 : 0;
    }
    Instant since = date(request.header("If-Modified-Since"));
    return since != null && !modified.isAfter(since) ? 304 : 0;
  }

  /** Whether a range may be given: the client has the rest of the same representation. */
  static boolean ifRangeHolds(ServerRequest request, String etag, Instant modified) {
    String field = request.header("If-Range");
    return field == null || field.equals(etag) || modified.equals(date(field));
  }

  private static @Nullable Instant date(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
