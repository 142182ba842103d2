package io.asyncio4j.bench.http;

import io.asyncio4j.bench.Child;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The processes of a run, each started when it is needed first. */
final class Parties implements AutoCloseable {
  private final HttpRun run;
  private final HttpPrograms programs;
  private final Path log;
  private final Map<Contender, Child> servers = new EnumMap<>(Contender.class);
  private final Map<Contender, Child> clients = new EnumMap<>(Contender.class);
  private @Nullable Child upstream;
  private @Nullable Child webSocketLoad;

  /**
   * @param log the file that gets what they write to their standard error
   */
  Parties(HttpRun run, HttpPrograms programs, Path log) {
    this.run = run;
    this.programs = programs;
    this.log = log;
  }

  /** The contender as the row wants it: as a server, or as a client. */
  Child contender(Row row, Contender contender) throws IOException, InterruptedException {
    var children = row.isOfClients() ? clients : servers;
    var child = children.get(contender);
    if (child == null) {
      child = new Child(programs.contender(contender, row.isOfClients(), upstreamPort()), log);
      children.put(contender, child);
      run.race().contenders().version(contender, child.version());
    }
    return child;
  }

  private int upstreamPort() throws IOException, InterruptedException {
    if (upstream == null) {
      upstream = new Child(programs.upstream(), log);
    }
    return port(upstream);
  }

  Child webSocketLoad() throws IOException, InterruptedException {
    if (webSocketLoad == null) {
      webSocketLoad = new Child(programs.webSocketLoad(), log);
    }
    return webSocketLoad;
  }

  /** Where it serves. */
  static int port(Child child) throws IOException {
    if (child.greeting().get("port") instanceof Double port) {
      return port.intValue();
    }
    throw new IOException("it names no port: " + child.greeting());
  }

  void end(Contender contender) {
    for (var children : java.util.List.of(servers, clients)) {
      var child = children.remove(contender);
      if (child != null) {
        child.close();
      }
    }
  }

  void endContenders() {
    for (Contender contender : Contender.values()) {
      end(contender);
    }
  }

  @Override
  public void close() {
    endContenders();
    if (upstream != null) {
      upstream.close();
    }
    if (webSocketLoad != null) {
      webSocketLoad.close();
    }
  }
}
