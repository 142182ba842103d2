package io.asyncio4j.web.middleware;

import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ResponseCookie;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.web.Middleware;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Remembers browsers by a signed cookie: {@link Session#current()} is what the app knows of the one
 * that asks. Nothing is kept on the server, so that any number of processes with the same key share
 * the sessions.
 *
 * <pre>{@code
 * app.use(Sessions.of(System.getenv("SESSION_KEY")));
 * app.post("/login", (Login r) -> {
 *   Session.current().regenerate();
 *   Session.current().put("user", r.name());
 *   …
 * });
 * }</pre>
 *
 * <p>The cookie is sent when the session was changed and only then, cannot be read by scripts, goes
 * over TLS only if the request came so, and is not sent along from other sites but by links
 * (SameSite=Lax); {@link Csrf} says no to the rest. Its age is part of what is signed. What was
 * tampered with, is too old or signed by another key counts as no session.
 *
 * <p>A copy of a cookie is good until it is too old, also after its user has left: where that
 * matters, keep a list of {@link Session#id ids} that are still good.
 */
public final class Sessions implements Middleware {
  /** What browsers keep of a cookie's name and value. */
  private static final int MOST_BYTES = 4096;

  private static final int KEY_BYTES = 32;

  private final List<String> keys;
  private final ResponseCookie cookie;
  private final Duration maxAge;
  private final InstantSource clock;
  private final SessionSeal seal;

  private Sessions(List<String> keys, ResponseCookie cookie, Duration maxAge, InstantSource clock) {
    this.keys = keys;
    this.cookie = cookie;
    this.maxAge = maxAge;
    this.clock = clock;
    this.seal = new SessionSeal(keys, cookie.name());
  }

  /**
   * Sessions of two weeks in a cookie {@code session}.
   *
   * @param key that signs: 32 characters or more, random and secret; the same in all processes
   * @param olderKeys that are still good: to change the key, put the new one in front, and take the
   *     old one away when all it signed is too old
   */
  public static Sessions of(String key, String... olderKeys) {
    Objects.requireNonNull(
        key, "without a key nothing can be signed; is it set in this process's environment?");
    return new Sessions(
        Stream.concat(Stream.of(key), Stream.of(olderKeys)).toList(),
        ResponseCookie.of("session", ""),
        Duration.ofDays(14),
        InstantSource.system());
  }

  /** A random key, to be kept outside the program; for tests, too. */
  public static String newKey() {
    var bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** This in a cookie of another name. */
  public Sessions withCookieName(String name) {
    ResponseCookie named = ResponseCookie.of(name, "").withPath(cookie.path());
    return with(
        named.withDomain(cookie.domain()).withSameSite(Objects.requireNonNull(cookie.sameSite())));
  }

  /** This for all hosts below {@code domain}, too. */
  public Sessions withDomain(String domain) {
    return with(cookie.withDomain(domain));
  }

  /** This for paths that begin with {@code path}. */
  public Sessions withPath(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("'" + path + "' is no path; begin it with a slash");
    }
    return with(cookie.withPath(path));
  }

  /**
   * This with cookies that browsers send along from other sites as {@code sameSite} says.
   *
   * @param sameSite {@code Strict}: never; {@code Lax}: when a link is followed; {@code None}:
   *     always, over TLS only, and only with {@link Csrf} before this
   */
  public Sessions withSameSite(String sameSite) {
    if (!List.of("Strict", "Lax", "None").contains(sameSite)) {
      throw new IllegalArgumentException(
          "'" + sameSite + "' is nothing that browsers know; give Strict, Lax or None");
    }
    return with(cookie.withSameSite(sameSite));
  }

  private Sessions with(ResponseCookie newCookie) {
    return new Sessions(keys, newCookie, maxAge, clock);
  }

  /** This with sessions that end when they were not changed for so long. */
  public Sessions withMaxAge(Duration duration) {
    if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "a session of " + duration + " would never come back; give a second or more");
    }
    return new Sessions(keys, cookie, duration, clock);
  }

  /** This with another clock, for tests. */
  public Sessions withClock(InstantSource newClock) {
    return new Sessions(keys, cookie, maxAge, newClock);
  }

  @Override
  public ServerResponse handle(ServerRequest request, Handler next) throws Exception {
    String sent = request.cookie(cookie.name());
    var session =
        new Session(() -> sent == null ? SessionContent.empty() : open(sent), this::excess);
    session.enter();
    return Outgoing.change(request, next, response -> keep(request, session, response));
  }

  private SessionContent open(String sent) {
    SessionContent content = seal.open(sent);
    boolean good = content != null && now() - content.issued() < maxAge.toSeconds();
    return content != null && good ? content : SessionContent.empty();
  }

  private int excess(SessionContent content) {
    return cookie.name().length() + seal.seal(content.issuedAt(now())).length() - MOST_BYTES;
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private ServerResponse keep(ServerRequest request, Session session, ServerResponse response) {
    session.seal();
    if (!session.isRead()) {
      return response;
    }
    ServerResponse result = Outgoing.varyBy("Cookie", response);
    if (!session.isChanged()) {
      return result;
    }
    SessionContent content = session.result();
    ResponseCookie kept =
        content.id() == null
            ? cookie(request, "", Duration.ZERO)
            : cookie(request, seal.seal(content.issuedAt(now())), maxAge);
    return Outgoing.byDefault(result, "Cache-Control", "private").withCookie(kept);
  }

  private ResponseCookie cookie(ServerRequest request, String value, Duration age) {
    boolean secure = request.scheme().equals("https") || "None".equals(cookie.sameSite());
    return new ResponseCookie(
        cookie.name(), value, age, cookie.path(), cookie.domain(), secure, true, cookie.sameSite());
  }
}
