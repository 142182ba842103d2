package io.asyncio4j.web.security;

import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.Authentication;
import io.asyncio4j.web.MissingCredentialsException;
import io.asyncio4j.web.SecurityScheme;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A name and a password as browsers ask for them (RFC 7617). Only over TLS: they are sent as they
 * are, with each request.
 *
 * <pre>{@code
 * app.secure(BasicCredentials.realm("admin"));
 * app.perRequest(User.class, (BasicCredentials who) -> {
 *   if (!who.matches("root", secret)) {
 *     throw BasicCredentials.refusal("admin");
 *   }
 *   return new User(who.username());
 * });
 * }</pre>
 */
public record BasicCredentials(String username, String password) {
  /** Asks for them; {@code realm} is what the browser says they are for. */
  public static Authentication<BasicCredentials> realm(String realm) {
    return new Basic(realm);
  }

  /** Whether they are these; in constant time. */
  public boolean matches(String rightName, String rightPassword) {
    // Both are always compared, so that the time does not tell which of them was wrong.
    boolean sameName = Secrets.equal(username, rightName);
    boolean samePassword = Secrets.equal(password, rightPassword);
    return sameName && samePassword;
  }

  /** Never the password: texts end up in logs. */
  @Override
  public String toString() {
    return "BasicCredentials[" + username + "]";
  }

  private record Basic(String realm) implements Authentication<BasicCredentials> {
    @Override
    public Class<BasicCredentials> type() {
      return BasicCredentials.class;
    }

    @Override
    public SecurityScheme scheme() {
      return new SecurityScheme.Http("Basic", "basic", null, "");
    }

    @Override
    public BasicCredentials authenticate(ServerRequest request) {
      String challenge = Challenges.of("Basic", "realm", realm, "charset", "UTF-8");
      String encoded = Challenges.credentials(request, "Basic");
      if (encoded == null) {
        throw new MissingCredentialsException(challenge);
      }
      BasicCredentials decoded = decode(encoded);
      if (decoded == null) {
        throw Challenges.refusal("these are no name and password", challenge);
      }
      return decoded;
    }

    private static @Nullable BasicCredentials decode(String encoded) {
      try {
        String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        int colon = text.indexOf(':');
        return colon < 0
            ? null
            : new BasicCredentials(text.substring(0, colon), text.substring(colon + 1));
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
  }

  /** What is thrown when they are wrong: 401, and the browser asks again. */
  public static StatusException refusal(String realm) {
    return Challenges.refusal(
        "the name or the password is wrong",
        Challenges.of("Basic", "realm", realm, "charset", "UTF-8"));
  }
}
