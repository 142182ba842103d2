package io.asyncio4j.web;

import io.asyncio4j.http.server.StatusException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record whose components come from several places of the request.
 *
 * @param constructor takes an array of the components' values
 * @param root whether it is no component of another one, which would check it with itself
 */
record RecordBinding(
    Class<?> type,
    List<Binding> components,
    MethodHandle constructor,
    boolean root,
    Constraints constraints)
    implements Binding {
  private static final System.Logger LOGGER = System.getLogger("io.asyncio4j.web");

  /**
   * What makes a record of an array of its components' values.
   *
   * @throws IllegalArgumentException when it cannot be called
   */
  static MethodHandle constructor(Class<?> type) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectConstructor(constructor)
          .asSpreader(Object[].class, types.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      throw new IllegalArgumentException(
          type.getName() + " cannot be made; let its module open the package to io.asyncio4j.web",
          e);
    }
  }

  @Override
  public @Nullable Object bind(Call call) throws Exception {
    var values = new @Nullable Object[components.size()];
    boolean valid = true;
    for (int i = 0; i < values.length; i++) {
      values[i] = components.get(i).bind(call);
      valid &= values[i] != INVALID;
    }
    if (!valid) {
      checkEach(call, values);
      return INVALID;
    }
    Object record;
    try {
      record = constructor.invoke(values);
    } catch (RuntimeException e) {
      return refused(call, values, e);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a constructor throws exceptions and errors only", e);
    }
    return root ? check(call, record) : record;
  }

  /**
   * The record's constructor refused the values together, or stumbled over one that its constraint
   * forbids.
   */
  private Object refused(Call call, @Nullable Object[] values, RuntimeException e) {
    if (checkEach(call, values)) {
      return INVALID;
    }
    return switch (e) {
      case StatusException _, InvalidRequestException _ -> throw e;
      case IllegalArgumentException _ ->
          call.wrong(new InvalidValue("request", null, null, String.valueOf(e.getMessage())));
      default -> {
        // What the values led to is the client's doing, but not in words that were meant for it.
        LOGGER.log(System.Logger.Level.WARNING, type.getName() + " stumbled over a request", e);
        yield call.wrong(new InvalidValue("request", null, null, "cannot be taken as it is"));
      }
    };
  }

  private Object check(Call call, Object record) {
    Set<? extends ConstraintViolation<?>> violations = constraints.check(record);
    if (violations.isEmpty()) {
      return record;
    }
    violations.forEach(violation -> report(call, violation));
    return INVALID;
  }

  /** Checks those values that there are, each for itself; returns whether one was wrong. */
  private boolean checkEach(Call call, @Nullable Object[] values) {
    boolean wrong = false;
    var names = type.getRecordComponents();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != INVALID) {
        for (var violation : constraints.checkValue(type, names[i].getName(), values[i])) {
          report(call, violation);
          wrong = true;
        }
        if (components.get(i) instanceof JsonBody body) {
          wrong |= body.checkDeep(call, values[i], body.pointer());
        }
      }
    }
    return wrong;
  }

  private void report(Call call, ConstraintViolation<?> violation) {
    Path path = violation.getPropertyPath();
    var nodes = path.iterator();
    String first = nodes.hasNext() ? nodes.next().getName() : null;
    var names = type.getRecordComponents();
    for (int i = 0; i < names.length; i++) {
      if (names[i].getName().equals(first)) {
        report(call, violation, components.get(i), Constraints.pointerBehindFirst(path));
        return;
      }
    }
    call.wrong(new InvalidValue("request", null, null, violation.getMessage()));
  }

  private static void report(
      Call call, ConstraintViolation<?> violation, Binding component, String pointer) {
    call.wrong(place(component, pointer, violation.getMessage()));
  }

  private static InvalidValue place(Binding component, String pointer, String message) {
    return switch (component) {
      case TextBinding text -> InvalidValue.at(text.place(), text.name(), message);
      case UploadBinding upload -> InvalidValue.at(Place.FORM, upload.name(), message);
      case JsonBody body -> InvalidValue.inBody(body.pointer() + pointer, message);
      case RecordBinding nested -> nested.place(pointer, message);
      case Given _ -> new InvalidValue("request", null, null, message);
    };
  }

  /**
   * The place of a component of this, which is itself a component.
   *
   * @param pointer begins with the component's name; empty for this as a whole
   */
  private InvalidValue place(String pointer, String message) {
    int slash = pointer.indexOf('/', 1);
    String first = slash < 0 ? pointer : pointer.substring(0, slash);
    var names = type.getRecordComponents();
    for (int i = 0; i < names.length; i++) {
      if (first.equals("/" + names[i].getName())) {
        return place(components.get(i), slash < 0 ? "" : pointer.substring(slash), message);
      }
    }
    return new InvalidValue("request", null, null, message);
  }
}
