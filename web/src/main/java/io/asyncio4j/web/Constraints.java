package io.asyncio4j.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The constraints of Jakarta Validation on the records that requests are made of. Records within
 * records are checked too, without anybody asking by {@code @Valid}. Where there is no constraint,
 * the validator is not even loaded. Any thread.
 */
final class Constraints {
  /** The logger that would otherwise greet each program; held, or its level would be forgotten. */
  private static final Logger GREETING =
      Logger.getLogger("org.hibernate.validator.internal.util.Version");

  private final Set<Class<?>> records = new LinkedHashSet<>();
  private boolean constrained;
  private @Nullable Validator validator;

  /** Takes in a type that requests are made of, and all records that it is made of. */
  void add(Type type) {
    switch (type) {
      case ParameterizedType parameterized -> {
        for (Type argument : parameterized.getActualTypeArguments()) {
          add(argument);
        }
      }
      case GenericArrayType array -> add(array.getGenericComponentType());
      case Class<?> array when array.isArray() -> add(array.getComponentType());
      case Class<?> sealed when sealed.isSealed() && !sealed.isRecord() -> {
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
          add(permitted);
        }
      }
      case Class<?> record when record.isRecord() && records.add(record) -> {
        constrained |= isConstrained(record.getAnnotations());
        for (RecordComponent component : record.getRecordComponents()) {
          constrained |= isConstrained(component);
          add(component.getGenericType());
        }
      }
      default -> {
        // No record, so nothing is to be looked into.
      }
    }
  }

  static boolean isConstrained(AnnotatedElement element) {
    return isConstrained(element.getAnnotations())
        || switch (element) {
          case RecordComponent component ->
              isConstrained(component.getAnnotatedType())
                  || isConstrained(component.getAccessor().getAnnotations())
                  || hasConstrainedField(component);
          default -> false;
        };
  }

  /** A constraint that may not stand on components stands on the field that each has. */
  private static boolean hasConstrainedField(RecordComponent component) {
    try {
      return isConstrained(
          component.getDeclaringRecord().getDeclaredField(component.getName()).getAnnotations());
    } catch (NoSuchFieldException e) {
      return false;
    }
  }

  private static boolean isConstrained(AnnotatedType type) {
    if (isConstrained(type.getAnnotations())) {
      return true;
    }
    return switch (type) {
      case AnnotatedParameterizedType parameterized -> {
        for (AnnotatedType argument : parameterized.getAnnotatedActualTypeArguments()) {
          if (isConstrained(argument)) {
            yield true;
          }
        }
        yield false;
      }
      case AnnotatedArrayType array -> isConstrained(array.getAnnotatedGenericComponentType());
      default -> false;
    };
  }

  private static boolean isConstrained(Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      Class<?> type = annotation.annotationType();
      if (type.isAnnotationPresent(Constraint.class) || type == Valid.class || isList(type)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is what several constraints of one kind are wrapped into. */
  private static boolean isList(Class<?> annotation) {
    Class<?> around = annotation.getEnclosingClass();
    return around != null && around.isAnnotationPresent(Constraint.class);
  }

  /** What a record breaks, itself and the records in it. */
  Set<? extends ConstraintViolation<?>> check(Object record) {
    return constrained ? validator().validate(record) : Set.of();
  }

  /** What a value would break as a component of a record. */
  Set<? extends ConstraintViolation<?>> checkValue(
      Class<?> record, String component, @Nullable Object value) {
    return constrained ? validator().validateValue(record, component, value) : Set.of();
  }

  /** Loads the validator if there is anything for it to check. */
  void load() {
    if (constrained) {
      var _ = validator();
    }
  }

  private Validator validator() {
    if (validator == null) {
      validator = build();
    }
    return validator;
  }

  private Validator build() {
    if (GREETING.getLevel() == null) {
      GREETING.setLevel(Level.WARNING);
    }
    HibernateValidatorConfiguration configuration =
        Validation.byProvider(HibernateValidator.class).configure();
    configuration.messageInterpolator(new ConstraintMessages());
    configuration.addValueExtractor(new OptionalExtractor());
    var mapping = configuration.createConstraintMapping();
    for (Class<?> record : records) {
      var type = mapping.type(record);
      for (RecordComponent component : record.getRecordComponents()) {
        int[] way = wayToRecord(component.getGenericType());
        if (way == null) {
          continue;
        }
        var field = type.field(component.getName());
        if (way.length == 0) {
          field.valid();
        } else {
          int[] further = Arrays.copyOfRange(way, 1, way.length);
          field.containerElementType(way[0], further).valid();
        }
      }
    }
    return configuration.addMapping(mapping).buildValidatorFactory().getValidator();
  }

  /**
   * Which type argument leads to a record, and which one of that, and so on; empty when {@code
   * type} is a record itself, null when no record is to be found.
   */
  private int @Nullable [] wayToRecord(Type type) {
    Class<?> raw = Types.raw(type);
    if (Collection.class.isAssignableFrom(raw) || raw == Optional.class) {
      return through(0, type);
    }
    if (Map.class.isAssignableFrom(raw)) {
      return through(1, type);
    }
    // The elements of an array are checked with it.
    return raw.isArray()
        ? wayToRecord(raw.getComponentType())
        : records.contains(raw) || raw.isSealed() ? new int[0] : null;
  }

  private int @Nullable [] through(int argument, Type type) {
    int[] further = wayToRecord(Types.argument(type, argument));
    if (further == null) {
      return null;
    }
    int[] way = new int[further.length + 1];
    way[0] = argument;
    System.arraycopy(further, 0, way, 1, further.length);
    return way;
  }

  /** The nodes of {@code path} from the one after the first on, as a JSON pointer. */
  static String pointerBehindFirst(Path path) {
    Iterator<Path.Node> nodes = path.iterator();
    var pointer = new StringBuilder();
    if (nodes.hasNext()) {
      nodes.next();
    }
    nodes.forEachRemaining(node -> append(pointer, node));
    return pointer.toString();
  }

  /** All nodes of {@code path} as a JSON pointer. */
  static String pointer(Path path) {
    var pointer = new StringBuilder();
    path.forEach(node -> append(pointer, node));
    return pointer.toString();
  }

  private static void append(StringBuilder pointer, Path.Node node) {
    // A node in a container says first which element of the container before it.
    if (node.isInIterable()) {
      if (node.getIndex() != null) {
        pointer.append('/').append(node.getIndex());
      } else if (node.getKey() != null) {
        pointer.append('/').append(escaped(node.getKey().toString()));
      }
    }
    switch (node.getKind()) {
      case PROPERTY -> pointer.append('/').append(escaped(node.getName()));
      default -> {
        // An element of a container or the record as a whole adds no name.
      }
    }
  }

  /** A name as it stands in a JSON pointer (RFC 6901). */
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
