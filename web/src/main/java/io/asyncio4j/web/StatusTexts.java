package io.asyncio4j.web;

import io.netty.handler.codec.http.HttpResponseStatus;

/** What a status says, such as "Not Found". */
final class StatusTexts {
  private StatusTexts() {}

  static String of(int status) {
    return HttpResponseStatus.valueOf(status).reasonPhrase();
  }
}
