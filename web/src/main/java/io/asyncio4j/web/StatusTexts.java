package io.asyncio4j.web;

import io.netty.handler.codec.http.HttpResponseStatus;

/** What a status says, such as "Not Found". */
final class StatusTexts {
  private StatusTexts() {}

  static String of(int status) {
    // Not in the registry, and yet in everybody's examples.
    return status == 418 ? "I'm a teapot" : HttpResponseStatus.valueOf(status).reasonPhrase();
  }
}
