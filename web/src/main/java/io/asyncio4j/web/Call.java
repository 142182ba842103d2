package io.asyncio4j.web;

import io.asyncio4j.http.server.ServerRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A request on its way to its endpoint: what was read of it so far, and what is wrong with it. */
final class Call {
  private final LiveApp app;
  private final ServerRequest request;
  private final PathMatch path;
  private final Resources resources = new Resources();
  private @Nullable List<InvalidValue> errors;
  private @Nullable IdentityHashMap<Dependency, Object> provided;
  private @Nullable Map<String, String> cookies;
  private @Nullable FormData form;
  private @Nullable JsonNode tree;

  Call(LiveApp app, ServerRequest request, PathMatch path) {
    this.app = app;
    this.request = request;
    this.path = path;
  }

  LiveApp app() {
    return app;
  }

  ServerRequest request() {
    return request;
  }

  /** What is closed when the request has been answered. */
  Resources resources() {
    return resources;
  }

  /** What stands in the path for the placeholder {@code name}, decoded. */
  String pathValue(String name) {
    return path.value(name);
  }

  @Nullable String cookie(String name) {
    if (cookies == null) {
      cookies = request.cookies();
    }
    return cookies.get(name);
  }

  FormData form() throws IOException {
    if (form == null) {
      form = FormData.read(request, resources);
    }
    return form;
  }

  /** The body as a tree, for those who take parts of it and for those who look for errors. */
  JsonNode tree() throws IOException {
    if (tree == null) {
      try {
        tree = app.bodyJson().mapper().readTree(request.bytes());
      } catch (JacksonException e) {
        throw JsonBody.broken(e);
      } catch (NumberFormatException e) {
        // Jackson's own, for an exponent of more than 32 bits.
        throw new InvalidRequestException(
            List.of(InvalidValue.inBody("", "has a number that is too large")));
      }
    }
    return tree;
  }

  /** Notes that something is wrong, and goes on to find what else is. */
  Object wrong(InvalidValue error) {
    if (errors == null) {
      errors = new ArrayList<>();
    }
    errors.add(error);
    return Binding.INVALID;
  }

  /** Ends the call when something was wrong. */
  void checkValid() {
    if (errors != null) {
      throw new InvalidRequestException(errors);
    }
  }

  /** What {@code dependency} is for this request; made once. */
  Object provided(Dependency dependency) throws Exception {
    if (provided == null) {
      provided = new IdentityHashMap<>();
    }
    Object made = provided.get(dependency);
    if (made == null) {
      made = dependency.make(this, resources);
      provided.put(dependency, made);
    }
    return made;
  }
}
