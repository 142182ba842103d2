import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.net.*;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

record Header(byte kind, int length) {}

/** Frames of one byte for the kind, four for the length, and the text; parts come in order. */
class Frames {
  private final StreamReader in;
  private final StreamWriter out;

  Frames(StreamReader in, StreamWriter out) {
    this.in = in;
    this.out = out;
  }

  void write(char kind, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    out.write(ByteBuffer.allocate(5).put((byte) kind).putInt(body.length).flip());
    out.write(body);
    out.drain();
  }

  Header header() throws IOException {
    byte[] kind = in.readExactly(1);
    byte[] length = in.readExactly(4);
    return new Header(kind[0], ByteBuffer.wrap(length).getInt());
  }

  String read() throws IOException {
    Header header = header();
    String text = new String(in.readExactly(header.length()), StandardCharsets.UTF_8);
    return (char) header.kind() + " " + text;
  }
}

void serve(StreamReader in, StreamWriter out) throws IOException {
  var frames = new Frames(in, out);
  String first = frames.read();
  String second = frames.read();
  frames.write('A', first + " and " + second);
}

void main() throws IOException {
  run(() -> {
    try (var server = Net.startServer(this::serve, "127.0.0.1", 0);
        var connection = Net.openConnection("127.0.0.1", server.port())) {
      var frames = new Frames(connection.reader(), connection.writer());
      frames.write('Q', "who");
      frames.write('Q', "where");
      IO.println(frames.read());
    }
  });
}

/* output:
A Q who and Q where
*/
