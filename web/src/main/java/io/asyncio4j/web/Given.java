package io.asyncio4j.web;

import io.asyncio4j.http.server.ServerRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an endpoint is given that does not come out of the request's text. */
sealed interface Given extends Binding {
  /** The request itself. */
  record Request() implements Given {
    @Override
    public ServerRequest bind(Call call) {
      return call.request();
    }
  }

  /** Where tasks are started that outlive the request. */
  record InBackground() implements Given {
    @Override
    public Background bind(Call call) {
      return call.app().background();
    }
  }

  /** The app that answers. */
  record Live() implements Given {
    @Override
    public LiveApp bind(Call call) {
      return call.app();
    }
  }

  /** The WebSocket of an endpoint that talks over one; there only when the handshake is over. */
  record Socket() implements Given {
    @Override
    public @Nullable Object bind(Call call) {
      return null;
    }
  }

  /** What the app provides for the type. */
  record Provided(Dependency dependency) implements Given {
    @Override
    public Object bind(Call call) throws Exception {
      return dependency.get(call);
    }
  }

  /** What the app provides for the type, if the request says who asks. */
  record Perhaps(Dependency dependency) implements Given {
    @Override
    public Object bind(Call call) throws Exception {
      try {
        Object made = dependency.get(call);
        return made == INVALID ? INVALID : Optional.of(made);
      } catch (MissingCredentialsException e) {
        return Optional.empty();
      }
    }
  }
}
