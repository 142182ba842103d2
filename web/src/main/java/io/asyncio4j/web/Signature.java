package io.asyncio4j.web;

import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a function takes and returns, as far as its class file tells. Of a lambda that is the
 * classes alone; of a method, and so of a reference to one, names, annotations and what stands in
 * angle brackets too.
 *
 * @param method the method that is called, or null for a lambda
 */
record Signature(List<Param> params, Type returns, @Nullable Method method) {

  /**
   * One parameter.
   *
   * @param name null when the class file does not tell
   */
  record Param(@Nullable String name, Type type, AnnotatedElement annotations) {}

  private static final AnnotatedElement NO_ANNOTATIONS = Signature.class.getPackage();

  /** The signature of a method of a class of endpoints. */
  static Signature of(Method method) {
    var params = new ArrayList<Param>();
    for (Parameter p : method.getParameters()) {
      params.add(new Param(p.isNamePresent() ? p.getName() : null, p.getParameterizedType(), p));
    }
    return new Signature(List.copyOf(params), method.getGenericReturnType(), method);
  }

  /** The signature of a function from {@code type} to itself. */
  static Signature ofOne(Class<?> type) {
    return new Signature(List.of(new Param(null, type, NO_ANNOTATIONS)), type, null);
  }

  /** The signature of the lambda or method reference that {@code endpoint} is. */
  static Signature of(Endpoint endpoint) {
    if (endpoint instanceof MethodEndpoint method) {
      return of(method.method());
    }
    SerializedLambda lambda = serialized(endpoint);
    ClassLoader loader = endpoint.getClass().getClassLoader();
    Method method = implementation(lambda, loader);
    MethodType called =
        MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(), loader);
    // A reference such as Item::name takes its receiver as a parameter: only classes are known.
    if (method != null && method.getParameterCount() == called.parameterCount()) {
      return of(method);
    }
    var params = new ArrayList<Param>();
    for (Class<?> type : called.parameterList()) {
      params.add(new Param(null, type, NO_ANNOTATIONS));
    }
    Type returns = method == null ? called.returnType() : method.getGenericReturnType();
    return new Signature(List.copyOf(params), returns, null);
  }

  private static SerializedLambda serialized(Endpoint endpoint) {
    try {
      Method replace = endpoint.getClass().getDeclaredMethod("writeReplace");
      replace.setAccessible(true);
      return (SerializedLambda) replace.invoke(endpoint);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          endpoint.getClass().getName()
              + " is no lambda, so the types of its parameters cannot be learned; give a lambda or"
              + " a method reference",
          e);
    } catch (InaccessibleObjectException | ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "the lambda in "
              + endpoint.getClass().getPackageName()
              + " cannot be looked into; let its module open the package to io.asyncio4j.web",
          e);
    }
  }

  /** The named method that a reference refers to; null for a lambda. */
  private static @Nullable Method implementation(SerializedLambda lambda, ClassLoader loader) {
    if (lambda.getImplMethodName().startsWith("lambda$")
        || lambda.getImplMethodName().equals("<init>")) {
      return null;
    }
    try {
      Class<?> owner = Class.forName(lambda.getImplClass().replace('/', '.'), false, loader);
      MethodType type =
          MethodType.fromMethodDescriptorString(lambda.getImplMethodSignature(), loader);
      return owner.getDeclaredMethod(lambda.getImplMethodName(), type.parameterArray());
    } catch (ClassNotFoundException | NoSuchMethodException e) {
      return null;
    }
  }
}
