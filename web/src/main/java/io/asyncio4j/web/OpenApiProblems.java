package io.asyncio4j.web;

import tools.jackson.databind.node.ObjectNode;

/** The schemas of what errors are answered with: {@link Problem}. */
final class OpenApiProblems {
  private OpenApiProblems() {}

  static ObjectNode problem() {
    ObjectNode schema =
        OpenApiScalars.object()
            .put("type", "object")
            .put("description", "What went wrong (RFC 9457).");
    ObjectNode properties = schema.putObject("properties");
    string(properties, "type", "Names the kind of problem; when absent, the status says it all.")
        .put("format", "uri-reference");
    string(properties, "title", "The kind of problem in a few words.");
    properties.putObject("status").put("type", "integer").put("description", "The HTTP status.");
    string(properties, "detail", "What happened this time.");
    schema.putArray("required").add("title").add("status");
    return schema;
  }

  static ObjectNode invalid() {
    ObjectNode schema = OpenApiScalars.object();
    schema.put("description", "All that is wrong with the values of a request.");
    var parts = schema.putArray("allOf");
    parts.addObject().put("$ref", "#/components/schemas/" + OpenApiResponses.PROBLEM_SCHEMA);
    ObjectNode more = parts.addObject().put("type", "object");
    ObjectNode errors = more.putObject("properties").putObject("errors").put("type", "array");
    more.putArray("required").add("errors");
    ObjectNode error = errors.putObject("items").put("type", "object");
    ObjectNode properties = error.putObject("properties");
    var places = properties.putObject("in").put("type", "string").putArray("enum");
    for (Place place : Place.values()) {
      places.add(place.text());
    }
    places.add("body").add("request");
    nullable(string(properties, "name", "The parameter's name; null in the body."));
    nullable(string(properties, "pointer", "Where in the body, as a JSON pointer."));
    string(properties, "detail", "What must be.");
    error.putArray("required").add("in").add("detail");
    return schema;
  }

  private static ObjectNode string(ObjectNode properties, String name, String description) {
    return properties.putObject(name).put("type", "string").put("description", description);
  }

  private static void nullable(ObjectNode schema) {
    schema.putArray("type").add("string").add("null");
  }
}
