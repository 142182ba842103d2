package io.asyncio4j.web;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.jsontype.NamedType;

/** The types that a value may be of, where its own is sealed or annotated for Jackson so. */
final class OpenApiSubtypes {
  private OpenApiSubtypes() {}

  /**
   * One of them.
   *
   * @param id what Jackson writes to tell it from the others
   */
  record Named(JavaType type, String id) {}

  /** Those of {@code type}, without those that have further ones; empty when it has none. */
  static List<Named> of(JavaType type, AnnotatedClass annotations, MapperConfig<?> config) {
    Map<Class<?>, Named> all = new LinkedHashMap<>();
    var classes = new ArrayList<Class<?>>();
    addPermitted(type.getRawClass(), classes);
    if (annotations.getAnnotations() != null && info(annotations, config) != null) {
      for (NamedType named :
          config.getSubtypeResolver().collectAndResolveSubtypesByClass(config, annotations)) {
        classes.add(named.getType());
      }
    }
    for (Class<?> subtype : classes) {
      if (subtype != type.getRawClass()
          && !subtype.isInterface()
          && !java.lang.reflect.Modifier.isAbstract(subtype.getModifiers())) {
        JavaType java = config.getTypeFactory().constructSpecializedType(type, subtype);
        AnnotatedClass own = config.classIntrospectorInstance().introspectClassAnnotations(java);
        all.put(subtype, new Named(java, id(own, config)));
      }
    }
    return List.copyOf(all.values());
  }

  private static void addPermitted(Class<?> type, List<Class<?>> classes) {
    if (type.isSealed() && !type.isEnum()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        classes.add(permitted);
        addPermitted(permitted, classes);
      }
    }
  }

  private static JsonTypeInfo.@Nullable Value info(
      AnnotatedClass annotations, MapperConfig<?> config) {
    return config.getAnnotationIntrospector().findPolymorphicTypeInfo(config, annotations);
  }

  /** The property that tells which one a value is; null when none does. */
  static @Nullable String property(AnnotatedClass annotations, MapperConfig<?> config) {
    JsonTypeInfo.Value info = info(annotations, config);
    if (info == null) {
      return null;
    }
    return switch (info.getInclusionType()) {
      case PROPERTY, EXISTING_PROPERTY ->
          info.getPropertyName() == null
              ? info.getIdType().getDefaultPropertyName()
              : info.getPropertyName();
      default -> null;
    };
  }

  /** What Jackson writes for the class to tell it from others. */
  static String id(AnnotatedClass annotations, MapperConfig<?> config) {
    Class<?> type = annotations.getRawType();
    JsonTypeInfo.Value info = info(annotations, config);
    var kind = info == null ? JsonTypeInfo.Id.SIMPLE_NAME : info.getIdType();
    if (kind == JsonTypeInfo.Id.CLASS || kind == JsonTypeInfo.Id.MINIMAL_CLASS) {
      return type.getName();
    }
    String given = given(annotations, config);
    if (given != null && !given.isEmpty()) {
      return given;
    }
    String name = type.getName();
    int from = name.lastIndexOf('.');
    if (kind == JsonTypeInfo.Id.SIMPLE_NAME) {
      from = Math.max(from, name.lastIndexOf('$'));
    }
    return name.substring(from + 1);
  }

  /** A name of its own, or one that a type above has given it. */
  private static @Nullable String given(AnnotatedClass annotations, MapperConfig<?> config) {
    var introspector = config.getAnnotationIntrospector();
    String own = introspector.findTypeName(config, annotations);
    if (own != null) {
      return own;
    }
    Class<?> type = annotations.getRawType();
    for (JavaType above : config.constructType(type).getInterfaces()) {
      String name = givenBy(above, type, config);
      if (name != null) {
        return name;
      }
    }
    JavaType above = config.constructType(type).getSuperClass();
    return above == null ? null : givenBy(above, type, config);
  }

  private static @Nullable String givenBy(JavaType above, Class<?> type, MapperConfig<?> config) {
    AnnotatedClass annotations =
        config.classIntrospectorInstance().introspectClassAnnotations(above);
    List<NamedType> named = config.getAnnotationIntrospector().findSubtypes(config, annotations);
    if (named != null) {
      for (NamedType one : named) {
        if (one.getType() == type && one.hasName()) {
          return one.getName();
        }
      }
    }
    return null;
  }
}
