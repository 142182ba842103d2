package io.asyncio4j.http.client;

import io.netty.handler.codec.http.HttpResponseStatus;

/** What the numbers mean. */
final class Statuses {
  private Statuses() {}

  static String reason(int status) {
    return HttpResponseStatus.valueOf(status).reasonPhrase();
  }

  static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }
}
