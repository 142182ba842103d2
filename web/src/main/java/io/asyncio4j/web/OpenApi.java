package io.asyncio4j.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of an app in OpenAPI 3.1, made of its routes alone. One thread; it takes its time
 * and may read sources, so not on a loop.
 */
final class OpenApi {
  /** The methods that OpenAPI 3.1 has a place for. */
  private static final Set<String> METHODS =
      Set.of("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE");

  private final App app;
  private final JsonMapper mapper;
  private final OpenApiTexts texts = new OpenApiTexts();
  private final OpenApiSchemas schemas;
  private final OpenApiSecurity security = new OpenApiSecurity();
  private final OpenApiOperationIds ids;
  private final ObjectNode document = OpenApiScalars.object();
  private final Set<String> tags = new LinkedHashSet<>();

  /** The first path of each shape: placeholders of one place must have one name. */
  private final Map<String, PathTemplate> shapes = new HashMap<>();

  private OpenApi(App app, List<BoundRoute> described) {
    this.app = app;
    this.mapper = app.json().mapper();
    this.schemas = new OpenApiSchemas(mapper, texts);
    this.ids = new OpenApiOperationIds(described);
  }

  /** Describes those of {@code routes} that are to be seen. */
  static ObjectNode of(App app, List<BoundRoute> routes) {
    List<BoundRoute> described =
        routes.stream()
            .filter(r -> !r.route().isHidden() && !r.route().isWebSocket())
            .filter(r -> METHODS.contains(r.method()))
            .filter(r -> !isHiddenMethod(r))
            .toList();
    return new OpenApi(app, described).write(described);
  }

  private static boolean isHiddenMethod(BoundRoute route) {
    var method = route.route().signature().method();
    Doc doc = method == null ? null : method.getAnnotation(Doc.class);
    return doc != null && doc.hidden();
  }

  private ObjectNode write(List<BoundRoute> routes) {
    Docs docs = app.docs();
    document.put("openapi", "3.1.1");
    document.set("info", info(docs));
    if (!docs.servers().isEmpty()) {
      ArrayNode servers = document.putArray("servers");
      docs.servers()
          .forEach((url, text) -> servers.addObject().put("url", url).put("description", text));
    }
    ObjectNode paths = document.putObject("paths");
    boolean refusable = false;
    for (BoundRoute route : routes) {
      PathTemplate template = shapes.computeIfAbsent(shape(route.path()), _ -> route.path());
      ObjectNode operation =
          paths
              .withObject("/" + Constraints.escaped(path(template)))
              .putObject(route.method().toLowerCase(Locale.ROOT));
      refusable |= operation(route, template, operation);
    }
    components(refusable);
    writeTags(docs);
    docs.edit(document);
    return document;
  }

  private ObjectNode info(Docs docs) {
    ObjectNode info = OpenApiScalars.object().put("title", app.title());
    if (docs.summary() != null) {
      info.put("summary", docs.summary());
    }
    if (!app.description().isEmpty()) {
      info.put("description", app.description());
    }
    if (docs.termsOfService() != null) {
      info.put("termsOfService", docs.termsOfService());
    }
    if (!docs.contact().isEmpty()) {
      info.set("contact", mapper.valueToTree(docs.contact()));
    }
    if (!docs.license().isEmpty()) {
      info.set("license", mapper.valueToTree(docs.license()));
    }
    return info.put("version", app.version());
  }

  private static String shape(PathTemplate path) {
    return path(path).replaceAll("\\{[^}]*}", "{}");
  }

  /** As OpenAPI writes it, which knows no placeholder for several segments. */
  private static String path(PathTemplate path) {
    return path.text().isEmpty() ? "/" : path.text().replace("{*", "{");
  }

