package io.asyncio4j.http.client;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseDecoder;

/** Netty's decoder, told of what a response cannot know: that it answers HEAD or CONNECT. */
final class ResponseDecoder extends HttpResponseDecoder {
  private static final int MAX_HEADER = 64 * 1024;
  private static final int MAX_LINE = 8 * 1024;
  private static final int MAX_CHUNK = 64 * 1024;

  private boolean isWithoutBody;
  private boolean isConnect;

  ResponseDecoder() {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(MAX_LINE)
            .setMaxHeaderSize(MAX_HEADER)
            .setMaxChunkSize(MAX_CHUNK));
  }

  void expectFor(String method) {
    isWithoutBody = method.equals("HEAD");
    isConnect = method.equals("CONNECT");
  }

  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    if (isWithoutBody) {
      return true;
    }
    if (isConnect && message instanceof io.netty.handler.codec.http.HttpResponse response) {
      int status = response.status().code();
      return status < 300 || super.isContentAlwaysEmpty(message);
    }
    return super.isContentAlwaysEmpty(message);
  }
}
