package io.asyncio4j.web.security;

import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.web.Authentication;
import io.asyncio4j.web.MissingCredentialsException;
import io.asyncio4j.web.SecurityScheme;
import io.asyncio4j.web.SecurityScheme.KeyPlace;
import org.jspecify.annotations.Nullable;

/**
 * A key that a client sends along. Whether it is a good one is to be found out:
 *
 * <pre>{@code
 * app.secure(ApiKey.header("X-API-Key"));
 * app.perRequest(Client.class, (ApiKey key) -> clients.ofKey(key.value()));
 * }</pre>
 */
public record ApiKey(String value) {
  /** Keys in a header field. */
  public static Authentication<ApiKey> header(String name) {
    return new Keys(KeyPlace.HEADER, name);
  }

  /** Keys in the query. They end up in logs and histories; prefer a header field. */
  public static Authentication<ApiKey> query(String name) {
    return new Keys(KeyPlace.QUERY, name);
  }

  /** Keys in a cookie. Browsers send it from other pages too; see {@code Csrf}. */
  public static Authentication<ApiKey> cookie(String name) {
    return new Keys(KeyPlace.COOKIE, name);
  }

  /** Whether it is that key; in constant time. */
  public boolean matches(String key) {
    return Secrets.equal(value, key);
  }

  /** Never the key: texts end up in logs. */
  @Override
  public String toString() {
    return "ApiKey[***]";
  }

  private record Keys(KeyPlace in, String name) implements Authentication<ApiKey> {
    @Override
    public Class<ApiKey> type() {
      return ApiKey.class;
    }

    @Override
    public SecurityScheme scheme() {
      return new SecurityScheme.ApiKey("ApiKey", in, name, "");
    }

    @Override
    public ApiKey authenticate(ServerRequest request) {
      @Nullable String value =
          switch (in) {
            case HEADER -> request.header(name);
            case QUERY -> request.query(name);
            case COOKIE -> request.cookie(name);
          };
      if (value == null || value.isEmpty()) {
        throw new MissingCredentialsException("ApiKey realm=\"" + name + "\"");
      }
      return new ApiKey(value);
    }
  }
}
