package io.asyncio4j.check.program;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** The compiled classes of the class path, those of the JDK and of asyncio4j left out. */
final class ByteCode {
  private final Elements elements;
  private final Types types;

  /** By name and descriptor; empty for a class that cannot be read. */
  private final Map<TypeElement, Map<String, CompiledMethod>> classes = new HashMap<>();

  private final Map<String, @Nullable TypeElement> named = new HashMap<>();

  ByteCode(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** Whether the class is a library's that was compiled, and may be looked into. */
  boolean has(TypeElement type) {
    String name = type.getQualifiedName().toString();
    if (name.isEmpty() || name.startsWith("io.asyncio4j.") || isOfJdk(type)) {
      return false;
    }
    JavaFileObject file = elements.getFileObjectOf(type);
    return file != null && file.getKind() == JavaFileObject.Kind.CLASS;
  }

  private boolean isOfJdk(TypeElement type) {
    var module = elements.getModuleOf(type);
    String name = module == null ? "" : module.getQualifiedName().toString();
    return name.startsWith("java.") || name.startsWith("jdk.");
  }

  /** The class that byte code calls {@code a/b/Outer$Inner}; null where it has no name. */
  @Nullable TypeElement type(String internalName) {
    if (!named.containsKey(internalName)) {
      String name = internalName.replace('/', '.');
      TypeElement type = elements.getTypeElement(name);
      if (type == null && name.indexOf('$') > 0) {
        type = elements.getTypeElement(name.replace('$', '.'));
      }
      named.put(internalName, type);
    }
    return named.get(internalName);
  }

  /** The code of a method; null where it has none that may be looked into. */
  @Nullable CompiledMethod method(ExecutableElement method) {
    return method.getEnclosingElement() instanceof TypeElement type
        ? method(type, name(method), descriptor(method))
        : null;
  }

  /** The code that a call of a method on a class runs when nobody overrides it. */
  @Nullable CompiledMethod method(TypeElement type, String name, String descriptor) {
    if (!has(type)) {
      return null;
    }
    CompiledMethod found = methods(type).get(name + descriptor);
    if (found != null || name.equals("<init>")) {
      return found;
    }
    for (TypeElement above : Knowledge.supertypes(type)) {
      CompiledMethod inherited = method(above, name, descriptor);
      if (inherited != null) {
        return inherited;
      }
    }
    return null;
  }

  private Map<String, CompiledMethod> methods(TypeElement type) {
    Map<String, CompiledMethod> found = classes.get(type);
    if (found == null) {
      found = read(type);
      classes.put(type, found);
    }
    return found;
  }

  private Map<String, CompiledMethod> read(TypeElement type) {
    var found = new HashMap<String, CompiledMethod>();
    ClassModel model;
    try (var in = elements.getFileObjectOf(type).openInputStream()) {
      model = ClassFile.of().parse(in.readAllBytes());
      for (MethodModel method : model.methods()) {
        method
            .code()
            .ifPresent(code ->
                found.put(
                    method.methodName().stringValue() + method.methodType().stringValue(),
                    CompiledMethod.of(code)));
      }
    } catch (IOException | IllegalArgumentException e) {
      // A class that is damaged or newer than this JDK says nothing, like one that is not there.
      return Map.of();
    }
    return found;
  }

  private static String name(ExecutableElement method) {
    return method.getSimpleName().toString();
  }

  private String descriptor(ExecutableElement method) {
    List<TypeMirror> parameters = new ArrayList<>();
    method.getParameters().forEach(parameter -> parameters.add(parameter.asType()));
    String result =
        method.getKind() == ElementKind.CONSTRUCTOR ? "V" : descriptor(method.getReturnType());
    return parameters.stream().map(this::descriptor).collect(Collectors.joining("", "(", ")"))
        + result;
  }

  private String descriptor(TypeMirror type) {
    return switch (types.erasure(type)) {
      case ArrayType array -> "[" + descriptor(array.getComponentType());
      case DeclaredType declared when declared.asElement() instanceof TypeElement element ->
          "L" + elements.getBinaryName(element).toString().replace('.', '/') + ";";
      case TypeMirror other ->
          switch (other.getKind()) {
            case BOOLEAN -> "Z";
            case BYTE -> "B";
            case SHORT -> "S";
            case INT -> "I";
            case LONG -> "J";
            case CHAR -> "C";
            case FLOAT -> "F";
            case DOUBLE -> "D";
            default -> "V";
          };
    };
  }
}
