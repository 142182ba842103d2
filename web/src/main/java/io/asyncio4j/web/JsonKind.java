package io.asyncio4j.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonAnyFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonBooleanFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonMapFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonNullFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;

/** What a mapper writes for a type: it may have a serializer of its own. */
final class JsonKind extends JsonFormatVisitorWrapper.Base {
  private String kind = "";

  private JsonKind() {}

  /** The name of a type of JSON; empty when it may be anything. */
  static String of(JavaType type, JsonMapper mapper) {
    var visitor = new JsonKind();
    try {
      mapper.acceptJsonFormatVisitor(type, visitor);
    } catch (JacksonException e) {
      // What cannot be written may still be read.
      return "object";
    }
    return visitor.kind;
  }

  @Override
  public @Nullable JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
    kind = "object";
    return null;
  }

  @Override
  public @Nullable JsonMapFormatVisitor expectMapFormat(JavaType type) {
    kind = "object";
    return null;
  }

  @Override
  public @Nullable JsonArrayFormatVisitor expectArrayFormat(JavaType type) {
    kind = "array";
    return null;
  }

  @Override
  public @Nullable JsonStringFormatVisitor expectStringFormat(JavaType type) {
    kind = "string";
    return null;
  }

  @Override
  public @Nullable JsonNumberFormatVisitor expectNumberFormat(JavaType type) {
    kind = "number";
    return null;
  }

  @Override
  public @Nullable JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
    kind = "integer";
    return null;
  }

  @Override
  public @Nullable JsonBooleanFormatVisitor expectBooleanFormat(JavaType type) {
    kind = "boolean";
    return null;
  }

  @Override
  public @Nullable JsonNullFormatVisitor expectNullFormat(JavaType type) {
    kind = "null";
    return null;
  }

  @Override
  public @Nullable JsonAnyFormatVisitor expectAnyFormat(JavaType type) {
    kind = "";
    return null;
  }
}
