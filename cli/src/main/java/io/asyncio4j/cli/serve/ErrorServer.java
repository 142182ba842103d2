package io.asyncio4j.cli.serve;

import io.asyncio4j.web.App;
import io.asyncio4j.web.development.ErrorPage;
import io.asyncio4j.web.development.ProgramRun;
import io.asyncio4j.web.development.ProgramRun.Address;
import java.util.Objects;

/** What stands at the program's port while there is no program. */
final class ErrorServer {
  private ErrorServer() {}

  /** Serves the errors, whatever is asked for, until the run is stopped. */
  static void serve(String title, String messages, Address at) throws Exception {
    ProgramRun program = Objects.requireNonNull(ProgramRun.current());
    var app = new App("");
    app.use((request, next) -> ErrorPage.ofProgram(title, messages, program, request));
    app.serve(at.host(), at.port());
  }
}
