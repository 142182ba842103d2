package io.asyncio4j.web;

import io.asyncio4j.Asyncio;
import io.asyncio4j.Task;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.development.ErrorPage;
import io.asyncio4j.web.development.ProgramRun;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an app answers when something was thrown. In a request's coroutine. */
final class ExceptionAnswers {
  private static final System.Logger LOGGER = System.getLogger("io.asyncio4j.web");

  private final Map<Class<?>, ExceptionHandler<?>> handlers;
  private final Responder responder;

  /**
   * @param handlers of the app
   */
  ExceptionAnswers(Map<Class<?>, ExceptionHandler<?>> handlers, Responder responder) {
    this.handlers = handlers;
    this.responder = responder;
  }

  /**
   * What an exception of an endpoint is answered with.
   *
   * @param routers those around the endpoint, the innermost first
   * @throws Exception the same one, when nobody answers it, or what its handler threw
   */
  ServerResponse handled(Exception e, List<Routes> routers, ServerRequest request)
      throws Exception {
    for (Routes router : routers) {
      ServerResponse answer = handled(e, router.exceptionHandlers(), request);
      if (answer != null) {
        return answer;
      }
    }
    ServerResponse answer = handled(e, handlers, request);
    if (answer == null) {
      answer = ofItself(e);
    }
    if (answer == null) {
      throw e;
    }
    return answer;
  }

  private @Nullable ServerResponse handled(
      Exception e, Map<Class<?>, ExceptionHandler<?>> some, ServerRequest request)
      throws Exception {
    for (Class<?> c = e.getClass(); c != Throwable.class && c != null; c = c.getSuperclass()) {
      ExceptionHandler<?> found = some.get(c);
      if (found != null) {
        @SuppressWarnings("unchecked")
        var handler = (ExceptionHandler<Exception>) found;
        Object answer = handler.handle(e, request);
        if (answer == null) {
          throw new NullPointerException(
              "the handler of "
                  + c.getName()
                  + " returned null; return what is answered, or throw");
        }
        return responder.respond(answer, 0, Object.class, request);
      }
    }
    return null;
  }

  /** What those exceptions are answered with that say it themselves; null for others. */
  private static @Nullable ServerResponse ofItself(Exception e) {
    return switch (e) {
      case InvalidRequestException invalid -> Problem.of(invalid).toResponse();
      case StatusException status -> Problem.response(status);
      case MissingCredentialsException missing -> missing.response();
      default -> null;
    };
  }

  /**
   * What an exception is answered with that came through: 500, unless it says itself.
   *
   * @throws Exception the same one, when nobody waits for an answer: the client has gone, or the
   *     request was cancelled, whose limit of time knows its cancellation by what it raised
   */
  static ServerResponse last(Exception e, ServerRequest request) throws Exception {
    ServerResponse answer = ofItself(e);
    if (answer != null) {
      return answer;
    }
    if ((e instanceof IOException && request.isDisconnected()) || isBeingCancelled()) {
      throw e;
    }
    request.failed(e);
    LOGGER.log(System.Logger.Level.ERROR, request + " failed", e);
    ProgramRun program = ProgramRun.current();
    // Only who writes the program is to see its inside.
    return program == null
        ? Problem.of(500, null).toResponse()
        : ErrorPage.ofFailure(e, program, request);
  }

  private static boolean isBeingCancelled() {
    Task<?> task = Asyncio.currentTask();
    return task != null && task.cancelling() > 0;
  }
}
