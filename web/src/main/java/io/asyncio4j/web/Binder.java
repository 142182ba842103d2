package io.asyncio4j.web;

import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.server.ServerRequest;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Decides where the parameters of one endpoint come from: as their annotations say, else by their
 * names and types. What is named in the path comes from the path; what the app provides is
 * provided; other records are the body, and everything else is a query parameter.
 */
final class Binder {
  private final Map<Class<?>, Dependency> dependencies;
  private final BodyJson json;
  private final Constraints constraints;
  private final @Nullable List<String> placeholders;
  private final boolean hasBody;

  /** The placeholders that something takes. */
  private final Set<String> used = new LinkedHashSet<>();

  /** How many parameters or components are the body, or properties of it. */
  private int bodies;

  /**
   * @param placeholders of the route's path; null for what serves routes of several paths
   * @param hasBody whether requests of the route's method usually have one
   */
  Binder(
      Map<Class<?>, Dependency> dependencies,
      BodyJson json,
      Constraints constraints,
      @Nullable List<String> placeholders,
      boolean hasBody) {
    this.dependencies = dependencies;
    this.json = json;
    this.constraints = constraints;
    this.placeholders = placeholders;
    this.hasBody = hasBody;
  }

  /** Binds the parameters of an endpoint or a provider. */
  List<Binding> bind(Signature signature) {
    bodies = signature.params().stream().mapToInt(this::countBodies).sum();
    var bindings = new ArrayList<Binding>();
    for (Signature.Param param : signature.params()) {
      bindings.add(parameter(new Target(param)));
    }
    return List.copyOf(bindings);
  }

  /** The placeholders that parameters take. */
  Set<String> used() {
    return used;
  }

  private int countBodies(Signature.Param param) {
    var target = new Target(param);
    if (isRequestRecord(target)) {
      return (int)
          Arrays.stream(target.raw().getRecordComponents())
              .filter(c -> isBody(new Target(c)))
              .count();
    }
    return isBody(target) ? 1 : 0;
  }

  private Binding parameter(Target target) {
    Binding given = given(target);
    if (given != null) {
      return given;
    }
    if (isRequestRecord(target)) {
      return record(target.raw(), null, true);
    }
    if (target.type() instanceof Class<?> raw && raw.getTypeParameters().length > 0) {
      throw new IllegalArgumentException(
          "nothing says of what the parameter "
              + target
              + " is made: of a lambda's parameters the classes are known, without what stands in"
              + " angle brackets; take a record with such a component, or give a reference to a"
              + " method");
    }
    if (!target.isAnnotated() && target.name() == null && TextReader.of(target.raw()) != null) {
      return positional(target);
    }
    return value(target, null, true);
  }

  private @Nullable Binding given(Target target) {
    Class<?> raw = target.raw();
    if (raw == ServerRequest.class) {
      return new Given.Request();
    }
    if (raw == Background.class) {
      return new Given.InBackground();
    }
    if (raw == LiveApp.class) {
      return new Given.Live();
    }
    if (raw == WebSocket.class) {
      return new Given.Socket();
    }
    if (target.isAnnotated()) {
      return null;
    }
    Dependency dependency = dependencies.get(raw);
    if (dependency != null) {
      return new Given.Provided(dependency);
    }
    Dependency perhaps = raw == Optional.class ? dependencies.get(optional(target.type())) : null;
    return perhaps == null ? null : new Given.Perhaps(perhaps);
  }

  private static Class<?> optional(Type type) {
    return Types.raw(Types.argumentOrObject(type));
  }

  private boolean isProvided(Type type) {
    Class<?> raw = Types.raw(type);
    return dependencies.containsKey(raw)
        || (raw == Optional.class && dependencies.containsKey(optional(type)));
  }

  /** A record is the request's if something in it says so, or if the request has no body to be. */
  private boolean isRequestRecord(Target target) {
    if (!target.raw().isRecord() || target.isAnnotated() || isProvided(target.type())) {
      return false;
    }
    return !hasBody
        || Arrays.stream(target.raw().getRecordComponents())
            .anyMatch(c ->
                new Target(c).isAnnotated()
                    || isPlaceholder(c.getName())
                    || isProvided(c.getGenericType())
                    || isGiven(c.getType())
                    || isUpload(c.getGenericType()));
  }

  private boolean isPlaceholder(@Nullable String name) {
    return name != null && placeholders != null && placeholders.contains(name);
  }

  private static boolean isGiven(Class<?> type) {
    return type == ServerRequest.class
        || type == Background.class
        || type == LiveApp.class
        || type == WebSocket.class;
  }

  private boolean isBody(Target target) {
    if (target.has(Body.class)) {
      return true;
    }
    return !target.isAnnotated()
        && !isProvided(target.type())
        && !isGiven(target.raw())
        && !isUpload(target.type())
        && !isPlaceholder(target.name())
        && TextReader.of(Types.raw(TextBinding.Shape.element(target.type()))) == null;
  }

  private static boolean isUpload(Type type) {
    return Types.raw(TextBinding.Shape.element(type)) == Upload.class;
  }

  private RecordBinding record(Class<?> type, @Nullable Place place, boolean root) {
    if (root) {
      constraints.add(type);
    }
    RecordComponent[] parts = type.getRecordComponents();
    var components = new ArrayList<Binding>();
    for (RecordComponent part : parts) {
      var target = new Target(part);
      Binding given = given(target);
      components.add(given != null ? given : value(target, place, false));
    }
    return new RecordBinding(
        type, List.copyOf(components), RecordBinding.constructor(type), root, constraints);
  }

