package io.asyncio4j.http.client;

import io.asyncio4j.net.StreamReader;
import io.asyncio4j.net.StreamWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A WebSocket server that agrees to everything, reads it all and never says a word. */
final class SilentServer {
  private SilentServer() {}

  static void serve(StreamReader reader, StreamWriter writer) throws IOException {
    String key = "";
    for (String line = reader.readLine();
        line != null && !line.isBlank();
        line = reader.readLine()) {
      if (line.startsWith("Sec-WebSocket-Key: ")) {
        key = line.substring("Sec-WebSocket-Key: ".length()).strip();
      }
    }
    writer.write(
        ("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Accept: "
                + accepted(key)
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    writer.drain();
    while (!reader.atEof()) {
      reader.read();
    }
  }

  private static String accepted(String key) {
    String text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
