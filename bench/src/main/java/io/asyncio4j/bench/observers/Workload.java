package io.asyncio4j.bench.observers;

import io.asyncio4j.bench.Arguments;
import programs.Echo;
import programs.Pages;
import programs.Serve;
import programs.Switches;

/** What the watched programs do. */
enum Workload {
  ECHO("echo", "echo on sockets, 200 coroutines", Echo::run),
  HTTP("http", "HTTP server and client, JSON", Serve::run),
  PAGES("pages", "pages of two HTTP requests in sequence", Pages::run),
  SWITCHES("switches", "nothing but switches: the worst case", Switches::run);

  private final String id;
  private final String title;
  private final Program program;

  interface Program {
    void run(Meter meter) throws Exception;
  }

  Workload(String id, String title, Program program) {
    this.id = id;
    this.title = title;
    this.program = program;
  }

  String id() {
    return id;
  }

  String title() {
    return title;
  }

  Program program() {
    return program;
  }

  /** Whether it does what programs do, and is to cost no more than is promised. */
  boolean isRepresentative() {
    return this != SWITCHES;
  }

  static Workload of(String id) {
    return Arguments.named("workload", id, values(), Workload::id);
  }
}
