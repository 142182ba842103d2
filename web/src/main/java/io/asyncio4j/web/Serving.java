package io.asyncio4j.web;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;

import io.asyncio4j.CancelledError;
import io.asyncio4j.net.Servers;
import io.asyncio4j.web.development.ProgramRun;
import io.asyncio4j.web.development.ProgramRun.Address;
import io.asyncio4j.web.development.Reloading;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;

/** Serves an app to the end of the program, as its command line or its author wants it. */
final class Serving {
  private static final String HOST = "asyncio4j.web.host";
  private static final String PORT = "asyncio4j.web.port";
  private static final String WORKERS = "asyncio4j.web.workers";

  private static final Duration LAST_REQUESTS = Duration.ofMillis(100);

  private final App app;
  private final Address address;

  /** The address is that which the system properties say, else the one that is given here. */
  Serving(App app, String host, int port) {
    this.app = app;
    this.address = new Address(System.getProperty(HOST, host), Integer.getInteger(PORT, port));
  }

  void serve() throws Exception {
    ProgramRun program = ProgramRun.current();
    int workers = Integer.getInteger(WORKERS, 1);
    if (program != null) {
      inLoop(() -> develop(program));
    } else if (workers == 1 || App.isInsideLoop()) {
      inLoop(() -> serve(address, false, ""));
    } else {
      Address shared = free(address);
      Servers.run(
          workers, core -> serve(shared, true, " by worker " + (core + 1) + " of " + workers));
    }
  }

  private interface Body {
    void run() throws Exception;
  }

  private static void inLoop(Body body) throws Exception {
    if (App.isInsideLoop()) {
      body.run();
    } else {
      run(body::run);
    }
  }

  private void serve(Address at, boolean sharesPort, String byWhom) throws Exception {
    try (var running =
        app.start(at, settings -> settings.reusePort(sharesPort), handler -> handler)) {
      System.err.println(app.title() + " is served at " + running.url() + byWhom + " until Ctrl-C");
      running.serveForever();
    }
  }

  /** Listens beside the run before, which then stops: no connection is refused in between. */
  private void develop(ProgramRun program) throws Exception {
    Address wanted = program.address(address.host(), address.port());
    Address chosen = program.isHeld(wanted) ? wanted : free(wanted);
    var handover = new Handover();
    try (var running =
        app.start(
            chosen,
            settings -> settings.reusePort(true).gracePeriod(program.gracePeriod()),
            handler -> Reloading.around(handler, program))) {
      try {
        program.listens(app.title(), running.url(), chosen, handover::demand);
        handover.await();
        running.server().stopListening();
      } finally {
        handover.over();
      }
      // Connections that were taken in the last moment are yet to say what they want.
      sleep(LAST_REQUESTS);
    }
    throw new CancelledError("the program has changed");
  }

  /** That address with a port; several may listen there, as long as nobody else does. */
  private static Address free(Address address) throws IOException {
    var wanted = new InetSocketAddress(InetAddress.getByName(address.host()), address.port());
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(wanted);
      return new Address(address.host(), probe.getLocalPort());
    } catch (BindException e) {
      var failure =
          new BindException(
              "cannot listen at "
                  + address.host()
                  + ":"
                  + address.port()
                  + ": another program listens there, or the address is not of this machine; choose"
                  + " another port, or 0 for any that is free");
      failure.initCause(e);
      throw failure;
    }
  }
}
