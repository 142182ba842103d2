package io.asyncio4j.web.security;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A token as OAuth 2 gives it out (RFC 6749, section 5.1). */
public record AccessToken(
    @JsonProperty("access_token") String accessToken,
    @JsonProperty("token_type") String tokenType) {
  /** One that its holder shows in the field {@code Authorization}. */
  public static AccessToken bearer(String token) {
    return new AccessToken(token, "bearer");
  }

  /** Never the token: texts end up in logs. */
  @Override
  public String toString() {
    return "AccessToken[" + tokenType + "]";
  }
}
