package io.asyncio4j.web.security;

import io.asyncio4j.web.Form;
import java.util.Optional;
import java.util.Set;

/**
 * What the password flow of OAuth 2 sends for a token (RFC 6749, section 4.3): the parameter of the
 * route that gives them out.
 *
 * @param scope what the token should be good for, with blanks between
 */
public record PasswordForm(
    @Form("grant_type") Optional<String> grantType,
    @Form String username,
    @Form String password,
    @Form(def = "") String scope,
    @Form("client_id") Optional<String> clientId,
    @Form("client_secret") Optional<String> clientSecret) {
  /** What the token should be good for. */
  public Set<String> scopes() {
    return Scopes.parse(scope);
  }

  /** Never the password: texts end up in logs. */
  @Override
  public String toString() {
    return "PasswordForm[" + username + "]";
  }
}
