// not run: it needs the SQLite driver
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.server.*;
import java.sql.DriverManager;
import java.sql.SQLException;

record Session(String token, String user) {}

class Sessions {
  private final Path file;

  Sessions(Path file) {
    this.file = file;
  }

  Optional<Session> find(String token) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); // expect: blocking
        var select = connection.prepareStatement("SELECT owner FROM session WHERE token = ?")) { // also: blocking
      select.setString(1, token);
      try (var rows = select.executeQuery()) { // also: blocking
        return rows.next() ? Optional.of(new Session(token, rows.getString(1))) : Optional.empty(); // also: blocking
      }
    }
  }
}

class Door implements Handler {
  private final Sessions sessions;

  Door(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public ServerResponse handle(ServerRequest request) throws SQLException {
    String token = request.cookie("session");
    if (token == null) {
      return ServerResponse.redirect("/login");
    }
    return sessions
        .find(token)
        .map(session -> ServerResponse.text("welcome back, " + session.user()))
        .orElseGet(() -> ServerResponse.redirect("/login"));
  }
}

void main() throws IOException {
  var sessions = new Sessions(Path.of("sessions.db"));
  run(() -> {
    try (var server = HttpServer.start(new Door(sessions), "127.0.0.1", 8080)) {
      server.serveForever();
    }
  });
}