  /** A lambda's parameter has no name: it is the next placeholder of the path. */
  private Binding positional(Target target) {
    for (String name : placeholders == null ? List.<String>of() : placeholders) {
      if (!used.contains(name)) {
        return text(target, Place.PATH, name, null);
      }
    }
    throw new IllegalArgumentException(
        "nothing says what the parameter "
            + target
            + " is: a lambda's parameters have no names; take a record whose component has one, or"
            + " give a reference to a method");
  }

  /**
   * @param inherited the place that the record around it was said to come from
   */
  private Binding value(Target target, @Nullable Place inherited, boolean root) {
    return switch (target.place()) {
      case Path path -> text(target, Place.PATH, path.value(), null);
      case Query query -> textOrRecord(target, Place.QUERY, query.value(), query.def());
      case Header header -> textOrRecord(target, Place.HEADER, header.value(), header.def());
      case Cookie cookie -> textOrRecord(target, Place.COOKIE, cookie.value(), cookie.def());
      case Form form ->
          isUpload(target.type())
              ? upload(target, form.value())
              : textOrRecord(target, Place.FORM, form.value(), form.def());
      case Body body -> body(target, body.embed(), root);
      case null, default -> inferred(target, inherited, root);
    };
  }

  private Binding inferred(Target target, @Nullable Place inherited, boolean root) {
    if (inherited != null) {
      return textOrRecord(target, inherited, "", Unset.TEXT);
    }
    if (isPlaceholder(target.name())) {
      return text(target, Place.PATH, "", null);
    }
    if (isUpload(target.type())) {
      return upload(target, "");
    }
    if (!isBody(target)) {
      return textOrRecord(target, Place.QUERY, "", Unset.TEXT);
    }
    if (!hasBody) {
      throw new IllegalArgumentException(
          "nothing says where "
              + target
              + " comes from: requests like these have no body, and it cannot be made of text;"
              + " provide it by App.provide or App.perRequest, give "
              + Types.name(TextBinding.Shape.element(target.type()))
              + " a static valueOf(String), or annotate it with @Body");
    }
    return body(target, false, root);
  }

  private Binding textOrRecord(Target target, Place place, String name, String def) {
    return target.raw().isRecord() && TextReader.of(target.raw()) == null
        ? record(target.raw(), place, false)
        : text(target, place, name, def.equals(Unset.TEXT) ? null : def);
  }

  private TextBinding text(Target target, Place place, String given, @Nullable String annotated) {
    Default other = target.element().getAnnotation(Default.class);
    String def = annotated == null && other != null ? other.value() : annotated;
    String name = name(target, place, given);
    if (place == Place.PATH) {
      if (placeholders != null && !placeholders.contains(name)) {
        throw new IllegalArgumentException(
            "the path has no {"
                + name
                + "} for "
                + target
                + "; it has "
                + (placeholders.isEmpty() ? "none at all" : placeholders));
      }
      used.add(name);
    }
    TextBinding.Shape shape = TextBinding.Shape.of(target.type());
    Type element = TextBinding.Shape.element(target.type());
    TextReader reader = TextReader.of(Types.raw(element));
    if (reader == null) {
      throw new IllegalArgumentException(
          target
              + " cannot be made of the text in the "
              + place.text()
              + "; give "
              + Types.name(element)
              + " a static valueOf(String), or take a String");
    }
    if (def != null) {
      checkDefault(target, shape, reader, def);
    }
    boolean nullable = Components.isNullable(target.element());
    return new TextBinding(
        place, name, target.type(), shape, reader, def, nullable, target.element());
  }

  private static void checkDefault(
      Target target, TextBinding.Shape shape, TextReader reader, String def) {
    try {
      for (String text : shape.isSeveral() ? def.split(",", -1) : new String[] {def}) {
        if (!shape.isSeveral() || !def.isEmpty()) {
          var _ = reader.read(text);
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the default \"" + def + "\" of " + target + " " + e.getMessage(), e);
    }
  }

  private UploadBinding upload(Target target, String given) {
    return new UploadBinding(
        name(target, Place.FORM, given),
        TextBinding.Shape.of(target.type()),
        Components.isNullable(target.element()),
        target.element());
  }

  private static String name(Target target, Place place, String given) {
    if (!given.isEmpty()) {
      return given;
    }
    if (target.name() == null) {
      throw new IllegalArgumentException(
          "nothing says the name of the parameter "
              + target
              + "; compile with -parameters, or write it into the annotation");
    }
    return place == Place.HEADER ? Components.headerName(target.name()) : target.name();
  }

  private JsonBody body(Target target, boolean embed, boolean root) {
    boolean isProperty = embed || bodies > 1;
    if (isProperty && target.name() == null) {
      throw new IllegalArgumentException(
          "nothing says which property of the body the parameter "
              + target
              + " is; take a record with a component for each");
    }
    boolean optional = target.raw() == Optional.class;
    Type type = optional ? Types.argument(target.type(), 0) : target.type();
    constraints.add(type);
    return new JsonBody(
        isProperty ? target.name() : null,
        type,
        optional,
        Components.isNullable(target.element()),
        root,
        target.element(),
        json,
        json.mapper().readerFor(json.type(MergePatch.is(type) ? JsonNode.class : type)),
        constraints);
  }
}
