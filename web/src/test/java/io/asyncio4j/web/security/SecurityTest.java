package io.asyncio4j.web.security;

import static io.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import io.asyncio4j.http.server.InProcess;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.App;
import io.asyncio4j.web.LiveApp;
import io.asyncio4j.web.Query;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who asks, as an app with each scheme finds it out. */
class SecurityTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  record User(String name) {}

  record Greeting(Optional<User> user, @Query(def = "Hello") String word) {}

  interface Asking {
    void ask(AsyncClient client) throws Exception;
  }

  private static void with(App app, Asking asking) throws Exception {
    run(() -> {
      try (LiveApp live = app.open();
          AsyncClient client =
              AsyncClient.builder().baseUrl("http://app").transport(InProcess.of(live)).build()) {
        asking.ask(client);
      }
    });
  }

  private static Response get(AsyncClient client, String path, String authorization)
      throws Exception {
    return client.send(Request.get(path).header("Authorization", authorization));
  }

  private static App users() {
    var app = new App("Users");
    app.secure(Bearer.tokens());
    app.perRequest(
        User.class,
        (Bearer bearer) -> {
          if (!bearer.token().equals("good")) {
            throw Bearer.refusal("who is that?");
          }
          return new User("alice");
        });
    app.get("/me", (User user) -> user.name());
    app.get("/hello", (Greeting g) -> g.word() + " " + g.user().map(User::name).orElse("stranger"));
    return app;
  }

  @Test
  void aTokenIsWhoAsks() throws Exception {
    with(
        users(),
        client -> {
          assertThat(get(client, "/me", "Bearer good").text()).isEqualTo("alice");
          assertThat(get(client, "/me", "bearer good").text()).isEqualTo("alice");
        });
  }

  @Test
  void withoutATokenTheAnswerSaysHowToShowOne() throws Exception {
    with(
        users(),
        client -> {
          Response response = client.get("/me");
          assertThat(response.status()).isEqualTo(401);
          assertThat(response.headers().get("WWW-Authenticate")).isEqualTo("Bearer");
          assertThat(response.headers().get("Content-Type")).isEqualTo("application/problem+json");
          assertThat(get(client, "/me", "Basic good").status()).isEqualTo(401);
        });
  }

  @Test
  void aWrongTokenIsRefused() throws Exception {
    with(
        users(),
        client -> {
          Response response = get(client, "/me", "Bearer bad");
          assertThat(response.status()).isEqualTo(401);
          assertThat(response.headers().get("WWW-Authenticate"))
              .isEqualTo("Bearer error=\"invalid_token\", error_description=\"who is that?\"");
        });
  }

  @Test
  void whoMayBeNobodyIsEmptyWithoutATokenButNotWithAWrongOne() throws Exception {
    with(
        users(),
        client -> {
          assertThat(client.get("/hello").text()).isEqualTo("Hello stranger");
          assertThat(get(client, "/hello", "Bearer good").text()).isEqualTo("Hello alice");
          assertThat(get(client, "/hello", "Bearer bad").status()).isEqualTo(401);
        });
  }

  @Test
  void basicCredentialsAreDecoded() throws Exception {
    var app = new App("Admin");
    app.secure(BasicCredentials.realm("admin"));
    app.get(
        "/",
        (BasicCredentials who) -> {
          if (!who.matches("root", "pa:ss")) {
            throw BasicCredentials.refusal("admin");
          }
          return who.username();
        });
    with(
        app,
        client -> {
          assertThat(get(client, "/", "Basic " + base64("root:pa:ss")).text()).isEqualTo("root");
          assertThat(get(client, "/", "Basic " + base64("root:other")).status()).isEqualTo(401);
          assertThat(get(client, "/", "Basic " + base64("no colon")).status()).isEqualTo(401);
          assertThat(get(client, "/", "Basic %%%").status()).isEqualTo(401);
          assertThat(client.get("/").headers().get("WWW-Authenticate"))
              .isEqualTo("Basic realm=\"admin\", charset=\"UTF-8\"");
        });
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void keysStandWhereTheAppSays() throws Exception {
    var app = new App("Keys");
    app.secure(ApiKey.header("X-API-Key"));
    app.get("/", (ApiKey key) -> String.valueOf(key.matches("k1")));
    with(
        app,
        client -> {
          assertThat(client.send(Request.get("/").header("X-API-Key", "k1")).text())
              .isEqualTo("true");
          assertThat(client.send(Request.get("/").header("X-API-Key", "k2")).text())
              .isEqualTo("false");
          assertThat(client.get("/").status()).isEqualTo(401);
        });
  }

  private static App shop(Jwts tokens) {
    var app = new App("Shop");
    app.secure(tokens.password("/token", Map.of("orders", "to order")));
    app.post(
        "/token",
        (PasswordForm form) -> AccessToken.bearer(tokens.sign(form.username(), form.scopes())));
    app.get("/me", (Jwt jwt) -> String.valueOf(jwt.subject()));
    app.get("/orders", (Jwt jwt) -> "orders of " + jwt.subject()).scopes("orders");
    return app;
  }

  @Test
  void aTokenIsGivenForAPasswordAndTaken() throws Exception {
    with(
        shop(Jwts.hs256(SECRET)),
        client -> {
          Response given =
              client.post(
                  "/token",
                  Body.form(Map.of("username", "bob", "password", "x", "scope", "orders")));
          var token = given.json(AccessToken.class);
          assertThat(token.tokenType()).isEqualTo("bearer");
          assertThat(get(client, "/orders", "Bearer " + token.accessToken()).text())
              .isEqualTo("orders of bob");
        });
  }

  @Test
  void aTokenThatIsGoodForLessIsForbiddenMore() throws Exception {
    Jwts tokens = Jwts.hs256(SECRET);
    with(
        shop(tokens),
        client -> {
          Response response = get(client, "/orders", "Bearer " + tokens.sign("bob"));
          assertThat(response.status()).isEqualTo(403);
          assertThat(response.headers().get("WWW-Authenticate"))
              .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"orders\"");
          assertThat(client.get("/orders").status()).isEqualTo(401);
        });
  }

  @Test
  void scopesThatNobodySaysAreFoundWhenTheAppStarts() {
    var app = new App("Open");
    app.get("/", () -> "hello").scopes("orders");
    assertThatThrownBy(() -> run(app::open))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs nothing that has scopes");
  }

  private static void isRefused(Jwts tokens, String token) {
    assertThatThrownBy(() -> tokens.verify(token))
        .isInstanceOfSatisfying(StatusException.class, e -> assertThat(e.status()).isEqualTo(401));
  }

  @Test
  void expiredTokensAndThoseOfOthersAreRefused() {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    Jwts tokens =
        Jwts.hs256(SECRET).issuer("me").audience("you").leeway(Duration.ZERO).clock(() -> now);
    String token = tokens.sign("bob");
    assertThat(tokens.verify(token).subject()).isEqualTo("bob");
    isRefused(tokens.clock(() -> now.plus(Duration.ofMinutes(31))), token);
    isRefused(tokens.issuer("other"), token);
    isRefused(tokens.audience("other"), token);
    isRefused(Jwts.hs256(SECRET.replace('0', '1')).clock(() -> now), token);
    isRefused(tokens, token.substring(0, token.length() - 2));
    isRefused(tokens, "not a token");
  }

  @Test
  void aTokenDoesNotChooseItsAlgorithm() throws Exception {
    Jwts tokens = Jwts.hs256(SECRET);
    String payload = tokens.sign("bob").split("\\.")[1];
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    isRefused(tokens, none + "." + payload + ".");

    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var pair = generator.generateKeyPair();
    var rsa = Jwts.rs256((RSAPublicKey) pair.getPublic(), (RSAPrivateKey) pair.getPrivate());
    assertThat(rsa.verify(rsa.sign("bob", Set.of("a", "b"))).scopes())
        .containsExactlyInAnyOrder("a", "b");
    // The public key as a secret: what confuses checkers that let the token choose.
    String publicKey = new String(pair.getPublic().getEncoded(), StandardCharsets.ISO_8859_1);
    isRefused(rsa, Jwts.hs256(publicKey).sign("mallory"));
  }

  @Test
  void aShortSecretIsRefused() {
    assertThatThrownBy(() -> Jwts.hs256("secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("openssl rand -hex 32");
  }

  @Test
  void keysThatAServerPublishesAreFetchedOnceAndAgainWhenTheyAreUnknown() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var pair = generator.generateKeyPair();
    var key = (RSAPublicKey) pair.getPublic();
    var fetched = new int[1];
    var issuer = new App("Issuer");
    issuer.get(
        "/keys",
        () -> {
          fetched[0]++;
          return new com.nimbusds.jose.jwk.JWKSet(
                  new com.nimbusds.jose.jwk.RSAKey.Builder(key).build())
              .toJSONObject();
        });
    run(() -> {
      try (var server = issuer.start("127.0.0.1", 0)) {
        var tokens = Jwts.jwks(java.net.URI.create(server.url() + "/keys"));
        String token = Jwts.rs256(key, (RSAPrivateKey) pair.getPrivate()).sign("carol");
        assertThat(tokens.verify(token).subject()).isEqualTo("carol");
        assertThat(tokens.verify(token).subject()).isEqualTo("carol");
        assertThat(fetched[0]).isEqualTo(1);
      }
    });
  }

  @Test
  void passwordsAreKeptAsHashes() {
    run(() -> {
      String hash = Passwords.hash("secret");
      assertThat(hash).startsWith("pbkdf2-sha256$600000$").isNotEqualTo(Passwords.hash("secret"));
      assertThat(Passwords.verify("secret", hash)).isTrue();
      assertThat(Passwords.verify("Secret", hash)).isFalse();
    });
  }

  @Test
  void secretsAreNotPrinted() {
    assertThat(
            new Bearer("abc")
                + ""
                + new ApiKey("abc")
                + new BasicCredentials("u", "abc")
                + AccessToken.bearer("abc"))
        .doesNotContain("abc");
  }

  @Test
  void passwordsAreHashedWhereNoLoopRunsToo() {
    String hash = Passwords.hash("secret");

    assertThat(Passwords.verify("secret", hash)).isTrue();
    assertThat(Passwords.verify("guess", hash)).isFalse();
  }
}