  private boolean operation(BoundRoute bound, PathTemplate template, ObjectNode operation) {
    Route route = bound.route();
    UnaryOperator<String> pathName =
        name -> {
          int index = bound.path().names().indexOf(name);
          return index < 0 ? name : template.names().get(index);
        };
    var inputs = new OpenApiInputs(bound, schemas, texts, mapper, pathName);
    ArrayNode own = operation.putArray("tags");
    for (String tag : tagsOf(bound)) {
      own.add(tag);
      tags.add(tag);
    }
    if (own.isEmpty()) {
      operation.remove("tags");
    }
    describe(bound, operation);
    operation.put("operationId", ids.of(bound));
    inputs.writeTo(operation);
    responses(bound, inputs).writeTo(operation);
    var method = route.signature().method();
    if (route.isDeprecated() || (method != null && method.isAnnotationPresent(Deprecated.class))) {
      operation.put("deprecated", true);
    }
    security.write(inputs, bound.permission().scopes(), operation);
    return inputs.refusable();
  }

  private Set<String> tagsOf(BoundRoute bound) {
    var all = new LinkedHashSet<String>(app.tags());
    bound.around().forEach(routes -> all.addAll(routes.tags()));
    all.addAll(bound.route().tags());
    return all;
  }

  private void describe(BoundRoute bound, ObjectNode operation) {
    Route route = bound.route();
    var method = route.signature().method();
    var text = method == null ? OpenApiTexts.Text.NONE : texts.method(method);
    Class<?> record = OpenApiInputs.requestRecord(bound.bindings());
    if (text.isEmpty() && record != null) {
      text = texts.type(record);
    }
    String summary = route.summary() == null ? text.summary() : route.summary();
    String description = route.description() == null ? text.description() : route.description();
    if (!summary.isEmpty()) {
      operation.put("summary", summary);
    }
    if (!description.isEmpty()) {
      operation.put("description", description);
    }
  }

  private OpenApiResponses responses(BoundRoute bound, OpenApiInputs inputs) {
    Route route = bound.route();
    var method = route.signature().method();
    var responses = new OpenApiResponses(schemas, texts);
    responses.returned(
        route.method(),
        route.returns(),
        route.status(),
        method != null
            && (Components.isNullable(method)
                || Components.isNullable(method.getAnnotatedReturnType())),
        method == null ? "" : texts.returns(method));
    if (inputs.refusable()) {
      responses.invalid();
    }
    boolean scoped = !bound.permission().scopes().isEmpty();
    for (Dependency dependency : inputs.needed()) {
      if (dependency.provider().security() != null) {
        responses.problem(401, "The caller does not prove who it is");
        scoped |= !dependency.provider().scopes().isEmpty();
      }
    }
    if (scoped) {
      responses.problem(403, "The caller may not do this");
    }
    responses.answers(route.answers());
    return responses;
  }

  private void components(boolean refusable) {
    Map<String, ObjectNode> named = schemas.components().resolve(document);
    var all = new LinkedHashMap<String, ObjectNode>(named);
    String written = document.toString();
    if (refusable) {
      all.put(OpenApiResponses.INVALID_SCHEMA, OpenApiProblems.invalid());
    }
    if (refusable || written.contains("schemas/" + OpenApiResponses.PROBLEM_SCHEMA + "\"")) {
      all.put(OpenApiResponses.PROBLEM_SCHEMA, OpenApiProblems.problem());
    }
    if (!all.isEmpty()) {
      ObjectNode schemasNode = document.putObject("components").putObject("schemas");
      new java.util.TreeMap<>(all).forEach(schemasNode::set);
    }
    security.writeSchemes(document);
  }

  private void writeTags(Docs docs) {
    var all = new ArrayList<String>(docs.tags().keySet());
    tags.stream().filter(tag -> !all.contains(tag)).forEach(all::add);
    if (!all.isEmpty()) {
      ArrayNode array = document.putArray("tags");
      for (String tag : all) {
        ObjectNode node = array.addObject().put("name", tag);
        String text = docs.tags().get(tag);
        if (text != null) {
          node.put("description", text);
        }
      }
    }
  }
}
