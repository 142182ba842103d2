import static io.asyncio4j.Asyncio.*;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

final class LengthPrefixedFrames {
  record Frame(int type, byte[] body) {}

  static Frame read(DataInputStream in) throws IOException {
    int type = in.readUnsignedByte();
    int length = in.readInt();
    byte[] body = in.readNBytes(length);
    return new Frame(type, body);
  }

  static void write(DataOutputStream out, Frame frame) throws IOException {
    out.writeByte(frame.type());
    out.writeInt(frame.body().length);
    out.write(frame.body());
    out.flush();
  }

  static void answer(ServerSocket listening) throws IOException {
    try (Socket peer = listening.accept()) {
      Frame hello = read(new DataInputStream(peer.getInputStream()));
      write(new DataOutputStream(peer.getOutputStream()), new Frame(hello.type() + 1, hello.body()));
    }
  }

  public static void main(String[] args) throws IOException {
    try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      run(() -> {
        var server = createTask("server", () -> answer(listening));
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
          write(new DataOutputStream(socket.getOutputStream()), new Frame(1, "hello".getBytes()));
          Frame reply = read(new DataInputStream(socket.getInputStream()));
          System.out.println(reply.type() + " " + new String(reply.body()));
        }
        await(server);
      });
    }
  }
}

/* output:
2 hello
*/
