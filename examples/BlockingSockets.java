// A chat server made of plain java.net sockets and streams, with its clients, on one thread. Every
// accept() and read() that has to wait suspends its coroutine and lets the others run.
//
//   aio run examples/BlockingSockets.java
//
// Prints:
//   server: ada joined
//   server: alan joined
//   server: grace joined
//   ada heard: hello ada, we are 3
//   alan heard: hello alan, we are 3
//   grace heard: hello grace, we are 3

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final AsyncBarrier everybody = new AsyncBarrier(3);
int joined;

void main() throws IOException {
  try (var listening = new ServerSocket(0)) {
    run(() -> {
      var server = createTask("server", () -> serve(listening));
      var heard = new ArrayList<Task<String>>();
      for (var name : List.of("ada", "alan", "grace")) {
        heard.add(createTask(name, () -> greet(name, listening.getLocalPort())));
        while (joined < heard.size()) {
          sleep(Duration.ofMillis(1));
        }
      }
      gatherTasks(heard).forEach(line -> IO.println(line));
      server.cancel();
    });
  }
}

void serve(ServerSocket listening) throws Exception {
  TaskGroup.run(guests -> {
    while (true) {
      var socket = listening.accept();
      guests.createTask(() -> welcome(socket));
    }
  });
}

void welcome(Socket socket) throws Exception {
  try (socket;
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
      var out = new PrintWriter(socket.getOutputStream(), true)) {
    String name = in.readLine();
    joined++;
    IO.println("server: " + name + " joined");
    everybody.await();
    out.println("hello " + name + ", we are " + everybody.parties());
  }
}

String greet(String name, int port) throws IOException {
  try (var socket = new Socket("localhost", port);
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
      var out = new PrintWriter(socket.getOutputStream(), true)) {
    out.println(name);
    return name + " heard: " + in.readLine();
  }
}
