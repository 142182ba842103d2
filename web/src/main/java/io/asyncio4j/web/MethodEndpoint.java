package io.asyncio4j.web;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A method of an object of a class of endpoints. */
final class MethodEndpoint implements Endpoint {
  private static final long serialVersionUID = 1;
  private final transient Method method;
  private final transient MethodHandle call;

  MethodEndpoint(Object receiver, Method method) {
    this.method = method;
    method.setAccessible(true);
    try {
      MethodHandle handle = MethodHandles.lookup().unreflect(method);
      this.call =
          (java.lang.reflect.Modifier.isStatic(method.getModifiers())
                  ? handle
                  : handle.bindTo(receiver))
              .asSpreader(Object[].class, method.getParameterCount());
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(method + " cannot be called; make it accessible", e);
    }
  }

  Method method() {
    return method;
  }

  @Override
  public @Nullable Object call(@Nullable Object[] arguments) throws Exception {
    try {
      return call.invoke(arguments);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a method throws exceptions and errors only", e);
    }
  }
}
