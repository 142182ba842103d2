package io.asyncio4j.web.middleware;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.web.middleware.Asking.HELLO;
import static io.asyncio4j.web.middleware.Asking.clientOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final String KEY = "k".repeat(32);
  private static final Sessions SESSIONS = Sessions.of(KEY);

  record Item(String name, int number) {}

  /** Does to the session what the path says, and shows it. */
  private static ServerResponse shop(ServerRequest request) {
    Session session = Session.current();
    switch (request.path()) {
      case "/login" -> session.put("user", "Ada");
      case "/buy" -> session.put("cart", List.of(new Item("tea", 2)));
      case "/regenerate" -> session.regenerate();
      case "/remove" -> session.remove("user");
      case "/logout" -> session.clear();
      case "/same" -> session.put("user", String.valueOf(session.get("user")));
      case "/refuse" -> {
        session.put("failed", 1);
        throw new StatusException(403, "no");
      }
      default -> {}
    }
    return ServerResponse.text(session.get("user") + " " + session.names().size());
  }

  private static Response ask(Sessions sessions, String path, @Nullable String cookie)
      throws IOException {
    return ask("http://app", sessions, SessionsTest::shop, path, cookie);
  }

  private static Response ask(
      String url, Sessions sessions, Handler handler, String path, @Nullable String cookie)
      throws IOException {
    Request request = Request.get(path);
    return clientOf(url, sessions, handler)
        .send(cookie == null ? request : request.header("Cookie", "session=" + cookie));
  }

  /** The value that a response sets. */
  private static String cookie(Response response) {
    String field = String.valueOf(response.header("Set-Cookie"));
    return field.substring(field.indexOf('=') + 1, field.indexOf(';'));
  }

  @Test
  void whatIsPutComesBack() throws Exception {
    run(() -> {
      var first = ask(SESSIONS, "/login", null);
      assertThat(first.text()).isEqualTo("Ada 1");
      assertThat(first.header("Set-Cookie"))
          .startsWith("session=")
          .endsWith("; Max-Age=1209600; Path=/; HttpOnly; SameSite=Lax");
      assertThat(ask(SESSIONS, "/", cookie(first)).text()).isEqualTo("Ada 1");
    });
  }

  @Test
  void theCookieIsSentOnlyWhenTheSessionWasChanged() throws Exception {
    run(() -> {
      String cookie = cookie(ask(SESSIONS, "/login", null));
      assertThat(ask(SESSIONS, "/", null).header("Set-Cookie")).isNull();
      assertThat(ask(SESSIONS, "/", cookie).header("Set-Cookie")).isNull();
      assertThat(ask(SESSIONS, "/same", cookie).header("Set-Cookie")).isNull();
      assertThat(ask(SESSIONS, "/logout", null).header("Set-Cookie")).isNull();
      assertThat(ask(SESSIONS, "/remove", cookie).header("Set-Cookie")).isNotNull();
    });
  }

  @Test
  void cachesAreToldWhatDependsOnTheCookie() throws Exception {
    run(() -> {
      var changed = ask(SESSIONS, "/login", null);
      assertThat(changed.header("Vary")).isEqualTo("Cookie");
      assertThat(changed.header("Cache-Control")).isEqualTo("private");
      var read = ask(SESSIONS, "/", null);
      assertThat(read.header("Vary")).isEqualTo("Cookie");
      assertThat(read.header("Cache-Control")).isNull();
      var unread = ask("http://app", SESSIONS, HELLO, "/", cookie(changed));
      assertThat(unread.header("Vary")).isNull();
    });
  }

  @Test
  void valuesAreJson() throws Exception {
    run(() -> {
      String cookie = cookie(ask(SESSIONS, "/buy", null));
      Handler handler =
          _ -> {
            Session session = Session.current();
            assertThat(session.get("cart", Item[].class)).containsExactly(new Item("tea", 2));
            assertThat(session.get("none", Item.class)).isNull();
            assertThatThrownBy(() -> session.get("cart"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("get it as what was put");
            return ServerResponse.text(String.valueOf(session.names()));
          };
      assertThat(ask("http://app", SESSIONS, handler, "/", cookie).text()).isEqualTo("[cart]");
    });
  }

  @Test
  void clearingHasTheBrowserForget() throws Exception {
    run(() -> {
      var response = ask(SESSIONS, "/logout", cookie(ask(SESSIONS, "/login", null)));
      assertThat(response.text()).isEqualTo("null 0");
      assertThat(response.header("Set-Cookie")).startsWith("session=; Max-Age=0; Path=/");
    });
  }

  @Test
  void regeneratingKeepsTheValuesUnderAnotherId() throws Exception {
    run(() -> {
      var ids = new ArrayList<String>();
      Handler handler =
          request -> {
            Session session = Session.current();
            ids.add(session.id());
            if (request.path().equals("/regenerate")) {
              session.regenerate();
              ids.add(session.id());
            }
            return ServerResponse.text(String.valueOf(session.get("user")));
          };
      String cookie = cookie(ask(SESSIONS, "/login", null));
      var response = ask("http://app", SESSIONS, handler, "/regenerate", cookie);
      assertThat(response.text()).isEqualTo("Ada");
      assertThat(ask("http://app", SESSIONS, handler, "/", cookie(response)).text())
          .isEqualTo("Ada");
      assertThat(ids.get(0)).isNotEqualTo(ids.get(1)).matches("[0-9a-f]{32}");
      assertThat(ids.get(2)).isEqualTo(ids.get(1));
    });
  }

  @Test
  void whatWasTamperedWithIsNoSession() throws Exception {
    run(() -> {
      String cookie = cookie(ask(SESSIONS, "/login", null));
      String text = new String(Base64.getUrlDecoder().decode(cookie.split("\\.")[0]), UTF_8);
      String forged =
          Base64.getUrlEncoder()
                  .withoutPadding()
                  .encodeToString(text.replace("Ada", "Eve").getBytes(UTF_8))
              + cookie.substring(cookie.indexOf('.'));
      assertThat(text).contains("Ada");
      for (String bad : List.of(forged, "", ".", "a.b", cookie + "=", "x" + cookie, "a", "a.=")) {
        assertThat(ask(SESSIONS, "/", bad).text()).as(bad).isEqualTo("null 0");
      }
      assertThat(ask(Sessions.of("z".repeat(32)), "/", cookie).text()).isEqualTo("null 0");
      assertThat(ask(SESSIONS, "/", cookie).text()).isEqualTo("Ada 1");
    });
  }

  @Test
  void noChangedCharacterIsAccepted() throws Exception {
    run(() -> {
      String cookie = cookie(ask(SESSIONS, "/login", null));
      var random = new Random(1);
      for (int i = 0; i < 500; i++) {
        int at = random.nextInt(cookie.length());
        char c = "abcXYZ019-_.".charAt(random.nextInt(12));
        if (cookie.charAt(at) != c) {
          String changed = cookie.substring(0, at) + c + cookie.substring(at + 1);
          assertThat(ask(SESSIONS, "/", changed).text()).as(changed).isEqualTo("null 0");
        }
      }
    });
  }

  @Test
  void aCookieOfAnotherNameIsNotTakenForThisOne() throws Exception {
    run(() -> {
      var other = ask(SESSIONS.withCookieName("other"), "/login", null);
      assertThat(other.header("Set-Cookie")).startsWith("other=");
      assertThat(ask(SESSIONS, "/", cookie(other)).text()).isEqualTo("null 0");
    });
  }

  @Test
  void olderKeysStillOpenAndTheNewOneSigns() throws Exception {
    run(() -> {
      String newKey = Sessions.newKey();
      var rotated = Sessions.of(newKey, KEY);
      String old = cookie(ask(SESSIONS, "/login", null));
      var response = ask(rotated, "/buy", old);
      assertThat(response.text()).isEqualTo("Ada 2");
      assertThat(ask(Sessions.of(newKey), "/", cookie(response)).text()).isEqualTo("Ada 2");
      assertThat(ask(Sessions.of(newKey), "/", old).text()).isEqualTo("null 0");
    });
  }

  @Test
  void theAgeCountsWhateverTheBrowserKeeps() throws Exception {
    run(() -> {
      var time = new Instant[] {Instant.parse("2026-01-01T00:00:00Z")};
      InstantSource clock = () -> time[0];
      var sessions = SESSIONS.withMaxAge(Duration.ofHours(1)).withClock(clock);
      String cookie = cookie(ask(sessions, "/login", null));
      time[0] = time[0].plus(Duration.ofMinutes(59));
      assertThat(ask(sessions, "/", cookie).text()).isEqualTo("Ada 1");
      String changed = cookie(ask(sessions, "/buy", cookie));
      time[0] = time[0].plus(Duration.ofMinutes(1));
      assertThat(ask(sessions, "/", cookie).text()).isEqualTo("null 0");
      assertThat(ask(sessions, "/", changed).text()).isEqualTo("Ada 2");
    });
  }

  @Test
  void overTlsTheCookieIsForTlsOnly() throws Exception {
    run(() -> {
      Handler login = SessionsTest::shop;
      assertThat(ask("https://app", SESSIONS, login, "/login", null).header("Set-Cookie"))
          .contains("; Secure;");
      assertThat(ask(SESSIONS.withSameSite("None"), "/login", null).header("Set-Cookie"))
          .contains("; Secure;")
          .endsWith("SameSite=None");
      assertThat(
              ask(SESSIONS.withPath("/app").withDomain("app"), "/login", null).header("Set-Cookie"))
          .contains("; Path=/app; Domain=app;");
    });
  }

  @Test
  void aRefusalKeepsWhatWasPut() throws Exception {
    run(() -> {
      var response = ask(SESSIONS, "/refuse", null);
      assertThat(response.status()).isEqualTo(403);
      assertThat(ask(SESSIONS, "/", cookie(response)).text()).isEqualTo("null 1");
    });
  }

  @Test
  void aSessionThatIsTooLargeSaysSoWhereItBecomesThat() throws Exception {
    run(() -> {
      Handler handler =
          _ -> {
            Session session = Session.current();
            assertThatThrownBy(() -> session.put("big", "x".repeat(3100)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("with 'big' the session is \\d+ bytes too large .* database.*");
            session.put("fits", "x".repeat(2900));
            return ServerResponse.text("kept");
          };
      var response = ask("http://app", SESSIONS, handler, "/", null);
      assertThat(cookie(response).length()).isBetween(3900, 4096 - "session".length());
      assertThat(ask(SESSIONS, "/", cookie(response)).text()).isEqualTo("null 1");
    });
  }

  @Test
  void whatIsStreamedSeesTheSessionButCannotChangeIt() throws Exception {
    run(() -> {
      Handler handler =
          _ ->
              ServerResponse.stream(out -> {
                Session session = Session.current();
                assertThatThrownBy(() -> session.put("late", "x"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("change the session before");
                out.write(String.valueOf(session.get("user")));
              });
      String cookie = cookie(ask(SESSIONS, "/login", null));
      assertThat(ask("http://app", SESSIONS, handler, "/", cookie).text()).isEqualTo("Ada");
    });
  }

  @Test
  void withoutSessionsThereIsNoSession() {
    assertThatThrownBy(Session::current)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("use(Sessions.of(key))");
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> Sessions.of("short")).hasMessageContaining("Sessions.newKey()");
    assertThatThrownBy(() -> Sessions.of(KEY, "short")).hasMessageContaining("can be guessed");
    assertThatThrownBy(() -> SESSIONS.withSameSite("lax")).hasMessageContaining("Strict, Lax");
    assertThatThrownBy(() -> SESSIONS.withMaxAge(Duration.ZERO)).hasMessageContaining("a second");
    assertThatThrownBy(() -> SESSIONS.withPath("a")).hasMessageContaining("slash");
    assertThatThrownBy(() -> SESSIONS.withCookieName("a b")).hasMessageContaining("token");
    assertThat(Sessions.newKey()).hasSizeGreaterThanOrEqualTo(32);
  }
}
