package io.asyncio4j.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (2020-12) of Java's types, as the app's mapper reads and writes them. Records, enums
 * and sealed types become components, referred to by {@link OpenApiComponents}.
 */
final class OpenApiSchemas {
  private final JsonMapper mapper;
  private final OpenApiTexts texts;
  private final OpenApiComponents components = new OpenApiComponents();

  /** What is asked of a request is not all that can be said of a response. */
  enum Side {
    IN,
    OUT
  }

  OpenApiSchemas(JsonMapper mapper, OpenApiTexts texts) {
    this.mapper = mapper;
    this.texts = texts;
  }

  OpenApiComponents components() {
    return components;
  }

  ObjectNode of(java.lang.reflect.Type type, Side side) {
    return of(mapper.constructType(type), null, side);
  }

  /** The schema of a body or a property of it: with constraints, texts and whether it is null. */
  ObjectNode of(
      java.lang.reflect.Type type, AnnotatedElement element, boolean nullable, Side side) {
    ObjectNode schema = of(mapper.constructType(type), annotatedType(element), side);
    OpenApiConstraints.apply(element, schema);
    return nullable ? OpenApiScalars.nullable(schema) : schema;
  }

  static @Nullable AnnotatedType annotatedType(AnnotatedElement element) {
    return switch (element) {
      case RecordComponent component -> component.getAnnotatedType();
      case java.lang.reflect.Parameter parameter -> parameter.getAnnotatedType();
      default -> null;
    };
  }

  private ObjectNode of(JavaType type, @Nullable AnnotatedType annotated, Side side) {
    Class<?> raw = type.getRawClass();
    ObjectNode scalar = OpenApiScalars.of(raw);
    if (scalar != null) {
      boolean optional =
          raw == OptionalInt.class || raw == OptionalLong.class || raw == OptionalDouble.class;
      return optional ? OpenApiScalars.nullable(scalar) : scalar;
    }
    if (raw == Object.class || raw == MergePatch.class || JsonNode.class.isAssignableFrom(raw)) {
      return any(raw);
    }
    if (raw == byte[].class) {
      return OpenApiScalars.object().put("type", "string").put("contentEncoding", "base64");
    }
    if (raw.isEnum()) {
      return components.ref(type, side, () -> ofEnum(raw));
    }
    if (type.isReferenceType()) {
      return OpenApiScalars.nullable(
          element(type.getReferencedType(), argument(annotated, 0), side));
    }
    if (type.isArrayType() || type.isCollectionLikeType() || type.isIterationType()) {
      return array(type, annotated, side);
    }
    if (Iterable.class.isAssignableFrom(raw) && raw.getPackageName().startsWith("java.")) {
      return items(element(type.containedTypeOrUnknown(0), argument(annotated, 0), side));
    }
    if (type.isMapLikeType()) {
      return map(type, annotated, side);
    }
    return ofObject(type, side);
  }

  private static ObjectNode any(Class<?> raw) {
    ObjectNode schema = OpenApiScalars.object();
    return raw == ObjectNode.class || raw == MergePatch.class
        ? schema.put("type", "object")
        : schema;
  }

  private ObjectNode ofEnum(Class<?> type) {
    ObjectNode schema = OpenApiScalars.object().put("type", "string");
    var values = schema.putArray("enum");
    for (Object constant : type.getEnumConstants()) {
      JsonNode value = mapper.valueToTree(constant);
      values.add(value);
      if (value.isNumber()) {
        schema.put("type", value.isIntegralNumber() ? "integer" : "number");
      }
    }
    texts.describe(type, schema);
    return schema;
  }

  private ObjectNode array(JavaType type, @Nullable AnnotatedType annotated, Side side) {
    AnnotatedType inner =
        annotated instanceof AnnotatedArrayType array
            ? array.getAnnotatedGenericComponentType()
            : argument(annotated, 0);
    ObjectNode schema = items(element(type.getContentType(), inner, side));
    return Set.class.isAssignableFrom(type.getRawClass())
        ? schema.put("uniqueItems", true)
        : schema;
  }

  private static ObjectNode items(ObjectNode items) {
    ObjectNode schema = OpenApiScalars.object().put("type", "array");
    if (!items.isEmpty()) {
      schema.set("items", items);
    }
    return schema;
  }

  private ObjectNode map(JavaType type, @Nullable AnnotatedType annotated, Side side) {
    ObjectNode schema = OpenApiScalars.object().put("type", "object");
    if (type.getKeyType().isEnumType()) {
      schema.set("propertyNames", of(type.getKeyType(), null, side));
    }
    ObjectNode values = element(type.getContentType(), argument(annotated, 1), side);
    if (!values.isEmpty()) {
      schema.set("additionalProperties", values);
    }
    return schema;
  }

  /** What is in a container, with what is asked of it there. */
  private ObjectNode element(JavaType type, @Nullable AnnotatedType annotated, Side side) {
    ObjectNode schema = of(type, annotated, side);
    OpenApiConstraints.apply(annotated, schema);
    boolean nullable = annotated != null && Components.isNullable(annotated);
    return nullable ? OpenApiScalars.nullable(schema) : schema;
  }

  static @Nullable AnnotatedType argument(@Nullable AnnotatedType annotated, int index) {
    return annotated instanceof AnnotatedParameterizedType parameterized
            && parameterized.getAnnotatedActualTypeArguments().length > index
        ? parameterized.getAnnotatedActualTypeArguments()[index]
        : null;
  }

  private MapperConfig<?> config(Side side) {
    return side == Side.IN ? mapper.deserializationConfig() : mapper.serializationConfig();
  }

