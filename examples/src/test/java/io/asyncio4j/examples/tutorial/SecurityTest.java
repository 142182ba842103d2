package io.asyncio4j.examples.tutorial;

import static io.asyncio4j.examples.tutorial.Tutorial.get;
import static io.asyncio4j.examples.tutorial.Tutorial.json;
import static io.asyncio4j.examples.tutorial.Tutorial.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Response;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who asks. */
class SecurityTest {
  private static Response login(AsyncClient client, String name, String password)
      throws IOException {
    return client.post("/token", Body.form(Map.of("username", name, "password", password)));
  }

  private static Response as(AsyncClient client, String token, String path) throws IOException {
    return get(client, path, "Authorization", "Bearer " + token);
  }

  @Test
  void firstSteps() throws Exception {
    with(
        "SecurityFirstSteps",
        client -> {
          Response anonymous = client.get("/items");
          assertThat(anonymous.status()).isEqualTo(401);
          assertThat(anonymous.headers().get("WWW-Authenticate")).startsWith("Bearer");
          assertThat(as(client, "abc", "/items").text()).isEqualTo(json("{'token':'abc'}"));
        });
  }

  @Test
  void currentUser() throws Exception {
    with(
        "CurrentUser",
        client ->
            assertThat(as(client, "abc", "/users/me").text())
                .isEqualTo(json("{'name':'abc-decoded','email':null}")));
  }

  @Test
  void simpleOAuth2() throws Exception {
    with(
        "SimpleOAuth2",
        client -> {
          assertThat(login(client, "ada", "secret").text()).contains(json("'access_token':'ada'"));
          assertThat(login(client, "ada", "guess").status()).isEqualTo(400);
          assertThat(as(client, "ada", "/users/me").text()).contains(json("'name':'ada'"));
          assertThat(as(client, "alan", "/users/me").status()).isEqualTo(400);
          assertThat(as(client, "eve", "/users/me").status()).isEqualTo(401);
        });
  }

  @Test
  void oAuth2WithJwt() throws Exception {
    with(
        "OAuth2WithJwt",
        client -> {
          assertThat(login(client, "ada", "guess").status()).isEqualTo(401);
          assertThat(login(client, "eve", "secret").status()).isEqualTo(401);
          String token =
              (String) login(client, "ada", "secret").json(Map.class).get("access_token");
          assertThat(as(client, token, "/users/me").text()).isEqualTo(json("{'name':'ada'}"));
          assertThat(as(client, token + "x", "/users/me").status()).isEqualTo(401);
        });
  }
}
