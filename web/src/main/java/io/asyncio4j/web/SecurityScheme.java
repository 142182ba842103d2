package io.asyncio4j.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How callers prove who they are, as the description of the API has it: carried by the {@link
 * Provider} that asks for the proof.
 *
 * @see Provider#secured
 */
public sealed interface SecurityScheme {
  /** The name that stands for it in the description; with a number where another scheme has it. */
  String id();

  /** What people should know of it, in Markdown; empty when there is nothing to say. */
  String description();

  /** Where a key stands. */
  enum KeyPlace {
    HEADER,
    QUERY,
    COOKIE
  }

  /**
   * A key in a place of its own.
   *
   * @param name of the header field, the query parameter or the cookie
   */
  record ApiKey(String id, KeyPlace in, String name, String description) implements SecurityScheme {
    public ApiKey {
      checkId(id);
      Objects.requireNonNull(in, "in");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(description, "description");
    }
  }

  /**
   * A scheme of the {@code Authorization} field.
   *
   * @param scheme its name there, such as {@code basic} or {@code bearer}
   * @param bearerFormat what a bearer's token looks like, such as {@code JWT}; null to say nothing
   */
  record Http(String id, String scheme, @Nullable String bearerFormat, String description)
      implements SecurityScheme {
    public Http {
      checkId(id);
      Objects.requireNonNull(scheme, "scheme");
      Objects.requireNonNull(description, "description");
    }
  }

  /** Tokens of OAuth 2, by one of these flows at least. */
  record OAuth2(String id, Map<FlowKind, Flow> flows, String description)
      implements SecurityScheme {
    public OAuth2 {
      checkId(id);
      flows = Map.copyOf(flows);
      if (flows.isEmpty()) {
        throw new IllegalArgumentException("OAuth2 " + id + " has no flow; give one");
      }
      Objects.requireNonNull(description, "description");
    }
  }

  /** OpenID Connect, found out about at this address. */
  record OpenIdConnect(String id, URI url, String description) implements SecurityScheme {
    public OpenIdConnect {
      checkId(id);
      Objects.requireNonNull(url, "url");
      Objects.requireNonNull(description, "description");
    }
  }

  /** The flows of OAuth 2. */
  enum FlowKind {
    AUTHORIZATION_CODE,
    CLIENT_CREDENTIALS,
    IMPLICIT,
    PASSWORD
  }

  /**
   * One way to a token.
   *
   * @param authorizationUrl where users log in; null for flows without
   * @param tokenUrl where tokens are had; null for the implicit flow. May be relative to the app
   * @param refreshUrl where they are renewed, or null
   * @param scopes what may be asked for, with a few words on each
   */
  record Flow(
      @Nullable String authorizationUrl,
      @Nullable String tokenUrl,
      @Nullable String refreshUrl,
      Map<String, String> scopes) {
    public Flow {
      scopes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(scopes));
    }
  }

  private static void checkId(String id) {
    if (!id.matches("[a-zA-Z0-9._-]+")) {
      throw new IllegalArgumentException(
          "'" + id + "' cannot name a scheme; use letters, digits, dots, hyphens, underscores");
    }
  }
}
