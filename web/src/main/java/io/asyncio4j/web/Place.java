package io.asyncio4j.web;

import java.util.Locale;

/** Where in a request a value stands. */
enum Place {
  PATH,
  QUERY,
  HEADER,
  COOKIE,
  FORM;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** As problems and OpenAPI name it. */
  String text() {
    return text;
  }
}
