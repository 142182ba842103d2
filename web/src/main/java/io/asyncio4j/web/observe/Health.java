package io.asyncio4j.web.observe;

import static io.asyncio4j.Asyncio.gatherEach;
import static io.asyncio4j.Asyncio.timeout;

import io.asyncio4j.VoidCoroutine;
import io.asyncio4j.http.Json;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.web.LiveApp;
import io.asyncio4j.web.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tells those who look after a program whether it is well, at three paths:
 *
 * <ul>
 *   <li>{@code /livez}: whether it has to be started anew. 200 as long as its loop answers and what
 *       {@link #withLiveness} adds passes.
 *   <li>{@code /readyz}: whether requests may be sent to it. 200 when all passes that {@link
 *       #withReadiness} adds, 503 when anything fails and from the moment the app {@linkplain
 *       io.asyncio4j.web.App#drain is told to stop}.
 *   <li>{@code /healthz}: all of both.
 * </ul>
 *
 * <pre>{@code
 * app.include(
 *     Health.of().withReadiness("database", live -> ping(live.get(DataSource.class))).routes());
 * }</pre>
 *
 * <pre>{@code
 * {"status":"DOWN","checks":[{"name":"database","status":"DOWN"},{"name":"queue","status":"UP"}]}
 * }</pre>
 *
 * <p>All checks run at once, each for {@linkplain #withTimeLimit three seconds} at most. A check
 * passes when it throws no exception. Why one fails anybody might ask, so it is told to the log
 * alone: once, and once more when it passes again.
 */
public final class Health {
  private static final System.Logger LOGGER = System.getLogger("io.asyncio4j.web");

  /** Those who ask give up soon. */
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final List<Named> checks;
  private final Duration limit;
  private final boolean reasons;

  /** The checks that failed when they were last made, in any loop. */
  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  private enum Kind {
    LIVENESS,
    READINESS
  }

  private record Named(Kind kind, String name, Check check) {}

  private record Result(String name, @Nullable String failure) {
    Map<String, Object> shown(boolean reason) {
      var shown = new LinkedHashMap<String, Object>();
      shown.put("name", name);
      shown.put("status", word(failure == null));
      if (failure != null && reason) {
        shown.put("data", Map.of("reason", failure));
      }
      return shown;
    }
  }

  /** Looks whether something is as it has to be. */
  @FunctionalInterface
  public interface Check {
    /**
     * Passes by returning. In a coroutine of the app's loop, cancelled when it takes too long.
     *
     * @param app which is asked, with what it provides: {@link LiveApp#get}
     * @throws Exception when it is not
     */
    void check(LiveApp app) throws Exception;
  }

  private Health(List<Named> checks, Duration limit, boolean reasons) {
    this.checks = checks;
    this.limit = limit;
    this.reasons = reasons;
  }

  /** One without checks: well as long as it answers. */
  public static Health of() {
    return new Health(List.of(), LIMIT, false);
  }

  /** This with something without which no request can be answered: a database, another service. */
  public Health withReadiness(String name, Check check) {
    return with(Kind.READINESS, name, check);
  }

  /** This with something without which no request can be answered. */
  public Health withReadiness(String name, VoidCoroutine<?> check) {
    Objects.requireNonNull(check, "check");
    return withReadiness(name, (LiveApp _) -> check.call());
  }

  /**
   * This with something that only a new start mends. Not what the program depends on: while that is
   * away, starting anew helps nobody.
   */
  public Health withLiveness(String name, Check check) {
    return with(Kind.LIVENESS, name, check);
  }

  /** This with something that only a new start mends. */
  public Health withLiveness(String name, VoidCoroutine<?> check) {
    Objects.requireNonNull(check, "check");
    return withLiveness(name, (LiveApp _) -> check.call());
  }

  private Health with(Kind kind, String name, Check check) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(check, "check");
    if (checks.stream().anyMatch(other -> other.name.equals(name))) {
      throw new IllegalArgumentException(
          "there is a check '" + name + "' already; name each differently");
    }
    var more = new ArrayList<>(checks);
    more.add(new Named(kind, name, check));
    return new Health(List.copyOf(more), limit, reasons);
  }

  /** This with another time that each check may take. */
  public Health withTimeLimit(Duration newLimit) {
    if (!newLimit.isPositive()) {
      throw new IllegalArgumentException(
          "a check needs time, but its limit was " + newLimit + "; give more than zero");
    }
    return new Health(checks, newLimit, reasons);
  }

  /**
   * This with the reason of each failure in the answer, the exception's text: for programs that
   * strangers cannot ask.
   */
  public Health withReasons() {
    return new Health(checks, limit, true);
  }

  /**
   * The three routes, to be {@linkplain io.asyncio4j.web.Routes#include included}. They are not in
   * the API's description, and what the app requires of its requests does not count for them.
   */
  public Router routes() {
    var router = new Router();
    router.get("/livez", (LiveApp app) -> answer(app, Set.of(Kind.LIVENESS))).hidden().exempt();
    router.get("/readyz", (LiveApp app) -> answer(app, Set.of(Kind.READINESS))).hidden().exempt();
    router.get("/healthz", (LiveApp app) -> answer(app, Set.of(Kind.values()))).hidden().exempt();
    return router;
  }

  private ServerResponse answer(LiveApp app, Set<Kind> kinds) {
    if (app.isStopping() && kinds.contains(Kind.READINESS)) {
      return answer(List.of(new Result("running", "the app is about to stop")));
    }
    List<Named> asked = checks.stream().filter(check -> kinds.contains(check.kind)).toList();
    return answer(gatherEach(asked, check -> result(check, app)));
  }

  private ServerResponse answer(List<Result> results) {
    boolean up = results.stream().allMatch(result -> result.failure == null);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("status", word(up));
    answer.put("checks", results.stream().map(result -> result.shown(reasons)).toList());
    return ServerResponse.json(answer, Json.standard())
        .withStatus(up ? 200 : 503)
        .withHeader("Cache-Control", "no-store");
  }

  private static String word(boolean up) {
    return up ? "UP" : "DOWN";
  }

  private Result result(Named check, LiveApp app) {
    try {
      timeout(limit, () -> check.check.check(app));
    } catch (TimeoutException e) {
      return failed(check, "it took longer than " + limit.toMillis() + " ms", e);
    } catch (Exception e) {
      return failed(check, String.valueOf(e), e);
    }
    if (failing.remove(check.name)) {
      LOGGER.log(System.Logger.Level.INFO, "the health check '" + check.name + "' passes again");
    }
    return new Result(check.name, null);
  }

  private Result failed(Named check, String why, Exception e) {
    if (failing.add(check.name)) {
      LOGGER.log(System.Logger.Level.WARNING, "the health check '" + check.name + "' failed", e);
    }
    return new Result(check.name, why);
  }
}
