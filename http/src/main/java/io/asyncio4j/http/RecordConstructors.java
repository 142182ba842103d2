package io.asyncio4j.http;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.introspect.AnnotatedConstructor;

/**
 * Calls the constructors of records by handles that take an array as they are. Jackson's own way
 * makes a method type for every call, which is half of what reading a record allocates.
 */
final class RecordConstructors extends ValueDeserializerModifier {
  private static final long serialVersionUID = 1;

  @Override
  public BeanDeserializerBuilder updateBuilder(
      DeserializationConfig config,
      BeanDescription.Supplier description,
      BeanDeserializerBuilder builder) {
    // What others have put in its place knows what it does.
    if (description.getBeanClass().isRecord()
        && builder.getValueInstantiator() instanceof StdValueInstantiator standard
        && standard.getClass() == StdValueInstantiator.class
        && standard.getWithArgsCreator() instanceof AnnotatedConstructor constructor) {
      try {
        builder.setValueInstantiator(new Direct(standard, spread(constructor)));
      } catch (IllegalAccessException _) {
        // Jackson's own way may still be let in.
      }
    }
    return builder;
  }

  private static MethodHandle spread(AnnotatedConstructor constructor)
      throws IllegalAccessException {
    return MethodHandles.lookup()
        .unreflectConstructor(constructor.getAnnotated())
        .asFixedArity()
        .asSpreader(Object[].class, constructor.getParameterCount())
        .asType(MethodType.methodType(Object.class, Object[].class));
  }

  private static final class Direct extends StdValueInstantiator {
    private static final long serialVersionUID = 1;

    private final transient MethodHandle constructor;

    Direct(StdValueInstantiator standard, MethodHandle constructor) {
      super(standard);
      this.constructor = constructor;
    }

    @Override
    public Object createFromObjectWith(DeserializationContext context, Object[] arguments) {
      try {
        return (Object) constructor.invokeExact(arguments);
      } catch (Error e) {
        throw e;
      } catch (Throwable e) {
        return context.handleInstantiationProblem(
            getValueClass(), arguments, rewrapCtorProblem(context, e));
      }
    }
  }
}