  private ObjectNode ofObject(JavaType type, Side side) {
    MapperConfig<?> config = config(side);
    ClassIntrospector introspector = config.classIntrospectorInstance();
    AnnotatedClass annotations = introspector.introspectClassAnnotations(type);
    var subtypes = OpenApiSubtypes.of(type, annotations, config);
    if (!subtypes.isEmpty()) {
      return components.ref(
          type, side, () -> oneOf(type.getRawClass(), subtypes, annotations, side));
    }
    BeanDescription description =
        side == Side.IN
            ? introspector.introspectForDeserialization(type, annotations)
            : introspector.introspectForSerialization(type, annotations);
    AnnotatedMember value = description.findJsonValueAccessor();
    if (value != null) {
      return of(value.getType(), null, side);
    }
    if (!Modifier.isAbstract(type.getRawClass().getModifiers())) {
      String written = JsonKind.of(type, mapper);
      if (!written.equals("object")) {
        return written.isEmpty()
            ? OpenApiScalars.object()
            : OpenApiScalars.object().put("type", written);
      }
    }
    return components.ref(type, side, () -> properties(description, annotations, side));
  }

  private ObjectNode oneOf(
      Class<?> raw,
      Collection<OpenApiSubtypes.Named> subtypes,
      AnnotatedClass annotations,
      Side side) {
    ObjectNode schema = OpenApiScalars.object();
    String property = OpenApiSubtypes.property(annotations, config(side));
    // Nothing tells them apart without: a value may be several of them.
    var list = schema.putArray(property == null ? "anyOf" : "oneOf");
    var mapping = new LinkedHashMap<String, String>();
    for (OpenApiSubtypes.Named subtype : subtypes) {
      ObjectNode ref = of(subtype.type(), null, side);
      list.add(ref);
      if (ref.has("$ref")) {
        mapping.put(subtype.id(), ref.get("$ref").asString());
      }
    }
    if (property != null) {
      ObjectNode discriminator = schema.putObject("discriminator").put("propertyName", property);
      ObjectNode map = discriminator.putObject("mapping");
      mapping.forEach(map::put);
    }
    texts.describe(raw, schema);
    return schema;
  }

  private ObjectNode properties(
      BeanDescription description, AnnotatedClass annotations, Side side) {
    ObjectNode schema = OpenApiScalars.object().put("type", "object");
    Class<?> raw = description.getBeanClass();
    ObjectNode properties = schema.putObject("properties");
    var required = schema.putArray("required");
    String discriminator = OpenApiSubtypes.property(annotations, config(side));
    if (discriminator != null) {
      properties
          .putObject(discriminator)
          .put("type", "string")
          .put("const", OpenApiSubtypes.id(annotations, config(side)));
      required.add(discriminator);
    }
    Map<String, RecordComponent> parts = new LinkedHashMap<>();
    if (raw.isRecord()) {
      Arrays.stream(raw.getRecordComponents()).forEach(c -> parts.put(c.getName(), c));
    }
    for (BeanPropertyDefinition property : description.findProperties()) {
      boolean there = side == Side.IN ? property.couldDeserialize() : property.couldSerialize();
      RecordComponent part = parts.get(property.getInternalName());
      AnnotatedElement element = part != null ? part : property.getPrimaryMember().getAnnotated();
      if (there && !texts.isHidden(element) && !properties.has(property.getName())) {
        boolean always = isAlwaysThere(property, part, description, side);
        properties.set(property.getName(), property(property, element, always, side));
        if (always) {
          required.add(property.getName());
        }
      }
    }
    if (required.isEmpty()) {
      schema.remove("required");
    }
    boolean strict =
        raw.isAnnotationPresent(Strict.class)
            || mapper.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    if (side == Side.IN && strict) {
      schema.put("additionalProperties", false);
    }
    texts.describe(raw, schema);
    return schema;
  }

  private ObjectNode property(
      BeanPropertyDefinition property, AnnotatedElement element, boolean always, Side side) {
    ObjectNode schema = of(property.getPrimaryType(), annotatedType(element), side);
    if (side == Side.OUT && !always && property.getPrimaryType().isReferenceType()) {
      // What would be null is left out.
      schema =
          element(
              property.getPrimaryType().getReferencedType(),
              argument(annotatedType(element), 0),
              side);
    }
    OpenApiConstraints.apply(element, schema);
    if (Components.isNullable(element) && (side == Side.IN || always)) {
      schema = OpenApiScalars.nullable(schema);
    }
    Default def = element.getAnnotation(Default.class);
    if (def != null && side == Side.IN) {
      schema.set("default", value(def.value(), schema));
    }
    texts.describe(element, schema, mapper);
    return schema;
  }

  /** A value that an annotation has as text. */
  private JsonNode value(String text, ObjectNode schema) {
    return OpenApiTexts.value(text, schema, mapper);
  }

  private boolean isAlwaysThere(
      BeanPropertyDefinition property,
      @Nullable RecordComponent part,
      BeanDescription description,
      Side side) {
    if (side == Side.IN) {
      return part == null ? property.isRequired() : Components.isRequired(part);
    }
    var inclusion =
        config(side)
            .getDefaultPropertyInclusion()
            .withOverrides(description.findPropertyInclusion(JsonInclude.Value.empty()))
            .withOverrides(property.findInclusion())
            .getValueInclusion();
    boolean mayBeNull =
        part == null
            ? !property.getPrimaryType().isPrimitive()
            : Components.isNullable(part) || Components.isOptional(part.getGenericType());
    return switch (inclusion) {
      case ALWAYS, USE_DEFAULTS -> part != null || property.getPrimaryType().isPrimitive();
      case NON_NULL, NON_ABSENT -> !mayBeNull;
      case NON_EMPTY, NON_DEFAULT, CUSTOM -> false;
    };
  }
}
