package io.asyncio4j.check.program;

import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Types whose objects never change. */
final class Immutable {
  private static final Set<String> TYPES =
      Set.of(
          "java.lang.String",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Short",
          "java.lang.Byte",
          "java.lang.Boolean",
          "java.lang.Character",
          "java.lang.Class",
          "java.lang.Void",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.net.URI",
          "java.nio.file.Path",
          "java.util.UUID",
          "java.util.Optional",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.OptionalDouble",
          "java.util.Locale",
          "java.net.http.HttpRequest",
          "java.net.http.HttpResponse");

  private Immutable() {}

  static boolean is(Program program, TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return true;
    }
    if (!(type instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement element)) {
      return false;
    }
    String name = element.getQualifiedName().toString();
    return TYPES.contains(name)
        || name.startsWith("java.time.")
        || element.getKind() == ElementKind.ENUM
        || element.getKind() == ElementKind.RECORD
        || program.knowledge().isA(element, "java.lang.Throwable");
  }
}
