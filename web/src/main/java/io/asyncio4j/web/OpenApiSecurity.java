package io.asyncio4j.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How callers prove who they are: the schemes of what is provided to routes. */
final class OpenApiSecurity {
  /** By the ids that they have here. */
  private final Map<String, SecurityScheme> schemes = new TreeMap<>();

  /**
   * Says in an operation what it asks for: all that it needs together, and what it takes besides.
   *
   * @param scopes what the proof must be good for, besides what its provider says
   */
  void write(OpenApiInputs inputs, Collection<String> scopes, ObjectNode operation) {
    Map<String, Set<String>> needed = asked(inputs.needed(), scopes);
    Map<String, Set<String>> welcome = asked(inputs.welcome(), scopes);
    needed.keySet().forEach(welcome::remove);
    if (needed.isEmpty() && welcome.isEmpty()) {
      return;
    }
    ArrayNode either = operation.putArray("security");
    ObjectNode all = either.addObject();
    put(all, needed);
    if (!welcome.isEmpty()) {
      put(all, welcome);
      put(either.addObject(), needed);
    }
  }

  private Map<String, Set<String>> asked(Collection<Dependency> needed, Collection<String> scopes) {
    Map<String, Set<String>> asked = new LinkedHashMap<>();
    for (Dependency dependency : needed) {
      SecurityScheme scheme = dependency.provider().security();
      if (scheme != null) {
        Set<String> all = asked.computeIfAbsent(id(scheme), _ -> new LinkedHashSet<>());
        all.addAll(dependency.provider().scopes());
        all.addAll(scopes);
      }
    }
    return asked;
  }

  private static void put(ObjectNode requirement, Map<String, Set<String>> asked) {
    asked.forEach((id, scopes) -> {
      ArrayNode array = requirement.putArray(id);
      scopes.forEach(array::add);
    });
  }

  /** Its own id, with a number where another one has that. */
  private String id(SecurityScheme scheme) {
    String id = scheme.id();
    for (int i = 2; !scheme.equals(schemes.getOrDefault(id, scheme)); i++) {
      id = scheme.id() + i;
    }
    schemes.put(id, scheme);
    return id;
  }

  void writeSchemes(ObjectNode document) {
    if (!schemes.isEmpty()) {
      ObjectNode node = document.withObject("/components").putObject("securitySchemes");
      schemes.forEach((id, scheme) -> node.set(id, of(scheme)));
    }
  }

  private static ObjectNode of(SecurityScheme scheme) {
    ObjectNode node = OpenApiScalars.object();
    switch (scheme) {
      case SecurityScheme.ApiKey key ->
          node.put("type", "apiKey")
              .put("name", key.name())
              .put("in", key.in().name().toLowerCase(Locale.ROOT));
      case SecurityScheme.Http http -> {
        node.put("type", "http").put("scheme", http.scheme());
        put(node, "bearerFormat", http.bearerFormat());
      }
      case SecurityScheme.OAuth2 oauth -> {
        ObjectNode flows = node.put("type", "oauth2").putObject("flows");
        for (SecurityScheme.FlowKind kind : SecurityScheme.FlowKind.values()) {
          SecurityScheme.Flow flow = oauth.flows().get(kind);
          if (flow != null) {
            flows.set(name(kind), of(flow));
          }
        }
      }
      case SecurityScheme.OpenIdConnect connect ->
          node.put("type", "openIdConnect").put("openIdConnectUrl", connect.url().toString());
    }
    put(node, "description", scheme.description().isEmpty() ? null : scheme.description());
    return node;
  }

  private static String name(SecurityScheme.FlowKind kind) {
    return switch (kind) {
      case AUTHORIZATION_CODE -> "authorizationCode";
      case CLIENT_CREDENTIALS -> "clientCredentials";
      case IMPLICIT -> "implicit";
      case PASSWORD -> "password";
    };
  }

  private static ObjectNode of(SecurityScheme.Flow flow) {
    ObjectNode node = OpenApiScalars.object();
    put(node, "authorizationUrl", flow.authorizationUrl());
    put(node, "tokenUrl", flow.tokenUrl());
    put(node, "refreshUrl", flow.refreshUrl());
    ObjectNode scopes = node.putObject("scopes");
    flow.scopes().forEach(scopes::put);
    return node;
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }
}
