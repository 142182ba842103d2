package io.asyncio4j.web.security;

import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.Authentication;
import io.asyncio4j.web.MissingCredentialsException;
import io.asyncio4j.web.SecurityScheme;
import io.asyncio4j.web.SecurityScheme.Flow;
import io.asyncio4j.web.SecurityScheme.FlowKind;
import java.util.Map;

/**
 * A token in the field {@code Authorization} (RFC 6750). Whose it is, and whether it is good, is to
 * be found out; {@link Jwts} does for signed ones.
 *
 * <pre>{@code
 * app.secure(Bearer.password("/token"));
 * app.perRequest(User.class, (Bearer bearer) -> users.ofToken(bearer.token()));
 * }</pre>
 */
public record Bearer(String token) {
  /** Tokens that clients have from wherever. */
  public static Authentication<Bearer> tokens() {
    return new Tokens(scheme(null));
  }

  /**
   * Tokens that the app itself gives for a name and a password (OAuth 2).
   *
   * @param tokenUrl the path of the route that takes a {@link PasswordForm}
   */
  public static Authentication<Bearer> password(String tokenUrl) {
    return password(tokenUrl, Map.of());
  }

  /** As {@link #password(String)}, with what a token may be good for. */
  public static Authentication<Bearer> password(String tokenUrl, Map<String, String> scopes) {
    return new Tokens(passwordScheme(tokenUrl, scopes));
  }

  /**
   * Tokens that another server gives to those who have logged in there (OAuth 2, with a code).
   *
   * @param scopes what a token may be good for, with a few words on each
   */
  public static Authentication<Bearer> authorizationCode(
      String authorizationUrl, String tokenUrl, Map<String, String> scopes) {
    return new Tokens(codeScheme(authorizationUrl, tokenUrl, scopes));
  }

  static SecurityScheme scheme(@org.jspecify.annotations.Nullable String format) {
    return new SecurityScheme.Http("Bearer", "bearer", format, "");
  }

  static SecurityScheme passwordScheme(String tokenUrl, Map<String, String> scopes) {
    return new SecurityScheme.OAuth2(
        "OAuth2", Map.of(FlowKind.PASSWORD, new Flow(null, tokenUrl, null, scopes)), "");
  }

  static SecurityScheme codeScheme(
      String authorizationUrl, String tokenUrl, Map<String, String> scopes) {
    var flow = new Flow(authorizationUrl, tokenUrl, null, scopes);
    return new SecurityScheme.OAuth2("OAuth2", Map.of(FlowKind.AUTHORIZATION_CODE, flow), "");
  }

  /** The token of a request. */
  static Bearer of(ServerRequest request) {
    String token = Challenges.credentials(request, "Bearer");
    if (token == null) {
      throw new MissingCredentialsException("Bearer");
    }
    return new Bearer(token);
  }

  /** What is thrown when a token is wrong, or no longer good: 401. */
  public static StatusException refusal(String message) {
    return Challenges.refusal(
        message, Challenges.of("Bearer", "error", "invalid_token", "error_description", message));
  }

  /** Never the token: texts end up in logs. */
  @Override
  public String toString() {
    return "Bearer[***]";
  }

  private record Tokens(SecurityScheme scheme) implements Authentication<Bearer> {
    @Override
    public Class<Bearer> type() {
      return Bearer.class;
    }

    @Override
    public Bearer authenticate(ServerRequest request) {
      return of(request);
    }
  }
}
